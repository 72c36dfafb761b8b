package dev.daybook.platform.autostart;

import dev.daybook.platform.StartWay;
import dev.daybook.platform.SystemCommands;
import dev.daybook.platform.autostart.AutostartEntry.Role;
import dev.daybook.platform.autostart.AutostartEntry.Standing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether the daemon and the tray of an installation start by themselves when the person logs in, and who starts the
 * daemon again after a crash. Every question is answered from what the system holds, so what another program changed
 * there is seen. Nothing is started or ended here, only from the next login on. Thread safe; each call reads or writes
 * small files and may ask a program of the system, which takes up to ten seconds when that hangs.
 */
public final class Autostart {

    private final Optional<LoginSystem> system;
    private final String reason;

    Autostart(LoginSystem system) {
        this.system = Optional.of(system);
        this.reason = "";
    }

    private Autostart(String reason) {
        this.system = Optional.empty();
        this.reason = reason;
    }

    /**
     * That of this system.
     *
     * @param install the folder that holds {@code bin/} and {@code lib/}
     * @param environment the process environment; what it says of folders is kept for the start at login, and this
     *     process's Java where it would not be found there
     * @param home the person's home folder
     */
    public static Autostart of(Path install, Map<String, String> environment, Path home) {
        SystemCommands commands = SystemCommands.ofThisMachine();
        String system = System.getProperty("os.name", "");
        if (system.equals("Linux")) {
            return new Autostart(LinuxLogin.of(install, OwnJava.ofThisProcess().keptIn(environment, install), home,
                    LinuxLogin.SYSTEMD, commands));
        } else if (system.startsWith("Mac")) {
            return new Autostart(MacLogin.of(install, OwnJava.ofThisProcess().keptIn(environment, install), home,
                    commands));
        } else if (system.startsWith("Windows")) {
            return new Autostart(WindowsLogin.of(install, commands));
        }
        return impossible("it is not known how programs are started at login on " + system);
    }

    /** That of a Linux desktop without systemd, whatever machine this is. */
    public static Autostart withoutSystemd(Path install, Map<String, String> environment, Path home) {
        return new Autostart(LinuxLogin.withoutSystemd(install, environment, home));
    }

    /**
     * Where nobody knows how.
     *
     * @param reason one line
     */
    public static Autostart impossible(String reason) {
        return new Autostart(reason);
    }

    /** Why it cannot be had here, one line; empty when it can. */
    public Optional<String> hindrance() {
        return system.isPresent() ? Optional.empty() : Optional.of(reason);
    }

    /**
     * All of it in one word.
     *
     * @throws IOException when it cannot be told; the message says what and where
     */
    public AutostartState state() throws IOException {
        return system.isEmpty() ? new AutostartState.Impossible(reason) : Verdict.of(entries(), elsewhere());
    }

    /**
     * What the system holds for each program, the daemon first; empty where it is impossible.
     *
     * @throws IOException when it cannot be told; the message says what and where
     */
    public List<AutostartEntry> entries() throws IOException {
        List<AutostartEntry> entries = new ArrayList<>();
        for (LoginEntry entry : system.map(LoginSystem::entries).orElse(List.of())) {
            entries.add(new AutostartEntry(entry.role(), entry.place(), entry.standing()));
        }
        return entries;
    }

    private boolean elsewhere() throws IOException {
        for (LoginEntry entry : system.map(LoginSystem::elsewhere).orElse(List.of())) {
            if (!(entry.standing() instanceof Standing.Absent)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Both start from the next login on, from this installation, whatever did before.
     *
     * @throws IOException when that cannot be brought about, or is impossible; the message says what and where
     */
    public void enable() throws IOException {
        LoginSystem here = system.orElseThrow(() -> new IOException(reason));
        for (LoginEntry entry : here.entries()) {
            entry.put();
        }
        for (LoginEntry entry : here.elsewhere()) {
            entry.remove();
        }
    }

    /**
     * None starts from the next login on. What runs goes on. Fine when none did.
     *
     * @throws IOException when that cannot be brought about; the message says what and where
     */
    public void disable() throws IOException {
        if (system.isPresent()) {
            for (LoginEntry entry : system.get().entries()) {
                entry.remove();
            }
            for (LoginEntry entry : system.get().elsewhere()) {
                entry.remove();
            }
        }
    }

    /** How a daemon is started now: as at login when this installation's is started there, otherwise by itself. */
    public StartWay startWay() {
        try {
            for (LoginEntry entry : system.map(LoginSystem::entries).orElse(List.of())) {
                if (entry.role() == Role.DAEMON && entry.standing() instanceof Standing.Ours) {
                    return system.map(LoginSystem::start).orElseGet(StartWay.Alone::new);
                }
            }
        } catch (IOException unreadable) {
            // A daemon is wanted now; who asks for the state is told.
        }
        return new StartWay.Alone();
    }

    /**
     * Who starts a daemon again after a crash.
     *
     * @param pid the daemon's process
     * @return a name for a person; empty when nobody does, as far as can be told
     */
    public Optional<String> watcher(long pid) {
        return system.flatMap(here -> here.watch().over(pid));
    }
}
