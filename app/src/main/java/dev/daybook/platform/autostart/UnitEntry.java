package dev.daybook.platform.autostart;

import dev.daybook.platform.SystemCommands;
import dev.daybook.platform.UnitStanding;
import dev.daybook.platform.autostart.AutostartEntry.Role;
import dev.daybook.platform.autostart.AutostartEntry.Standing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The daemon as a unit of the person's systemd, wanted by what it starts at login. Both are files, so it makes no
 * difference whether systemd answers at this moment; when it does it is told.
 *
 * @param unit the unit's file
 * @param wanted the link by which it is enabled
 * @param systemd asks the person's systemd; empty while it does not answer
 * @param home the person's home folder
 */
record UnitEntry(EntryFile unit, EntryFile wanted, Launch launch, Optional<SystemCommands> systemd, Path home)
        implements
            LoginEntry {

    static final String NAME = "daybookd.service";

    /**
     * The daemon's.
     *
     * @param config the person's folder of configurations
     */
    static UnitEntry in(Path config, Launch launch, Optional<SystemCommands> systemd, Path home) {
        Path units = config.resolve("systemd/user");
        return new UnitEntry(new EntryFile(units.resolve(NAME), config),
                new EntryFile(units.resolve("default.target.wants").resolve(NAME), config), launch, systemd,
                home);
    }

    @Override
    public Role role() {
        return Role.DAEMON;
    }

    @Override
    public String place() {
        return unit.path().toString();
    }

    @Override
    public Standing standing() throws IOException {
        Optional<String> text = unit.text();
        if (text.isEmpty() || !wanted.isThere()) {
            return new Standing.Absent();
        }
        return Standings.of(UnitText.read(text.get()), launch, place(), home);
    }

    @Override
    public void put() throws IOException {
        unit.write(UnitText.of(launch));
        wanted.link(Path.of("..", NAME));
        reload();
        if (systemd.isPresent()) {
            expectKnown(UnitStanding.ask(NAME, systemd.get()));
        }
    }

    /** A shell may say of the folder of configurations what the person's systemd was never told, and never looks there. */
    private void expectKnown(UnitStanding told) throws IOException {
        if (!told.isFrom(unit.path())) {
            throw new IOException("systemd does not start " + NAME + " from " + place() + ": it "
                    + (told.file().isEmpty() ? "finds none" : "takes " + told.file())
                    + "; if XDG_CONFIG_HOME is set in this shell alone, unset it and enable again");
        }
    }

    @Override
    public void remove() throws IOException {
        boolean there = unit.isThere() || wanted.isThere();
        wanted.delete();
        unit.delete();
        if (there) {
            reload();
        }
    }

    /** When it comes to nothing the next login reads the files all the same. */
    private void reload() throws IOException {
        if (systemd.isPresent()) {
            var _ = systemd.get().run(List.of("systemctl", "--user", "daemon-reload"));
        }
    }
}
