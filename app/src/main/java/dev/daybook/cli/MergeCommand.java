package dev.daybook.cli;

import dev.daybook.client.Call;
import dev.daybook.client.ClientException;
import dev.daybook.client.DaybookClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Makes one of two sessions. */
@Command(name = "merge", description = {
        "Make one of two desk sessions that have ended and between which no other lies.",
        "The older one goes on to the end of the younger and keeps its number; their",
        "notes are joined."})
final class MergeCommand extends Verb {

    @Parameters(index = "0", paramLabel = "SESSION", description = "The number of one.")
    long session;

    @Parameters(index = "1", paramLabel = "SESSION", description = "The number of the one before or after it.")
    long with;

    MergeCommand(Surroundings around) {
        super(around);
    }

    @Override
    void run(DaybookClient client) throws ClientException, Failure {
        show(client, Call.mergeSessions(session, with),
                merged -> around.pages().merged(merged, merged.id() == session ? with : session));
    }
}
