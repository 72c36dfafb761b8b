package dev.daybook.operation;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Counts the time during which this process was really looking. A step between two looks that is longer than
 * {@link #STALL} (sleep, a stopped process, a long collection) counts nothing and is told, so that nobody is judged by
 * time in which nobody could answer. Not thread safe.
 */
public final class AwakeTime {

    /** A longer step is a stall. */
    public static final Duration STALL = Duration.ofSeconds(10);

    private Duration counted = Duration.ZERO;
    private @Nullable Duration last;

    /**
     * Takes a look at a clock that never goes back.
     *
     * @param awake since an arbitrary origin
     * @return false when a stall lies between this look and the last
     */
    public boolean look(Duration awake) {
        Duration step = last == null ? Duration.ZERO : awake.minus(last);
        last = awake;
        if (step.compareTo(STALL) > 0) {
            return false;
        }
        counted = counted.plus(step.isNegative() ? Duration.ZERO : step);
        return true;
    }

    /** Sum of all steps that were no stalls. */
    public Duration counted() {
        return counted;
    }
}
