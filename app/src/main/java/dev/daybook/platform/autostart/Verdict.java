package dev.daybook.platform.autostart;

import dev.daybook.platform.autostart.AutostartEntry.Role;
import dev.daybook.platform.autostart.AutostartEntry.Standing;
import java.util.List;

/** What the entries come to together. */
final class Verdict {

    private Verdict() {}

    /**
     * The verdict.
     *
     * @param elsewhere whether something is also left from another way to start at login
     */
    static AutostartState of(List<AutostartEntry> entries, boolean elsewhere) {
        for (AutostartEntry entry : entries) {
            if (entry.standing() instanceof Standing.Other other) {
                return new AutostartState.Foreign("the entry of the " + entry.role().word() + " " + other.what());
            }
        }
        List<AutostartEntry> ours = entries.stream().filter(entry -> entry.standing() instanceof Standing.Ours)
                .toList();
        if (ours.size() == entries.size()) {
            return elsewhere
                    ? new AutostartState.Partly("an entry for another kind of system is left and starts the daemon too")
                    : new AutostartState.On();
        } else if (!ours.isEmpty()) {
            return new AutostartState.Partly(half(ours.getFirst().role()));
        }
        return elsewhere
                ? new AutostartState.Partly("an entry for another kind of system is left")
                : new AutostartState.Off();
    }

    private static String half(Role there) {
        return switch (there) {
            case DAEMON -> "the daemon starts at login, the tray does not";
            case TRAY -> "the tray starts at login and starts the daemon, which nobody starts again after a crash";
        };
    }
}
