package dev.daybook.cli;

import dev.daybook.api.Health;
import dev.daybook.api.Operation;
import dev.daybook.api.Session;
import dev.daybook.client.Call;
import dev.daybook.client.ClientException;
import dev.daybook.client.DaybookClient;
import dev.daybook.client.Refused;
import dev.daybook.client.SessionQuery;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;

/** How the daemon is. */
@Command(name = "status", description = "Show how the daemon and its recorder are.")
final class StatusCommand extends Verb {

    StatusCommand(Surroundings around) {
        super(around);
    }

    @Override
    void run(DaybookClient client) throws ClientException, Failure {
        if (json) {
            printJson(client.body(Call.health()));
            return;
        }
        Health health = client.answer(Call.health());
        print(around.pages().status(health, open(client), underway(client)));
    }

    /** A store that cannot be read now is what a status is asked for: health tells of it, and the page is shown. */
    private static Optional<Session> open(DaybookClient client) throws ClientException {
        try {
            return client.answer(Call.sessions(SessionQuery.openAtTheDesk())).sessions().stream().findFirst();
        } catch (Refused refused) {
            return Optional.empty();
        }
    }

    private static Optional<List<Operation>> underway(DaybookClient client) throws ClientException {
        try {
            return Optional.of(Underway.operations(client, "running", "reconciling", "pending"));
        } catch (Refused refused) {
            return Optional.empty();
        }
    }
}
