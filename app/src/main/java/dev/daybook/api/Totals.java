package dev.daybook.api;

import java.time.Instant;
import java.util.List;

/**
 * Active time of the blocks that start in {@code [from, to)}.
 *
 * @param by {@code app}, {@code title} or {@code category}
 * @param totals largest first
 */
public record Totals(
        Instant from, Instant to, String by, long activeSeconds, long idleSeconds, long lockedSeconds,
        List<Total> totals) {

    /** Seconds under one key. */
    public record Total(String key, long seconds) {}
}
