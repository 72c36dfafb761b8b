package dev.daybook.cli;

import dev.daybook.cli.manual.ManualPage;
import dev.daybook.client.DaybookClient;
import picocli.CommandLine.Command;

/** The manual page that packages carry. People read it by {@code man daybook}. */
@Command(name = "manual", hidden = true, description = "Print the manual page as roff.")
final class ManualCommand extends BareVerb {

    ManualCommand(Surroundings around) {
        super(around);
    }

    @Override
    void run(DaybookClient client) throws Failure {
        print(ManualPage.of(spec.root().commandLine(), VersionCommand.version()));
    }
}
