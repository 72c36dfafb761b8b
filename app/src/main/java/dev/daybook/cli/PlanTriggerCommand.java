package dev.daybook.cli;

import dev.daybook.api.Json;
import dev.daybook.api.Operation;
import dev.daybook.api.PlanTriggered;
import dev.daybook.client.Call;
import dev.daybook.client.ClientException;
import dev.daybook.client.DaybookClient;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Starts a plan by hand. */
@Command(name = "trigger", description = {"Start a plan now, unless a run of it goes on.",
        "With --json: the daemon's answer; with --wait too: then the run as it ended, in",
        "a line of its own."}, footer = {"", "Exit code: 1 when it was not started, or with --wait did not complete."})
final class PlanTriggerCommand extends PlanVerb {

    @Option(names = "--wait", description = "Wait until the run has ended, and tell how.")
    boolean wait;

    private Exit exit = Exit.DONE;

    PlanTriggerCommand(Surroundings around) {
        super(around);
    }

    @Override
    int exit() {
        return exit.code();
    }

    @Override
    void run(DaybookClient client) throws ClientException, Failure, InterruptedException {
        PlanTriggered answer = client.answer(Call.triggerPlan(name()));
        if (json) {
            printJson(Json.MAPPER.writeValueAsString(answer));
        }
        if (!answer.triggered()) {
            throw new Failure(Exit.FAILED, refusal(answer));
        }
        if (!json) {
            print("Started " + name() + ": " + run(answer) + "\n");
        }
        if (wait && answer.operationId() != null) {
            await(answer.operationId(), client);
        }
    }

    private String refusal(PlanTriggered answer) throws Failure {
        return switch (answer.reason()) {
            case "active_session" -> name() + " is running already: " + run(answer) + "; see 'daybook plan show "
                    + name() + "'";
            case "orphan_recovered" -> "session " + answer.sessionId() + " of " + name() + " claimed to be active for "
                    + (answer.operationId() == null ? "an operation" : answer.operationId())
                    + " that is not there; it has been failed, trigger " + name() + " again";
            default -> name() + " was not started: " + answer.reason();
        };
    }

    private static String run(PlanTriggered answer) {
        String operation = answer.operationId();
        return "session " + answer.sessionId() + (operation == null ? "" : ", " + operation);
    }

    private void await(String run, DaybookClient client) throws ClientException, Failure, InterruptedException {
        Operation end = new OperationWatch(client)
                .end(run, Deadline.never(), Absence.borneForEver(around.terminal()))
                .orElseThrow();
        if (json) {
            printJson(Json.MAPPER.writeValueAsString(end));
        } else {
            print(around.pages().ended(end));
        }
        exit = end.status().equals("completed") ? Exit.DONE : Exit.FAILED;
    }
}
