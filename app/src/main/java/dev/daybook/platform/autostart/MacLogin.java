package dev.daybook.platform.autostart;

import dev.daybook.platform.StartWay;
import dev.daybook.platform.SystemCommands;
import dev.daybook.platform.autostart.AutostartEntry.Role;
import dev.daybook.platform.autostart.AutostartEntry.Standing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * macOS: two agents of the person's launchd. The daemon's runs the keeper, which knows with which codes a daemon is not
 * to be started again; launchd cannot tell them apart and starts the keeper again if that is killed. Never run, only
 * tested by what it writes and asks.
 */
final class MacLogin {

    private static final String DAEMON = "dev.daybook.daemon";

    private MacLogin() {}

    static LoginSystem of(Path install, Map<String, String> environment, Path home, SystemCommands commands) {
        Path folder = home.resolve("Library/LaunchAgents");
        Agent daemon = new Agent(Role.DAEMON, DAEMON, new EntryFile(folder.resolve(DAEMON + ".plist"), home),
                LinuxLogin.keeper(install, environment), commands);
        String label = "dev.daybook.tray";
        Agent tray = new Agent(Role.TRAY, label, new EntryFile(folder.resolve(label + ".plist"), home),
                Launch.of(environment, install.resolve("bin/daybook-tray"), "--hidden"), commands);
        return new LoginSystem(List.of(daemon, tray), List.of(), start(daemon), LinuxLogin::watchedByKeeper);
    }

    private static StartWay start(Agent daemon) {
        try {
            return new StartWay.ByAgent(daemon.domain(), DAEMON, daemon.file.path());
        } catch (IOException unknown) {
            return new StartWay.Alone();
        }
    }

    /** One agent. */
    record Agent(Role role, String label, EntryFile file, Launch launch, SystemCommands commands)
            implements
                LoginEntry {

        @Override
        public String place() {
            return file.path().toString();
        }

        @Override
        public Standing standing() throws IOException {
            Optional<String> text = file.text();
            return text.isEmpty()
                    ? new Standing.Absent()
                    : Standings.of(PlistText.read(text.get()), launch, place(), file.boundary());
        }

        /** Loaded at the next login: to load it now would start it now. One that was switched off is switched on again. */
        @Override
        public void put() throws IOException {
            file.write(PlistText.of(label, launch, role == Role.DAEMON));
            SystemCommands.Answer enabled = commands.run(List.of("launchctl", "enable", domain() + "/" + label));
            if (!enabled.fine()) {
                throw new IOException("launchctl does not enable " + label + ": " + enabled.lastLine());
            }
        }

        /** What was loaded goes on until the person logs out, and is then forgotten: to unload it now would end it now. */
        @Override
        public void remove() throws IOException {
            file.delete();
        }

        String domain() throws IOException {
            SystemCommands.Answer id = commands.run(List.of("id", "-u"));
            if (!id.fine() || !id.output().strip().matches("\\d+")) {
                throw new IOException("cannot learn this user's number: " + id.lastLine());
            }
            return "gui/" + id.output().strip();
        }
    }
}
