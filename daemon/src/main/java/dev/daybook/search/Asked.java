package dev.daybook.search;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A question, and among which sessions.
 *
 * @param kind {@code desk} or {@code run}; null for both
 * @param from sessions that end after it, or go on; null for all
 * @param to sessions that start before it; null for all
 * @param before only sessions older than this; null for the newest
 * @param limit at most so many, at least 1
 */
public record Asked(Question question, @Nullable String kind, @Nullable Instant from, @Nullable Instant to,
        @Nullable Before before, int limit) {

    /** The last session of the page before. */
    public record Before(Instant start, long id) {}
}
