package dev.daybook.watch;

import dev.daybook.api.HeldOperation;
import dev.daybook.operation.AwakeTime;
import dev.daybook.operation.LiveOperation;
import dev.daybook.operation.Liveness;
import dev.daybook.operation.OperationStatus;
import dev.daybook.operation.OperationStore;
import dev.daybook.timeline.StoreUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Finds operations that claim to be alive with nothing behind them. It looks once a second at the workers it has heard
 * of, so that a death is noticed at once, and every interval at all operations in the store, whoever has spoken.
 *
 * <p><b>Invariant:</b> nothing is failed for silence. Only an operation whose worker is gone, that left no record, and
 * that nobody claimed for the whole timeout of time awake is lost.
 *
 * <p>{@link #step} belongs to one thread; the rest is thread safe.
 */
public final class OrphanDetector {

    private static final Logger LOG = LoggerFactory.getLogger(OrphanDetector.class);

    private final OperationStore store;
    private final WorkerEvidence evidence;
    private final Claims claims;
    private final Verdicts verdicts;
    private final Limits limits;
    private final AwakeTime time = new AwakeTime();
    /** Counted time awake at which each was first seen unclaimed. */
    private final Map<Attempt, Duration> watches = new ConcurrentHashMap<>();
    /** Counted time awake since which a worker that lives has said nothing of it. */
    private final Map<Attempt, Duration> unheard = new ConcurrentHashMap<>();
    private final Map<String, Liveness> seen = new ConcurrentHashMap<>();
    private final AtomicBoolean soon = new AtomicBoolean();
    private Map<String, Liveness> told = Map.of();
    private @Nullable Duration checkedAt;
    private volatile @Nullable Instant lastCheck;

    /**
     * The two times of row D6.
     *
     * @param timeout of time awake
     * @param interval between two looks at everything
     */
    public record Limits(Duration timeout, Duration interval) {}

    private record Attempt(String operation, int epoch) {

        static Attempt of(LiveOperation operation) {
            return new Attempt(operation.id(), operation.epoch());
        }
    }

    public OrphanDetector(OperationStore store, WorkerEvidence evidence, Claims claims, Verdicts verdicts,
            Limits limits) {
        this.store = store;
        this.evidence = evidence;
        this.claims = claims;
        this.verdicts = verdicts;
        this.limits = limits;
    }

    /**
     * One look.
     *
     * @param awake from a clock that never goes back
     * @param wall the time of day, for people
     */
    public void step(Duration awake, Instant wall) {
        if (time.look(awake)) {
            claims.time(time.counted());
        } else {
            LOG.info("Time has passed in which nothing was looked at; every watch begins again");
            watches.clear();
            unheard.clear();
            claims.startAgain(time.counted());
        }
        lookAtClaims();
        Duration last = checkedAt;
        if (soon.getAndSet(false) || last == null || time.counted().minus(last).compareTo(limits.interval) >= 0) {
            checkedAt = time.counted();
            check();
            lastCheck = wall;
        }
        if (!seen.equals(told)) {
            told = Map.copyOf(seen);
            claims.tellNews();
        }
    }

    /** A claim clears the watch, and a dead worker is no claim. */
    private void lookAtClaims() {
        for (Claims.Claim claim : claims.all()) {
            claim.held().forEach((id, held) -> apart(id, () -> lookAt(claim, held)));
        }
        claims.forgetIdle();
    }

    private void lookAt(Claims.Claim claim, HeldOperation held) {
        Optional<LiveOperation> operation = store.find(held.operationId())
                .filter(found -> !found.status().terminal());
        // A claim clears the watch, that of a worker which has died since too.
        operation.filter(found -> found.mayBeHeldBy(claim.worker().id()))
                .ifPresent(found -> watches.remove(Attempt.of(found)));
        if (operation.isEmpty() || !evidence.workerAlive(operation.get())) {
            claims.forget(claim.worker().id());
            operation.ifPresent(this::judge);
        } else if (!claims.silent(claim)) {
            spokenFor(new Attempt(held.operationId(), held.epoch()));
        }
    }

    private void spokenFor(Attempt attempt) {
        watches.remove(attempt);
        unheard.remove(attempt);
        seen.put(attempt.operation, Liveness.CLAIMED);
    }

    private void check() {
        var live = store.inWorkers();
        Set<Attempt> attempts = live.stream().map(Attempt::of).collect(Collectors.toSet());
        watches.keySet().retainAll(attempts);
        unheard.keySet().retainAll(attempts);
        seen.keySet().retainAll(live.stream().map(LiveOperation::id).collect(Collectors.toSet()));
        live.forEach(operation -> apart(operation.id(), () -> judge(operation)));
    }

    private static void apart(String operation, Runnable look) {
        try {
            look.run();
        } catch (StoreUnavailable e) {
            throw e;
        } catch (RuntimeException e) {
            LOG.error("Operation {} could not be judged; the others are", operation, e);
        }
    }

    private void judge(LiveOperation operation) {
        Attempt attempt = Attempt.of(operation);
        Duration since = watches.getOrDefault(attempt, time.counted());
        Liveness liveness = verdicts.look(operation, time.counted().minus(since), limits.timeout);
        Liveness before = seen.put(operation.id(), liveness);
        switch (liveness) {
            case CLAIMED -> spokenFor(attempt);
            case ENDED, REBOOTED, ABANDONED -> watches.remove(attempt);
            case UNRESPONSIVE -> wonder(attempt, before);
            case WATCHED -> watch(operation, attempt);
            case LOST -> LOG.warn("Orphan operation detected: {}", operation.id());
        }
        verdicts.carryOut(operation, liveness);
        if (liveness == Liveness.UNRESPONSIVE && deaf(operation, attempt)) {
            verdicts.giveUpOnWorker(operation);
            soon();
        }
    }

    /** Somebody wants it stopped, and its worker has not answered for longer than the stop may take. */
    private boolean deaf(LiveOperation operation, Attempt attempt) {
        Duration grace = operation.cancelGrace();
        Duration since = unheard.get(attempt);
        return grace != null && since != null
                && time.counted().minus(since).compareTo(Claims.SILENT.plus(grace)) >= 0;
    }

    /** A daemon that has just started has heard of nobody: a worker has its time to speak before it counts as silent. */
    private void wonder(Attempt attempt, @Nullable Liveness before) {
        watches.remove(attempt);
        Duration since = unheard.computeIfAbsent(attempt, first -> claims.lastHeard(first.operation)
                .orElse(time.counted()));
        if (time.counted().minus(since).compareTo(Claims.SILENT) < 0) {
            seen.remove(attempt.operation);
        } else if (before != Liveness.UNRESPONSIVE) {
            LOG.warn("Operation {}: its worker is alive and does not answer", attempt.operation);
        }
    }

    private void watch(LiveOperation operation, Attempt attempt) {
        if (watches.putIfAbsent(attempt, time.counted()) == null && operation.worker() != null) {
            LOG.info("Operation {}: no worker claims it; it is failed unless one does within {} s", operation.id(),
                    limits.timeout.toSeconds());
        }
        if (operation.status() == OperationStatus.RUNNING) {
            store.unclaimed(operation.id(), operation.epoch());
        }
    }

    /** Looks at everything with the next step: somebody waits for what only a look brings about. */
    public void soon() {
        soon.set(true);
    }

    /** What the last look said of an operation; null when it has not been looked at. */
    @Nullable
    Liveness seen(String operation) {
        return seen.get(operation);
    }

    /** Operations that no live worker claims now. */
    public Set<String> watched() {
        return watches.keySet().stream().map(Attempt::operation).collect(Collectors.toSet());
    }

    /** Operations whose workers are alive and have not answered for long. */
    public Set<String> unresponsive() {
        return seen.entrySet().stream().filter(entry -> entry.getValue() == Liveness.UNRESPONSIVE)
                .map(Map.Entry::getKey).collect(Collectors.toSet());
    }

    public Limits limits() {
        return limits;
    }

    /** When everything was last looked at; null before the first time. */
    public @Nullable Instant lastCheck() {
        return lastCheck;
    }
}
