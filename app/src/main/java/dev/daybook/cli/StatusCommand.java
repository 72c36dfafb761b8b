package dev.daybook.cli;

import dev.daybook.api.Health;
import dev.daybook.client.Call;
import dev.daybook.client.ClientException;
import dev.daybook.client.DaybookClient;
import dev.daybook.client.SessionQuery;
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
        var open = client.answer(Call.sessions(SessionQuery.openAtTheDesk())).sessions();
        print(around.pages().status(health, open.stream().findFirst()));
    }
}
