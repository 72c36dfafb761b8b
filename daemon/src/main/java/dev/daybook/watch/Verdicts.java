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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gathers the evidence and carries out what follows from it. Thread safe; stopping processes takes time and is done on
 * the sweeper.
 */
public final class Verdicts {

    private static final Logger LOG = LoggerFactory.getLogger(Verdicts.class);

    /** For an orphan, however long the person would have given it. */
    private static final Duration LONGEST_GRACE = Duration.ofSeconds(10);

    private final OperationStore store;
    private final WorkerEvidence evidence;
    private final Claims claims;
    private final Settlement settlement;
    private final Supplier<Instant> clock;
    private final String bootId;
    private final Executor sweeper;
    private final Set<String> sweeping = ConcurrentHashMap.newKeySet();

    /**
     * @param bootId of this boot
     * @param sweeper runs what may take the grace period
     */
    public Verdicts(OperationStore store, WorkerEvidence evidence, Claims claims, Settlement settlement,
            Supplier<Instant> clock, String bootId, Executor sweeper) {
        this.store = store;
        this.evidence = evidence;
        this.claims = claims;
        this.settlement = settlement;
        this.clock = clock;
        this.bootId = bootId;
        this.sweeper = sweeper;
    }

    /** The worker's life is looked at before its record: a worker that is dead by then writes none any more. */
    Liveness look(LiveOperation operation, Duration unclaimed, Duration timeout) {
        if (claims.claimed(operation)) {
            return Liveness.CLAIMED;
        }
        boolean alive = evidence.workerAlive(operation);
        return Liveness.of(new Liveness.Evidence(false, settles(operation), operation.bootId().equals(bootId), alive,
                operation.cancelGrace() != null, unclaimed), timeout);
    }

    /** The record of an attempt that another was to follow says nothing of one that is to be cancelled. */
    private boolean settles(LiveOperation operation) {
        return evidence.exitRecord(operation).filter(exit -> !exit.retrying() || operation.cancelGrace() == null)
                .isPresent();
    }

    void carryOut(LiveOperation operation, Liveness liveness) {
        switch (liveness) {
            case CLAIMED, UNRESPONSIVE, WATCHED -> {
                // Nothing is decided.
            }
            case ENDED -> evidence.exitRecord(operation).ifPresent(settlement::settle);
            case REBOOTED -> rebooted(operation);
            case ABANDONED, LOST -> sweepOnce(operation);
        }
    }

    private void rebooted(LiveOperation operation) {
        String error = "The machine was restarted while it was " + operation.status().wire();
        if (store.end(operation.id(), operation.epoch(), OperationEnd.failed(OperationCause.HOST_REBOOTED, error),
                clock.get())) {
            LOG.warn("Operation {} failed: {}", operation.id(), error);
        }
    }

    /**
     * Its worker is alive and does not carry out the cancel. It is ended, so that nothing it heard before can be done
     * after; what it leaves is then swept as any dead worker's.
     */
    void giveUpOnWorker(LiveOperation operation) {
        LOG.warn("Operation {} is to be cancelled and its worker does not answer: the worker is ended", operation.id());
        evidence.endWorker(operation);
    }

    /** A sweep that is under way can become more urgent. */
    private void sweepOnce(LiveOperation operation) {
        if (operation.status() == OperationStatus.RUNNING) {
            store.unclaimed(operation.id(), operation.epoch());
        }
        if (!sweeping.add(operation.id())) {
            evidence.hasten(operation.id(), grace(operation));
            return;
        }
        sweeper.execute(() -> {
            try {
                // Between verdict and sweep a worker may have come after all: then nothing in its hands is touched.
                if (!spokenFor(operation)) {
                    sweep(operation);
                }
            } catch (RuntimeException e) {
                LOG.error("What operation {} left could not be stopped; it is tried again", operation.id(), e);
            } finally {
                sweeping.remove(operation.id());
            }
        });
    }

    /** Nobody is there who could want an orphan to take its time, but whoever asked to cancel it. */
    private static Duration grace(LiveOperation operation) {
        Duration wanted = operation.cancelGrace();
        return wanted != null
                ? wanted
                : operation.grace().compareTo(LONGEST_GRACE) < 0 ? operation.grace() : LONGEST_GRACE;
    }

    private void sweep(LiveOperation operation) {
        Receipt receipt = evidence.sweep(operation, grace(operation));
        // It took its time; and a worker that only waits for its start leaves no mark in the store.
        if (Thread.currentThread().isInterrupted() || spokenFor(operation)) {
            return;
        }
        boolean wanted = store.find(operation.id()).map(LiveOperation::cancelGrace).isPresent();
        OperationEnd end = wanted
                ? OperationEnd.cancelled(receipt)
                : OperationEnd.workerLost(error(operation), receipt);
        if (store.endUnclaimed(operation.id(), operation.epoch(), end, clock.get())) {
            LOG.warn("Operation {} {}: its worker is gone; {}", operation.id(), end.status().wire(), receipt);
        }
    }

    private boolean spokenFor(LiveOperation operation) {
        return claims.claimed(operation) || evidence.workerAlive(operation);
    }

    private static String error(LiveOperation operation) {
        return operation.status() == OperationStatus.PENDING
                ? "Operation was pending but no worker claimed it"
                : OperationEnd.UNCLAIMED;
    }
}
