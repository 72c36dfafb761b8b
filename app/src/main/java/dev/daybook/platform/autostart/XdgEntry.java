package dev.daybook.platform.autostart;

import dev.daybook.platform.autostart.AutostartEntry.Role;
import dev.daybook.platform.autostart.AutostartEntry.Standing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A desktop entry in the person's autostart folder
 * (https://specifications.freedesktop.org/autostart-spec/latest/). A desktop may switch it off in place by a key of its
 * own; that counts as absent.
 *
 * @param home the person's home folder
 */
record XdgEntry(Role role, EntryFile file, String name, Launch launch, Path home) implements LoginEntry {

    /**
     * The tray's.
     *
     * @param config the person's folder of configurations
     */
    static XdgEntry tray(Path config, Launch launch, Path home) {
        return new XdgEntry(Role.TRAY, new EntryFile(config.resolve("autostart/daybook.desktop"), config), "Daybook",
                launch, home);
    }

    /** The daemon's, for a login without systemd. */
    static XdgEntry daemon(Path config, Launch launch, Path home) {
        return new XdgEntry(Role.DAEMON, new EntryFile(config.resolve("autostart/daybookd.desktop"), config),
                "Daybook recorder", launch, home);
    }

    @Override
    public String place() {
        return file.path().toString();
    }

    @Override
    public Standing standing() throws IOException {
        Optional<String> text = file.text().filter(DesktopEntryText::isOn);
        return text.isEmpty()
                ? new Standing.Absent()
                : Standings.of(DesktopEntryText.read(text.get()), launch, place(), home);
    }

    @Override
    public void put() throws IOException {
        file.write(DesktopEntryText.of(name, "An honest record of your workday", role == Role.DAEMON, launch));
    }

    @Override
    public void remove() throws IOException {
        file.delete();
    }
}
