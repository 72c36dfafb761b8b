package dev.daybook.client;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Which sessions to list; null means no such condition.
 *
 * @param status {@code active}, {@code ended}, {@code failed} or {@code cancelled}
 * @param kind {@code desk} or {@code run}
 * @param from inclusive
 * @param to exclusive
 * @param limit at most so many; the daemon's own limit when null
 * @param before only sessions with an id below this one: the next page
 */
public record SessionQuery(
        @Nullable String status,
        @Nullable String kind,
        @Nullable Instant from,
        @Nullable Instant to,
        @Nullable Integer limit,
        @Nullable Long before) {

    /** Sessions between two instants, of any kind and status. */
    public static SessionQuery between(Instant from, Instant to, int limit) {
        return new SessionQuery(null, null, from, to, limit, null);
    }

    /** The open desk session: one or none. */
    public static SessionQuery openAtTheDesk() {
        return new SessionQuery("active", "desk", null, null, 1, null);
    }
}
