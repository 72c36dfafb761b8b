package dev.daybook.watch;

import dev.daybook.operation.NewOperation;
import dev.daybook.plan.Phase;
import dev.daybook.plan.Plan;
import dev.daybook.plan.PlanRun;
import dev.daybook.plan.PlanState;
import dev.daybook.plan.PlanStore;
import dev.daybook.store.StoredOperations;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Gives ids that are the same each time a seed is run, and tells what has been written down. */
final class SimulatedPlanStore implements PlanStore {

    private final SimulatedPlans plans;
    private final StoredOperations day;
    private final PlanStore real;

    SimulatedPlanStore(SimulatedPlans plans, StoredOperations day, PlanStore real) {
        this.plans = plans;
        this.day = day;
        this.real = real;
    }

    @Override
    public Check check(Plan plan, @Nullable NewOperation wanted, Instant now) {
        if (wanted == null) {
            return real.check(plan, null, now);
        }
        NewOperation named = named(wanted, plans.nextRun());
        try {
            return real.check(plan, named, now);
        } finally {
            // Also when the daemon was killed before it heard of it.
            if (day.rows.find(named.id()).isPresent()) {
                plans.began(named.id(), plan);
            }
        }
    }

    @Override
    public boolean begin(PlanRun of, Phase phase, NewOperation attempt, double done, Instant now) {
        SimulatedRun run = plans.run(of.operation());
        NewOperation named = named(attempt, run.id + "_" + (run.attempts.size() + 1));
        plans.wanted(named.id(), run);
        try {
            return real.begin(of, phase, named, done, now);
        } finally {
            if (day.rows.find(named.id()).isPresent()) {
                plans.begun(run, phase, named);
            }
        }
    }

    @Override
    public Map<String, PlanState> states() {
        return real.states();
    }

    @Override
    public void state(String plan, PlanState state) {
        real.state(plan, state);
    }

    @Override
    public List<Orphan> failOrphans(Instant now) {
        return real.failOrphans(now);
    }

    @Override
    public List<String> active() {
        return real.active();
    }

    @Override
    public Optional<PlanRun> run(String operation) {
        return real.run(operation);
    }

    @Override
    public Optional<LastRun> lastRun(String plan) {
        return real.lastRun(plan);
    }

    private static NewOperation named(NewOperation of, String id) {
        return new NewOperation(id, of.type(), of.inWorker(), of.title(), of.command(), of.cwd(), of.bootId(),
                of.grace(), of.timeout(), of.retries(), of.after(), of.group(), of.groupLimit());
    }
}
