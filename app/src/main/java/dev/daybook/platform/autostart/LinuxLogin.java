package dev.daybook.platform.autostart;

import dev.daybook.platform.StartWay;
import dev.daybook.platform.SystemCommands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Linux. The tray is always started by the desktop; the daemon by the person's systemd, and where the machine runs
 * without it by the desktop too, through a keeper.
 */
final class LinuxLogin {

    /** There while systemd runs the machine (sd_booted(3)). */
    static final Path SYSTEMD = Path.of("/run/systemd/system");

    private static final String KEEPER = "daybook-keep";

    private LinuxLogin() {}

    /**
     * The one of this machine.
     *
     * @param systemd a folder that is there while systemd runs the machine
     */
    static LoginSystem of(Path install, Map<String, String> environment, Path home, Path systemd,
            SystemCommands commands) {
        return Files.isDirectory(systemd)
                ? withSystemd(install, environment, home, answering(environment, commands))
                : withoutSystemd(install, environment, home);
    }

    static LoginSystem withSystemd(Path install, Map<String, String> environment, Path home,
            Optional<SystemCommands> commands) {
        Path config = config(environment, home);
        UnitEntry unit = UnitEntry.in(config, daemon(install, environment), commands, home);
        StartWay start = commands.isPresent() ? new StartWay.ByUnit(UnitEntry.NAME) : new StartWay.Alone();
        return new LoginSystem(List.of(unit, tray(config, install, environment, home)),
                List.of(XdgEntry.daemon(config, keeper(install, environment), home)), start,
                // A person may keep one by hand, or from before systemd ran the machine.
                pid -> commands.flatMap(systemctl -> watchedByUnit(systemctl, pid)).or(() -> watchedByKeeper(pid)));
    }

    static LoginSystem withoutSystemd(Path install, Map<String, String> environment, Path home) {
        Path config = config(environment, home);
        Launch keeper = keeper(install, environment);
        return new LoginSystem(List.of(XdgEntry.daemon(config, keeper, home), tray(config, install, environment, home)),
                List.of(UnitEntry.in(config, daemon(install, environment), Optional.empty(), home)),
                new StartWay.ByKeeper(Path.of(keeper.program())), LinuxLogin::watchedByKeeper);
    }

    private static Launch daemon(Path install, Map<String, String> environment) {
        return Launch.of(environment, install.resolve("bin/daybookd")).withCharacters(environment);
    }

    static Launch keeper(Path install, Map<String, String> environment) {
        return Launch.of(environment, install.resolve("lib").resolve(KEEPER));
    }

    private static XdgEntry tray(Path config, Path install, Map<String, String> environment, Path home) {
        return XdgEntry.tray(config, Launch.of(environment, install.resolve("bin/daybook-tray"), "--hidden"), home);
    }

    private static Path config(Map<String, String> environment, Path home) {
        String told = environment.getOrDefault("XDG_CONFIG_HOME", "");
        return told.startsWith("/") ? Path.of(told) : home.resolve(".config");
    }

    /** The person's own systemd, where a socket says that it runs. */
    private static Optional<SystemCommands> answering(Map<String, String> environment, SystemCommands commands) {
        String run = environment.getOrDefault("XDG_RUNTIME_DIR", "");
        return run.startsWith("/") && Files.exists(Path.of(run, "systemd/private"))
                ? Optional.of(commands)
                : Optional.empty();
    }

    private static Optional<String> watchedByUnit(SystemCommands systemctl, long pid) {
        try {
            SystemCommands.Answer main = systemctl
                    .run(List.of("systemctl", "--user", "show", "--property=MainPID", "--value", UnitEntry.NAME));
            return main.output().strip().equals(Long.toString(pid)) ? Optional.of("systemd") : Optional.empty();
        } catch (IOException unknown) {
            return Optional.empty();
        }
    }

    static Optional<String> watchedByKeeper(long pid) {
        return ProcessHandle.of(pid).flatMap(ProcessHandle::parent)
                .flatMap(parent -> parent.info().arguments())
                .filter(words -> List.of(words).stream().anyMatch(word -> word.endsWith("/" + KEEPER)))
                .map(words -> KEEPER);
    }
}
