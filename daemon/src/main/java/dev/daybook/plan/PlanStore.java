package dev.daybook.plan;

import dev.daybook.operation.NewOperation;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Plans and their runs in the store. What a method has answered is on disk. Thread safe. */
public interface PlanStore {

    /** Of every plan that was ever watched, by name. */
    Map<String, PlanState> states();

    /** From now on its trigger's moments are watched, and those up to {@code handled} are dealt with. */
    void state(String plan, PlanState state);

    /** What a look at a plan came to. */
    sealed interface Check {

        record Started(long session, String operation) implements Check {}

        /** A session of it claimed to be active for an operation that is not there; it has been failed. */
        record OrphanRecovered(Orphan orphan) implements Check {}

        /**
         * A session of it is active, or one that was cancelled is still being stopped: it must end before another begins.
         *
         * @param session null when somebody deleted it
         */
        record Active(@Nullable Long session, String operation) implements Check {}

        /** Nothing of it is active, and nothing was to be started. */
        record Free() implements Check {}
    }

    /**
     * Looks whether the plan is free, in one change with what follows.
     *
     * @param run operation to start when it is free, running from now on with a session of its own, and the plan's
     *        moments up to now dealt with; null to look alone
     */
    Check check(Plan plan, @Nullable NewOperation run, Instant now);

    /**
     * A session that was active for an operation that is not there; it has been failed.
     *
     * @param parts of that operation that were going on and are being stopped
     */
    record Orphan(long session, @Nullable String operation, List<String> parts) {}

    /** Fails every run session that claims to be active for an operation that is not there. */
    List<Orphan> failOrphans(Instant now);

    /** Operations of runs that have not ended, oldest first. */
    List<String> active();

    /** A run that has not ended. */
    Optional<PlanRun> run(String operation);

    /**
     * Writes an attempt at a phase down, pending, and the phase as the one that the run is in.
     *
     * @param done how much of the run lies before the phase, from 0 to 1
     * @return false when the run has ended, is to be cancelled, or something of it has not ended
     */
    boolean begin(PlanRun run, Phase phase, NewOperation attempt, double done, Instant now);

    /** The plan's latest run, ended or not; empty when it never ran. */
    Optional<LastRun> lastRun(String plan);

    /**
     * A run in short.
     *
     * @param status of its session
     * @param error one line for a person; null when nothing went wrong
     */
    record LastRun(long session, @Nullable String operation, String status, @Nullable String phase,
            Instant started, @Nullable Instant ended, @Nullable String error) {}
}
