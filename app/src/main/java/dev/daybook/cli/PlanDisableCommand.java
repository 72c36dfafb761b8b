package dev.daybook.cli;

import dev.daybook.client.Call;
import dev.daybook.client.ClientException;
import dev.daybook.client.DaybookClient;
import picocli.CommandLine.Command;

/** Switches a trigger off. */
@Command(name = "disable", description = {"Keep a plan's trigger from starting it, until it is enabled again.",
        "A run that goes on is not touched, and 'daybook plan trigger' still starts it."})
final class PlanDisableCommand extends PlanVerb {

    PlanDisableCommand(Surroundings around) {
        super(around);
    }

    @Override
    void run(DaybookClient client) throws ClientException, Failure {
        show(client, Call.enablePlan(name(), false), around.pages()::enabled);
    }
}
