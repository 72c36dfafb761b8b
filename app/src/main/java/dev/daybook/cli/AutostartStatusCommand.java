package dev.daybook.cli;

import dev.daybook.platform.autostart.Autostart;
import picocli.CommandLine.Command;

/** How it stands. */
@Command(name = "status", description = {"Show what starts at login and from where, and whether the daemon that runs",
        "now is started again after a crash."})
final class AutostartStatusCommand extends AutostartVerb {

    AutostartStatusCommand(Surroundings around) {
        super(around);
    }

    @Override
    String act(Autostart autostart) {
        return "";
    }
}
