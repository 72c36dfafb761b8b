package dev.daybook.cli;

import dev.daybook.api.Plan;
import dev.daybook.client.Call;
import dev.daybook.client.ClientException;
import dev.daybook.client.DaybookClient;
import picocli.CommandLine.Command;

/** Everything about one plan. */
@Command(name = "show", description = "Show a plan with its phases, and how far its last run came.")
final class PlanShowCommand extends PlanVerb {

    PlanShowCommand(Surroundings around) {
        super(around);
    }

    @Override
    void run(DaybookClient client) throws ClientException, Failure {
        Call<Plan> call = Call.plan(name());
        if (json) {
            printJson(client.body(call));
            return;
        }
        Plan plan = client.answer(call);
        String run = plan.lastRun() == null ? null : plan.lastRun().operationId();
        print(around.pages().plan(plan, Phases.of(run, client)));
    }
}
