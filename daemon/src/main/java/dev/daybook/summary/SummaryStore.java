package dev.daybook.summary;

import dev.daybook.timeline.Focus;
import dev.daybook.timeline.TimeRange;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.NavigableSet;
import org.jspecify.annotations.Nullable;

/** What the summaries need of the store. Thread safe. Every write is on disk when it returns. */
public interface SummaryStore {

    /**
     * A session whose entry is not yet what it should be: it ended, changed, or was cancelled.
     *
     * @param attempts how often writing it has failed since it was last asked for
     */
    record Waiting(long id, TimeRange range, int attempts) {}

    /** Active seconds of one focus. */
    record Use(Focus focus, long seconds) {}

    /**
     * A session as it was written down.
     *
     * @param seconds active ones that its entries tell
     * @param title of what was used in it; null for none
     * @param days in whose files its entry stands now
     */
    record Settled(DeskSession session, long seconds, @Nullable String title, NavigableSet<LocalDate> days) {}

    /** Sessions whose summary is due, oldest first. None of them has minutes that are not folded yet. */
    List<Waiting> due(Instant now);

    /** Those of which the last attempt failed, oldest first, at most so many. */
    List<Waiting> failed(int most);

    /** A desk session in whatever state; empty when there is none. */
    Optional<DeskSession> session(long id);

    /**
     * What is stored of a day, from one snapshot.
     *
     * @param day of a person, in UTC
     * @param now up to when it can be known
     */
    DayRecord day(TimeRange day, Instant now);

    /** Start of the first block in {@code range} in which something was used. */
    Optional<Instant> firstUse(TimeRange range);

    /** When the first and after the last session of all that have something to say was; empty without any. */
    Optional<TimeRange> extent();

    /** These are due once more, each that is written. */
    void reopen(Set<Long> sessions);

    /** Where entries of sessions are about to stand, before anything is written: then no crash can make one be forgotten. */
    void intend(Map<Long, NavigableSet<LocalDate>> days);

    /**
     * These stand in their files, each unless a person changed it or minutes came meanwhile: then it is still due, and
     * only where its entry stands is noted.
     */
    void written(Collection<Settled> settled);

    /** Nothing of the session stands in any file. Nothing happens unless it is cancelled. */
    void withdrawn(long session);

    /** Writing failed: try again at {@code retry}. */
    void failed(long session, Instant retry);
}
