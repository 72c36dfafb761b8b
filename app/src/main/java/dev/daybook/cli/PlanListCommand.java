package dev.daybook.cli;

import dev.daybook.client.Call;
import dev.daybook.client.ClientException;
import dev.daybook.client.DaybookClient;
import picocli.CommandLine.Command;

/** All plans. */
@Command(name = "list", description = "List plans: when each starts, and how its last run went.")
final class PlanListCommand extends Verb {

    PlanListCommand(Surroundings around) {
        super(around);
    }

    @Override
    void run(DaybookClient client) throws ClientException, Failure {
        show(client, Call.plans(), around.pages()::plans);
    }
}
