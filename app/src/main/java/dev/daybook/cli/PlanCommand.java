package dev.daybook.cli;

import dev.daybook.client.Call;
import dev.daybook.client.ClientException;
import dev.daybook.client.DaybookClient;
import picocli.CommandLine.Command;

/** The verbs of plans; alone, their list. */
@Command(name = "plan", description = {"See plans, start them, and switch their triggers on and off.",
        "Without a verb: the list."}, synopsisSubcommandLabel = "[VERB]", commandListHeading = "%nVerbs:%n", footer = {
                "", "'daybook plan VERB --help' tells more about each."})
final class PlanCommand extends Verb {

    PlanCommand(Surroundings around) {
        super(around);
    }

    @Override
    void run(DaybookClient client) throws ClientException, Failure {
        show(client, Call.plans(), around.pages()::plans);
    }
}
