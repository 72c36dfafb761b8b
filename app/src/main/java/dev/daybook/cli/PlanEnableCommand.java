package dev.daybook.cli;

import dev.daybook.client.Call;
import dev.daybook.client.ClientException;
import dev.daybook.client.DaybookClient;
import picocli.CommandLine.Command;

/** Switches a trigger on. */
@Command(name = "enable", description = "Let a plan's trigger start it again.")
final class PlanEnableCommand extends PlanVerb {

    PlanEnableCommand(Surroundings around) {
        super(around);
    }

    @Override
    void run(DaybookClient client) throws ClientException, Failure {
        show(client, Call.enablePlan(name(), true), around.pages()::enabled);
    }
}
