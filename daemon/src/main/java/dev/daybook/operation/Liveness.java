package dev.daybook.operation;

import java.time.Duration;

/**
 * What the evidence says of an operation that should be alive. The order of the questions is the rule: a live claim
 * before all else, then what the worker left in writing, then the boot, then the worker's own life, and only for a dead
 * worker the time.
 */
public enum Liveness {
    /** A live worker speaks for it. */
    CLAIMED,
    /** Its worker left a record of its end. */
    ENDED,
    /** The machine was started again since. */
    REBOOTED,
    /** Its worker is alive and silent: nothing is decided. */
    UNRESPONSIVE,
    /** Its worker is gone and somebody wants it cancelled: there is nothing to wait for. */
    ABANDONED,
    /** Its worker is gone; the time runs. */
    WATCHED,
    /** Nobody claimed it in time. */
    LOST;

    /**
     * What can be known of an operation.
     *
     * @param unclaimed time awake since it was first seen unclaimed
     */
    public record Evidence(
            boolean claimed,
            boolean exitRecord,
            boolean sameBoot,
            boolean workerAlive,
            boolean cancelRequested,
            Duration unclaimed) {}

    public static Liveness of(Evidence seen, Duration timeout) {
        if (seen.claimed) {
            return CLAIMED;
        } else if (seen.exitRecord) {
            return ENDED;
        } else if (!seen.sameBoot) {
            return REBOOTED;
        } else if (seen.workerAlive) {
            return UNRESPONSIVE;
        } else if (seen.cancelRequested) {
            return ABANDONED;
        }
        return seen.unclaimed.compareTo(timeout) < 0 ? WATCHED : LOST;
    }
}
