package dev.daybook.coordinator;

import dev.daybook.operation.NewOperation;
import dev.daybook.operation.OperationCause;
import dev.daybook.operation.OperationEnd;
import dev.daybook.operation.OperationStore;
import dev.daybook.operation.Receipt;
import dev.daybook.plan.NextStep;
import dev.daybook.plan.Phase;
import dev.daybook.plan.PlanRun;
import dev.daybook.plan.PlanStore;
import dev.daybook.timeline.StoreUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes every active run to its next step. It remembers which runs are active so that it asks the store for nothing when
 * none is; what a run is stands in the store. {@link #advance} is for one thread; the rest is thread safe.
 */
public final class Coordinator {

    private static final Logger LOG = LoggerFactory.getLogger(Coordinator.class);

    private final PlanStore plans;
    private final OperationStore operations;
    private final PhaseStart phases;
    private final Supplier<Instant> clock;
    private final Set<String> active = ConcurrentHashMap.newKeySet();
    private final Map<String, String> told = new HashMap<>();
    private final Semaphore news = new Semaphore(0);

    public Coordinator(PlanStore plans, OperationStore operations, PhaseStart phases, Supplier<Instant> clock) {
        this.plans = plans;
        this.operations = operations;
        this.phases = phases;
        this.clock = clock;
    }

    /** Takes up the runs of earlier daemons. */
    void resume() {
        List<String> left = plans.active();
        active.addAll(left);
        if (!left.isEmpty()) {
            LOG.info("{} runs of plans go on: {}", left.size(), left);
        }
    }

    /** A run has begun. */
    void began(String operation) {
        active.add(operation);
        news.release();
    }

    /** Operations have changed. Returns at once, and costs nothing while no plan runs. */
    public void changed() {
        if (!active.isEmpty()) {
            news.release();
        }
    }

    /** Ends a wait for news. */
    void wake() {
        news.release();
    }

    /** Returns when something may have changed, or nothing has for so long. */
    void awaitNews(Duration longest) throws InterruptedException {
        if (news.tryAcquire(Math.max(longest.toMillis(), 1), TimeUnit.MILLISECONDS)) {
            news.drainPermits();
        }
    }

    /**
     * Takes each run one step further, whatever becomes of the others.
     *
     * @return whether one of them was over
     * @throws StoreUnavailable when the store cannot be asked; nothing is lost by asking later
     */
    boolean advance() {
        boolean over = false;
        for (String operation : List.copyOf(active)) {
            try {
                over |= advanced(operation);
            } catch (StoreUnavailable e) {
                throw e;
            } catch (RuntimeException e) {
                broken(operation, e);
            }
        }
        return over;
    }

    /** What nobody foresaw would come again at every look: it is told once. */
    private void broken(String operation, RuntimeException e) {
        String what = String.valueOf(e);
        if (!what.equals(told.put(operation, what))) {
            LOG.error("The run {} of a plan could not be taken further; the others go on, and it is tried again",
                    operation, e);
        }
    }

    private boolean advanced(String operation) {
        Optional<PlanRun> run = plans.run(operation);
        if (run.isEmpty()) {
            active.remove(operation);
            told.remove(operation);
            return true;
        }
        NextStep step = NextStep.of(run.get());
        try {
            take(run.get(), step);
        } catch (StoreUnavailable e) {
            throw e;
        } catch (RuntimeException e) {
            broken(operation, e);
            if (step instanceof NextStep.Begin || step instanceof NextStep.Restart) {
                // Nothing of it runs, and it would block the plan for ever.
                end(run.get(), OperationEnd.failed(OperationCause.START_FAILED,
                        "Its next phase could not be written down: " + e.getMessage()));
            }
        }
        return false;
    }

    private void take(PlanRun run, NextStep step) {
        switch (step) {
            case NextStep.Wait _ -> {
                // Its end will be told.
            }
            case NextStep.Stop(PlanRun.Attempt running) -> phases.stop(running);
            case NextStep.Begin(Phase phase) -> begin(run, phase);
            case NextStep.Restart(Phase phase, PlanRun.Attempt orphan) -> {
                LOG.warn("Detected orphaned {} for {}, restarting; {} is given up: {}", phase.name(), run.operation(),
                        orphan.operation(), orphan.error());
                begin(run, phase);
            }
            case NextStep.Start(Phase phase, PlanRun.Attempt pending) -> phases.start(run, phase, pending);
            case NextStep.Withdraw(PlanRun.Attempt pending) -> operations.endUnclaimed(pending.operation(),
                    pending.epoch(), OperationEnd.cancelled(Receipt.NOTHING), clock.get());
            case NextStep.Complete _ -> {
                operations.progress(run.operation(), 1, 1.0, null);
                end(run, OperationEnd.completed());
            }
            case NextStep.Fail fail -> end(run, OperationEnd.failed(fail.cause(), fail.error()));
            case NextStep.Cancel cancel -> end(run, OperationEnd.cancelled(cancel.receipt()));
        }
    }

    private void begin(PlanRun run, Phase phase) {
        NewOperation attempt = phases.operation(run, phase);
        double done = (double) run.phases().indexOf(phase) / run.phases().size();
        if (plans.begin(run, phase, attempt, done, clock.get())) {
            LOG.info("Plan \"{}\", {}: phase \"{}\" is {}", run.plan(), run.operation(), phase.name(), attempt.id());
        }
    }

    private void end(PlanRun run, OperationEnd end) {
        if (operations.end(run.operation(), 1, end, clock.get())) {
            LOG.info("Plan \"{}\", {} in session {}: {}{}", run.plan(), run.operation(), run.session(),
                    end.status().wire(), end.error() == null ? "" : ": " + end.error());
        }
    }
}
