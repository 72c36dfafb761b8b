package dev.daybook.cli;

import dev.daybook.platform.autostart.Autostart;
import picocli.CommandLine.Command;

/** The verbs of what starts at login; alone, how it stands. */
@Command(name = "autostart", description = {"Have the daemon and the tray start when you log in, or not.",
        "Without a verb: how it stands."}, synopsisSubcommandLabel = "[VERB]", commandListHeading = "%nVerbs:%n", footer = {
                "", "'daybook autostart VERB --help' tells more about each."})
final class AutostartCommand extends AutostartVerb {

    AutostartCommand(Surroundings around) {
        super(around);
    }

    @Override
    String act(Autostart autostart) {
        return "";
    }
}
