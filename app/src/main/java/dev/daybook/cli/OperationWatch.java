package dev.daybook.cli;

import dev.daybook.api.Operation;
import dev.daybook.client.Call;
import dev.daybook.client.ClientException;
import dev.daybook.client.DaemonAway;
import dev.daybook.client.DaemonAway.Why;
import dev.daybook.client.DaybookClient;
import dev.daybook.client.Refused;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Asks after an operation until it has ended, however often the daemon restarts meanwhile. Thread safe. */
record OperationWatch(DaybookClient client) {

    // Well below the client's own patience, so that a long answer is not taken for a silent daemon.
    private static final Duration ASK_FOR = DaybookClient.ANSWER_WITHIN.dividedBy(2);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    /** What one look shows. */
    sealed interface Look {
        record Ended(Operation operation) implements Look {}

        record Going(Operation operation) implements Look {}

        /** Nobody could tell now; somebody may later. */
        record Away(ClientException why) implements Look {}
    }

    /**
     * Waits for the end.
     *
     * @return empty when the deadline came first
     * @throws ClientException when the daemon refuses, or stays away for longer than the absence allows
     */
    Optional<Operation> end(String id, Deadline deadline, Absence absence)
            throws ClientException, InterruptedException {
        while (true) {
            switch (look(id, deadline.left())) {
                case Look.Ended(Operation operation) -> {
                    return Optional.of(operation);
                }
                case Look.Going _ -> absence.over();
                case Look.Away(ClientException why) -> absence.goesOn(why);
            }
            if (deadline.passed()) {
                return Optional.empty();
            }
        }
    }

    /**
     * Looks once, for at most {@code within}. Unless it has ended this takes a moment, so looks may follow each other.
     *
     * @throws Refused when the daemon says no, for instance because there is no such operation
     */
    Look look(String id, Duration within) throws Refused, InterruptedException {
        long start = System.nanoTime();
        Look look = ask(id, within.compareTo(ASK_FOR) < 0 ? within : ASK_FOR);
        if (!(look instanceof Look.Ended)) {
            TimeUnit.NANOSECONDS.sleep(BETWEEN_LOOKS.toNanos() - (System.nanoTime() - start));
        }
        return look;
    }

    private Look ask(String id, Duration within) throws Refused, InterruptedException {
        try {
            Operation operation = client.answer(Call.operation(id, within));
            return operation.terminal() ? new Look.Ended(operation) : new Look.Going(operation);
        } catch (ClientException e) {
            return switch (e) {
                case DaemonAway away -> away(away);
                case Refused refused -> notNow(refused);
            };
        }
    }

    private static Look away(DaemonAway away) throws InterruptedException {
        if (away.why() == Why.INTERRUPTED) {
            var _ = Thread.interrupted();
            throw new InterruptedException();
        }
        return new Look.Away(away);
    }

    private static Look notNow(Refused refused) throws Refused {
        if (refused.problem().code().equals("unavailable")) {
            return new Look.Away(refused);
        }
        throw refused;
    }
}
