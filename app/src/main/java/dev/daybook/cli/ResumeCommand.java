package dev.daybook.cli;

import dev.daybook.client.Call;
import dev.daybook.client.ClientException;
import dev.daybook.client.DaybookClient;
import picocli.CommandLine.Command;

/** Ends a pause. */
@Command(name = "resume", description = "Go on recording after a pause.")
final class ResumeCommand extends Verb {

    ResumeCommand(Surroundings around) {
        super(around);
    }

    @Override
    void run(DaybookClient client) throws ClientException, Failure {
        show(client, Call.resume(), around.pages()::recorder);
    }
}
