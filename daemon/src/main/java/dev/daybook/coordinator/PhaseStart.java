package dev.daybook.coordinator;

import dev.daybook.operation.LiveOperation;
import dev.daybook.operation.NewOperation;
import dev.daybook.operation.OperationCause;
import dev.daybook.operation.OperationEnd;
import dev.daybook.operation.OperationStatus;
import dev.daybook.operation.OperationStore;
import dev.daybook.operation.WorkerIdentity;
import dev.daybook.plan.Phase;
import dev.daybook.plan.PlanRun;
import dev.daybook.platform.OperationId;
import dev.daybook.timeline.StoreUnavailable;
import dev.daybook.watch.DaemonTasks;
import dev.daybook.watch.DaemonWork;
import dev.daybook.watch.WorkerEvidence;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Starts phases: inside the daemon, or as a worker of their own. Used by one thread. */
public final class PhaseStart {

    private static final Logger LOG = LoggerFactory.getLogger(PhaseStart.class);

    private final OperationStore store;
    private final WorkerEvidence evidence;
    private final DaemonTasks tasks;
    private final Map<String, DaemonWork> works;
    private final PhaseWorkers workers;
    private final PhaseVariables variables;
    private final WorkerIdentity self;
    private final Supplier<Instant> clock;
    private final Set<String> started = ConcurrentHashMap.newKeySet();

    /**
     * @param works what the daemon can do itself, by name
     * @param self the daemon's process, which holds what runs inside it
     */
    public PhaseStart(OperationStore store, WorkerEvidence evidence, DaemonTasks tasks, Map<String, DaemonWork> works,
            PhaseWorkers workers, PhaseVariables variables, WorkerIdentity self, Supplier<Instant> clock) {
        this.store = store;
        this.evidence = evidence;
        this.tasks = tasks;
        this.works = works;
        this.workers = workers;
        this.variables = variables;
        this.self = self;
        this.clock = clock;
    }

    /** A new attempt at a phase. */
    NewOperation operation(PlanRun run, Phase phase) {
        String title = run.plan() + " · " + phase.name();
        return switch (phase) {
            case Phase.InDaemon inside -> NewOperation.inDaemon(OperationId.next(), inside.task(), title,
                    self.bootId());
            case Phase.InWorker worker -> new NewOperation(OperationId.next(), "command", true, title,
                    worker.command(), worker.cwd().toString(), self.bootId(), worker.grace(), worker.timeout(),
                    worker.retries(), null, null, null);
        };
    }

    /** Has a pending attempt run, unless that is under way. */
    void start(PlanRun run, Phase phase, PlanRun.Attempt pending) {
        try {
            switch (phase) {
                case Phase.InDaemon inside -> inside(run, inside, pending);
                case Phase.InWorker worker -> inWorker(run, worker, pending);
            }
        } catch (IOException e) {
            LOG.error("Phase \"{}\" of plan \"{}\" could not be started", phase.name(), run.plan(), e);
            failed(pending, String.valueOf(e.getMessage()));
        }
    }

    /** Has what runs inside the daemon end at its next step. */
    void stop(PlanRun.Attempt running) {
        tasks.cancel(running.operation());
    }

    private void inside(PlanRun run, Phase.InDaemon phase, PlanRun.Attempt pending) {
        DaemonWork work = works.get(phase.task());
        if (work == null) {
            failed(pending, "the daemon has no task '" + phase.task() + "'");
            return;
        }
        String id = pending.operation();
        if (tasks.isAt(id, pending.epoch())
                || !(store.start(id, pending.epoch(), self, clock.get()) instanceof OperationStore.Start.Granted)) {
            return;
        }
        DaemonWork.Order order = new DaemonWork.Order(id, run.triggered(), phase.options());
        tasks.start(id, pending.epoch(), true, steps -> variables.write(id, work.run(order, steps)));
    }

    /**
     * An earlier daemon may have started the worker already: then this one finds the operation's lock held, or takes it
     * first, and of two workers one ends at once. A later attempt is its worker's own affair.
     */
    private void inWorker(PlanRun run, Phase.InWorker phase, PlanRun.Attempt pending) throws IOException {
        Optional<LiveOperation> operation = store.find(pending.operation());
        if (pending.epoch() > 1 || operation.isEmpty() || evidence.workerAlive(operation.get())
                || !started.add(pending.operation())) {
            return;
        }
        try {
            workers.start(pending.operation(), run.plan() + " · " + phase.name(), phase,
                    variables.environment(run, phase, pending.operation()), () -> ended(pending));
        } catch (IOException | RuntimeException e) {
            // There is no worker: should its end not be stored either, the next look tries again.
            started.remove(pending.operation());
            throw e;
        }
    }

    /** A worker that is gone before it was told to begin will never begin. */
    private void ended(PlanRun.Attempt pending) {
        started.remove(pending.operation());
        try {
            store.find(pending.operation())
                    .filter(now -> now.status() == OperationStatus.PENDING && now.epoch() == 1
                            && !evidence.workerAlive(now))
                    .ifPresent(now -> failed(pending, "its worker ended before it began; see "
                            + variables.folder(now.id()).resolve("worker.out")));
        } catch (StoreUnavailable e) {
            LOG.warn("That the worker of {} is gone is left to the orphan detector: {}", pending.operation(),
                    e.getMessage());
        }
    }

    private void failed(PlanRun.Attempt pending, String why) {
        store.endUnclaimed(pending.operation(), pending.epoch(),
                OperationEnd.failed(OperationCause.START_FAILED, why), clock.get());
    }
}
