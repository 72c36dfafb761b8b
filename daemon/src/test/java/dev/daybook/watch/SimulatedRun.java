package dev.daybook.watch;

import dev.daybook.api.Operation;
import dev.daybook.plan.Phase;
import dev.daybook.plan.Plan;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is true of a run of a plan, whatever the store says of it. */
final class SimulatedRun {

    final String id;
    final long session;
    final Plan plan;
    final List<Attempt> attempts = new ArrayList<>();
    /** Phases in the daemon that have done what they are there for. */
    final Set<String> effects = new HashSet<>();
    /** Operations of it as they were when they had ended. */
    final Map<String, Operation> over = new HashMap<>();
    /** Operations of it that ran when they were last looked at. */
    final Set<String> running = new HashSet<>();
    boolean sessionCancelled;
    /** Whether somebody asked for it before a phase had failed: one who comes later may find it failing. */
    boolean cancelledInTime;
    /** Whether its session was when it was last looked at. */
    boolean active = true;
    /** Somebody has deleted its row. */
    boolean forgotten;
    @Nullable
    Operation ended;

    /** An attempt at a phase. */
    record Attempt(String operation, Phase phase) {

        boolean inWorker() {
            return phase instanceof Phase.InWorker;
        }
    }

    SimulatedRun(String id, long session, Plan plan) {
        this.id = id;
        this.session = session;
        this.plan = plan;
    }

    /** Nothing will become of it any more. */
    boolean settled() {
        return !active && (ended != null || forgotten)
                && attempts.stream().allMatch(attempt -> over.containsKey(attempt.operation));
    }

    int index(Phase phase) {
        return plan.phases().indexOf(phase);
    }

    List<Attempt> attempts(Phase phase) {
        return attempts.stream().filter(attempt -> attempt.phase.equals(phase)).toList();
    }
}
