package dev.daybook.watch;

import dev.daybook.operation.LiveOperation;
import dev.daybook.operation.Liveness;
import dev.daybook.operation.OperationCause;
import dev.daybook.operation.OperationEnd;
import dev.daybook.operation.OperationStatus;
import dev.daybook.operation.OperationStore;
import dev.daybook.operation.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a launch does to the operations of launches before it, while no worker can speak yet: work inside the daemon died
 * with it; work in a worker waits for the worker, unless its end stands in a record or the machine was restarted.
 */
public final class Reconciliation {

    private static final Logger LOG = LoggerFactory.getLogger(Reconciliation.class);

    private final OperationStore store;
    private final Verdicts verdicts;
    private final Supplier<Instant> clock;

    public Reconciliation(OperationStore store, Verdicts verdicts, Supplier<Instant> clock) {
        this.store = store;
        this.verdicts = verdicts;
        this.clock = clock;
    }

    /**
     * Runs it.
     *
     * @return how many operations wait for their workers now
     */
    public int run() {
        for (LiveOperation operation : store.orphanedInDaemon()) {
            // Whoever asked to cancel it has what was wanted: nothing of it runs.
            OperationEnd end = operation.cancelGrace() != null
                    ? OperationEnd.cancelled(Receipt.NOTHING)
                    : OperationEnd.failed(OperationCause.DAEMON_RESTARTED, "Orphaned by daemon restart");
            store.end(operation.id(), operation.epoch(), end, clock.get());
            LOG.warn("Operation {} ran inside a daemon that is gone: {}", operation.id(), end.status().wire());
        }
        List<LiveOperation> inWorkers = store.inWorkers();
        inWorkers.forEach(this::tryToReconcile);
        int waiting = store.inWorkers().size();
        LOG.info("{} operations reconciled, {} wait for their workers", inWorkers.size(), waiting);
        return waiting;
    }

    /** One that is broken in a way nobody foresaw is left to the detector, and the launch goes on. */
    private void tryToReconcile(LiveOperation operation) {
        try {
            reconcile(operation);
        } catch (RuntimeException e) {
            LOG.error("Operation {} could not be reconciled; the others are", operation.id(), e);
        }
    }

    private void reconcile(LiveOperation operation) {
        Liveness liveness = verdicts.look(operation, Duration.ZERO, Duration.ofNanos(1));
        if (liveness == Liveness.ENDED || liveness == Liveness.REBOOTED) {
            verdicts.carryOut(operation, liveness);
        } else if (operation.status() == OperationStatus.RUNNING) {
            store.unclaimed(operation.id(), operation.epoch());
        }
    }
}
