package dev.daybook.cli;

import dev.daybook.api.CancelRequest;
import dev.daybook.api.Operation;
import dev.daybook.client.ClientException;
import dev.daybook.client.DaybookClient;
import java.time.Duration;
import java.util.Optional;

/**
 * What every cancellation of one command line needs.
 *
 * @param request how an operation is to be stopped
 */
record Cancelling(DaybookClient client, Surroundings around, CancelRequest request) {

    // A daemon that was told of a cancel and has not come back by then needs a person.
    private static final Duration DAEMON_AWAY = Duration.ofSeconds(60);
    private static final Duration UNTOLD = Duration.ofSeconds(15);

    /** The operation once it has ended. A stop that takes its time is told of. */
    Operation end(String id) throws ClientException, InterruptedException {
        OperationWatch watch = new OperationWatch(client);
        Absence absence = Absence.borneFor(DAEMON_AWAY, around.terminal());
        Optional<Operation> soon = watch.end(id, Deadline.in(UNTOLD), absence);
        if (soon.isPresent()) {
            return soon.get();
        }
        around.terminal().complain(id + " has not stopped yet; the cancel holds, even if you stop waiting");
        return watch.end(id, Deadline.never(), absence).orElseThrow();
    }
}
