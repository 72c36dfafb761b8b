package dev.daybook.watch;

import dev.daybook.api.ExitRecord;
import dev.daybook.operation.LiveOperation;
import dev.daybook.operation.OperationCause;
import dev.daybook.operation.OperationEnd;
import dev.daybook.operation.OperationStatus;
import dev.daybook.operation.OperationStore;
import dev.daybook.operation.Receipt;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings what a worker knows of an end into the store. Thread safe. */
public final class Settlement {

    private static final Logger LOG = LoggerFactory.getLogger(Settlement.class);

    private final OperationStore store;
    private final Supplier<Instant> clock;

    public Settlement(OperationStore store, Supplier<Instant> clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Settles an attempt's end. Told twice, it changes nothing the second time. */
    void settle(ExitRecord exit) {
        if (exit.retrying()) {
            settleAttempt(exit);
        } else if (store.end(exit.operationId(), exit.epoch(), end(exit),
                exit.ended().truncatedTo(ChronoUnit.SECONDS))) {
            logEnd(exit);
        } else {
            late(exit);
        }
    }

    /**
     * Once somebody has asked to cancel it no attempt follows, but the worker may not have heard of that and be at one
     * already: it is not over until the worker has stopped or is gone.
     */
    private void settleAttempt(ExitRecord exit) {
        if (store.retry(exit.operationId(), exit.epoch(), "attempt " + (exit.epoch() + 1) + " follows: "
                + words(exit))) {
            LOG.info("Operation {} attempt {}: {}; another follows", exit.operationId(), exit.epoch(), words(exit));
        }
    }

    /** The first terminal write stands. What came too late is worth a line only where that end was inferred. */
    private void late(ExitRecord exit) {
        boolean terminal = store.find(exit.operationId()).map(LiveOperation::status)
                .filter(OperationStatus::terminal).isPresent();
        if (terminal && store.lateExit(exit.operationId(), exit.exitCode(), exit.signal(), clock.get())) {
            LOG.warn("Operation {} had already been failed when its worker told: {}", exit.operationId(), words(exit));
        }
    }

    private static void logEnd(ExitRecord exit) {
        Receipt receipt = receipt(exit);
        LOG.info("Operation {} ended: {}{}", exit.operationId(), words(exit), receipt == null ? "" : "; " + receipt);
    }

    static OperationEnd end(ExitRecord exit) {
        OperationCause cause = OperationCause.of(exit.cause());
        OperationStatus status = switch (cause) {
            case CANCELLED -> OperationStatus.CANCELLED;
            case EXIT -> Integer.valueOf(0).equals(exit.exitCode())
                    ? OperationStatus.COMPLETED
                    : OperationStatus.FAILED;
            case SIGNAL, WORKER_LOST, HOST_REBOOTED, DAEMON_RESTARTED, TIMED_OUT, START_FAILED ->
                OperationStatus.FAILED;
        };
        return new OperationEnd(status, cause, exit.exitCode(), exit.signal(),
                status == OperationStatus.FAILED ? words(exit) : null, receipt(exit), exit.leftBehind());
    }

    private static @Nullable Receipt receipt(ExitRecord exit) {
        return exit.receipt() == null ? null : new Receipt(exit.receipt().stopped(), exit.receipt().left());
    }

    private static String words(ExitRecord exit) {
        if (exit.error() != null) {
            return exit.error();
        }
        return exit.signal() == null ? "exit code " + exit.exitCode() : "ended by signal " + exit.signal();
    }
}
