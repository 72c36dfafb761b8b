package dev.daybook.cli;

import dev.daybook.platform.autostart.Autostart;
import java.io.IOException;
import picocli.CommandLine.Command;

/** Switches it on. */
@Command(name = "enable", description = {"Start the daemon and the tray of this installation from your next login on.",
        "The daemon is then started again after a crash, and not after 'daybook stop'."})
final class AutostartEnableCommand extends AutostartVerb {

    AutostartEnableCommand(Surroundings around) {
        super(around);
    }

    @Override
    String act(Autostart autostart) throws IOException {
        autostart.enable();
        return "Daybook starts at login, from your next login on; 'daybook' starts it now.";
    }
}
