package dev.daybook.server;

import dev.daybook.api.Day;
import dev.daybook.api.Edit;
import dev.daybook.api.Session;
import dev.daybook.api.Timeline;
import dev.daybook.api.Totals;
import dev.daybook.day.LocalDay;
import dev.daybook.timeline.TimeRange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What the API reads of the day. Thread safe; each answer is one consistent reading of what is on disk. */
public interface DayReader {

    /**
     * Which sessions.
     *
     * @param from sessions that end after it, or are active
     * @param to sessions that start before it
     * @param before only sessions older than the one with this id
     */
    record Filter(
            @Nullable String status,
            @Nullable String kind,
            @Nullable Instant from,
            @Nullable Instant to,
            @Nullable Long before,
            int limit) {}

    /** Newest first. */
    List<Session> sessions(Filter filter);

    Optional<Session> session(long id);

    /** What a person changed in a session, the last first; empty for one that nobody knows. */
    List<Edit> edits(long session);

    Timeline timeline(TimeRange range);

    /**
     * Sums active time.
     *
     * @param by {@code app}, {@code title} or {@code category}
     */
    Totals totals(TimeRange range, String by);

    /**
     * Days with where their time went.
     *
     * @param now what lies after it is ahead
     * @return in the order asked
     */
    List<Day> days(List<LocalDay> wanted, Instant now);

    /** Ended sessions that wait for their summary, and those of them whose last attempt failed. */
    Waiting waiting();

    /** Sessions whose summary is still to be written. */
    record Waiting(long pending, long failed) {}
}
