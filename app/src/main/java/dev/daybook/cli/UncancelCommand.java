package dev.daybook.cli;

import dev.daybook.client.Call;
import dev.daybook.client.ClientException;
import dev.daybook.client.DaybookClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Takes a session's cancel back. */
@Command(name = "uncancel", description = {"Take the cancel of a session back, where nothing was stopped for it.",
        "One that was never cancelled stays as it is."})
final class UncancelCommand extends Verb {

    @Parameters(paramLabel = "SESSION", description = "The number of the session.")
    long session;

    UncancelCommand(Surroundings around) {
        super(around);
    }

    @Override
    void run(DaybookClient client) throws ClientException, Failure {
        show(client, Call.restoreSession(session), around.pages()::session);
    }
}
