package dev.daybook.cli.view;

import dev.daybook.platform.autostart.Autostart;
import dev.daybook.platform.autostart.AutostartEntry;
import dev.daybook.platform.autostart.AutostartEntry.Standing;
import dev.daybook.platform.autostart.AutostartState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What starts at login, for a person and for programs.
 *
 * @param pid the daemon that runs now; empty when none does
 * @param watcher who starts that one again after a crash; empty when nobody does
 */
public record AutostartPage(AutostartState state, List<AutostartEntry> entries, Optional<Long> pid,
        Optional<String> watcher) {

    /**
     * As it is now.
     *
     * @param pid the daemon that runs now
     * @throws IOException when it cannot be told; the message says what and where
     */
    public static AutostartPage of(Autostart autostart, Optional<Long> pid) throws IOException {
        return new AutostartPage(autostart.state(), autostart.entries(), pid, pid.flatMap(autostart::watcher));
    }

    /** A line for the whole, one for each program, one for now. */
    public String text() {
        StringBuilder text = new StringBuilder(sentence()).append('\n');
        for (AutostartEntry entry : entries) {
            text.append("  %-7s %s\n".formatted(entry.role().word(), line(entry)));
        }
        return text.append("  %-7s %s\n".formatted("now", now())).toString();
    }

    private String sentence() {
        return switch (state) {
            case AutostartState.On _ -> "Daybook starts at login.";
            case AutostartState.Off _ -> "Daybook does not start at login: 'daybook autostart enable' changes that.";
            case AutostartState.Partly(String what) -> "Daybook starts at login in part: " + what
                    + "; 'daybook autostart enable' puts it right.";
            case AutostartState.Foreign(String what) -> "Daybook starts at login, but " + what
                    + "; 'daybook autostart enable' takes it over.";
            case AutostartState.Impossible(String reason) -> "Daybook cannot start at login: " + reason + ".";
        };
    }

    private static String line(AutostartEntry entry) {
        return switch (entry.standing()) {
            case Standing.Absent _ -> "not started";
            case Standing.Ours(String command) -> command + ", by " + entry.place();
            case Standing.Other(String what) -> what + ", by " + entry.place();
        };
    }

    private String now() {
        return pid.map(process -> "the daemon runs, process " + process + watcher
                .map(who -> ", and is started again after a crash, by " + who)
                .orElse(", and nobody starts it again after a crash")).orElse("no daemon runs");
    }

    /** The same for programs. */
    public Map<String, @Nullable Object> document() {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("state", word());
        document.put("detail", detail());
        List<Map<String, @Nullable Object>> programs = new ArrayList<>();
        entries.forEach(entry -> programs.add(document(entry)));
        document.put("entries", programs);
        document.put("daemon_pid", pid.orElse(null));
        document.put("watched_by", watcher.orElse(null));
        return document;
    }

    private static Map<String, @Nullable Object> document(AutostartEntry entry) {
        Map<String, @Nullable Object> document = new LinkedHashMap<>();
        document.put("program", entry.role().word());
        document.put("place", entry.place());
        document.put("standing", switch (entry.standing()) {
            case Standing.Absent _ -> "absent";
            case Standing.Ours _ -> "ours";
            case Standing.Other _ -> "other";
        });
        document.put("starts", switch (entry.standing()) {
            case Standing.Absent _ -> null;
            case Standing.Ours(String command) -> command;
            case Standing.Other(String what) -> what;
        });
        return document;
    }

    private String word() {
        return switch (state) {
            case AutostartState.On _ -> "on";
            case AutostartState.Off _ -> "off";
            case AutostartState.Partly _ -> "partly";
            case AutostartState.Foreign _ -> "foreign";
            case AutostartState.Impossible _ -> "impossible";
        };
    }

    private @Nullable String detail() {
        return switch (state) {
            case AutostartState.On _,AutostartState.Off _ -> null;
            case AutostartState.Partly(String what) -> what;
            case AutostartState.Foreign(String what) -> what;
            case AutostartState.Impossible(String reason) -> reason;
        };
    }
}
