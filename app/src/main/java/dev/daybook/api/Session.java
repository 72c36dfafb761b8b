package dev.daybook.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stretch of work as the API shows it. Instants are UTC, whole seconds.
 *
 * @param kind {@code desk} or {@code run}
 * @param title as a person named it, otherwise what was used in it; null until the session has been summarised or named
 * @param note of a person; null for none
 * @param status {@code active}, {@code ended}, {@code failed} or {@code cancelled}
 * @param end null while active
 * @param category as a person chose it, otherwise that of most of its active time by the rules of now; null for runs
 *     and when nothing was used
 * @param plan it is a run of; null for every other session
 * @param phase of the plan it is in, or was in when it ended; null for every other session
 * @param outcome why it ended, for instance {@code idle}, {@code max_length}, {@code shutdown}, {@code recovered}
 * @param summary pending, written or failed, as its entry in the day's file is; "none" where nothing is to be written
 * @param summaryAttempts how often writing its summary has failed since it was last asked for
 * @param summaryRetry when writing it is tried again; null when nothing failed
 * @param recovered null unless a launch had to end this session
 * @param edited null unless a person changed something that still stands
 */
public record Session(
        long id,
        String kind,
        @Nullable String title,
        @Nullable String note,
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
        int summaryAttempts,
        @Nullable Instant summaryRetry,
        @Nullable Recovered recovered,
        @Nullable Edited edited) {

    /** The same in another category. */
    public Session in(@Nullable String other) {
        return new Session(id, kind, title, note, status, start, end, other, plan, phase, operationId, outcome,
                failureReason, summary, summaryAttempts, summaryRetry, recovered, edited);
    }

    /**
     * What a person changed and has not taken back.
     *
     * @param at of the last such change
     * @param what each of {@code title}, {@code note}, {@code category}, {@code start}, {@code end}, {@code split} and
     *     {@code merge} at most once, the last first
     */
    public record Edited(Instant at, List<String> what) {}

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
