package dev.daybook.cli;

import dev.daybook.api.CancelRequest;
import dev.daybook.api.Operation;
import dev.daybook.client.Call;
import dev.daybook.client.ClientException;
import dev.daybook.client.DaybookClient;
import dev.daybook.platform.Patience;
import dev.daybook.platform.process.OwnProcess;
import dev.daybook.worker.DetachedWorker;
import dev.daybook.worker.WorkerTask;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** Starts a worker in the background and waits until it holds the operation. */
record DetachedStart(Surroundings around, DaybookClient client) {

    private static final Duration HELD_WITHIN = Duration.ofSeconds(20);
    private static final Duration LOOK_EVERY = Duration.ofMillis(20);

    /** Prints the id, and answers the exit code. */
    int start(WorkerTask task) throws Failure, InterruptedException {
        String id = task.operationId();
        Path install = around.install().orElseThrow(() -> new Failure(Exit.FAILED,
                "this daybook is not part of an installation that could start a worker, run bin/daybook of an installed"
                        + " folder"));
        Path folder = around.directories().operations().resolve(id);
        try (DetachedWorker worker = DetachedWorker.start(install, folder, "task.json", task,
                OwnProcess.environment())) {
            boolean held = Patience.until(() -> isHeld(id) || worker.hasEnded(), HELD_WITHIN, LOOK_EVERY);
            if (!held || (worker.hasEnded() && !isHeld(id))) {
                // Were it to begin after all, who is told now that it did not would have it twice.
                worker.end();
                giveUp(id);
                throw new Failure(Exit.FAILED, "the worker of " + id + " did not begin, see "
                        + folder.resolve("worker.out"));
            }
        } catch (IOException e) {
            giveUp(id);
            throw new Failure(Exit.FAILED, "cannot start a worker: " + e.getMessage());
        }
        around.terminal().print(id + "\n");
        return Exit.DONE.code();
    }

    private boolean isHeld(String id) {
        try {
            Operation operation = client.answer(Call.operation(id));
            return operation.workerId() != null || operation.terminal();
        } catch (ClientException notNow) {
            return false;
        }
    }

    /** What never began is not left pending. */
    private void giveUp(String id) {
        try {
            client.answer(Call.cancel(id, new CancelRequest(null)));
        } catch (ClientException away) {
            // The next daemon finds that nobody claims it.
        }
    }
}
