package dev.daybook.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of work as the API shows it. Instants are UTC, whole seconds.
 *
 * @param kind {@code desk} or {@code run}
 * @param title null until the session has been summarised or named
 * @param status {@code active}, {@code ended}, {@code failed} or {@code cancelled}
 * @param end null while active
 * @param category of most of its active time, as of its summary; null before, for runs, and when nothing was used
 * @param plan it is a run of; null for every other session
 * @param phase of the plan it is in, or was in when it ended; null for every other session
 * @param outcome why it ended, for instance {@code idle}, {@code max_length}, {@code shutdown}, {@code recovered}
 * @param summary {@code none}, {@code pending}, {@code written} or {@code failed}
 * @param recovered null unless a launch had to end this session
 */
public record Session(
        long id,
        String kind,
        @Nullable String title,
        String status,
        Instant start,
        @Nullable Instant end,
        @Nullable String category,
        @Nullable String plan,
        @Nullable String phase,
        @Nullable String operationId,
        @Nullable String outcome,
        @Nullable String failureReason,
        String summary,
        @Nullable Recovered recovered) {

    /**
     * The record of a recovery.
     *
     * @param at when the launch did it
     * @param cause {@code killed}, {@code power_loss} or {@code unknown}
     * @param evidence what chose the end: {@code block}, {@code no_block}, {@code next_session}, {@code max_length},
     *     {@code launch}, {@code future_start} or {@code activity}
     * @param windowStart start of the plausible window
     * @param windowEnd end of the plausible window, exclusive
     * @param inferredEnd the end that the launch chose; the session's own end differs once a person has corrected it
     */
    public record Recovered(
            Instant at,
            String cause,
            String evidence,
            Instant windowStart,
            Instant windowEnd,
            Instant inferredEnd) {}
}
