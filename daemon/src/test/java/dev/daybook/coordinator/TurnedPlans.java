package dev.daybook.coordinator;

import dev.daybook.operation.OperationStore;
import dev.daybook.plan.Plan;
import dev.daybook.plan.PlanStore;
import dev.daybook.planfile.PlanFiles;
import dev.daybook.watch.DaemonTasks;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.Supplier;

/** The plans of one daemon, turned by hand. */
public final class TurnedPlans {

    private final Coordinator coordinator;
    private final PlanDesk desk;
    private boolean resumed;

    /**
     * @param nowhere a folder without plans
     */
    public TurnedPlans(PlanStore plans, OperationStore operations, PhaseStart phases, DaemonTasks tasks,
            Supplier<Instant> clock, Path nowhere, String bootId) {
        this.coordinator = new Coordinator(plans, operations, phases, clock);
        this.desk = new PlanDesk(new PlanFiles(nowhere, nowhere, Map.of()), plans, coordinator, tasks,
                () -> ZoneOffset.UTC,
                clock, bootId);
    }

    /** What the thread does when something has changed. */
    public void turn() {
        if (!resumed) {
            coordinator.resume();
            resumed = true;
        }
        coordinator.advance();
    }

    /** What it does once a minute. */
    public void look() {
        desk.look(true);
    }

    public PlanStore.Check trigger(Plan plan) {
        return desk.trigger(plan);
    }
}
