package dev.daybook.cli;

import dev.daybook.platform.autostart.Autostart;
import java.io.IOException;
import picocli.CommandLine.Command;

/** Switches it off. */
@Command(name = "disable", description = {"Start nothing at login any more, whichever installation did.",
        "What runs now goes on."})
final class AutostartDisableCommand extends AutostartVerb {

    AutostartDisableCommand(Surroundings around) {
        super(around);
    }

    @Override
    String act(Autostart autostart) throws IOException {
        autostart.disable();
        return "Daybook does not start at login any more; what runs now goes on.";
    }
}
