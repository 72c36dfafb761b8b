package dev.daybook.cli;

import java.time.Duration;

/**
 * An end of waiting, on the clock that nobody sets.
 *
 * @param start as {@link System#nanoTime} tells it
 */
record Deadline(long start, Duration length) {

    // Longer than anybody waits, and short enough for nanoseconds.
    private static final Duration EVER = Duration.ofDays(36_500);

    static Deadline in(Duration length) {
        return new Deadline(System.nanoTime(), length);
    }

    static Deadline never() {
        return in(EVER);
    }

    /** Never negative. */
    Duration left() {
        Duration left = length.minusNanos(System.nanoTime() - start);
        return left.isNegative() ? Duration.ZERO : left;
    }

    boolean passed() {
        return left().isZero();
    }
}
