package dev.daybook.search;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What search needs of the store. Thread safe. Everything throws {@link dev.daybook.timeline.StoreUnavailable} when it
 * cannot be read now.
 */
public interface SearchStore {

    /**
     * A session as its row says it is.
     *
     * @param row a number that changes with all that is indexed of the row itself
     */
    record Stamp(long id, Instant start, long row) {}

    /** All sessions, newest first. */
    List<Stamp> stamps();

    /**
     * A number for each ended desk session, by its id, that changes with its minutes. It is read from the minutes, so
     * it takes long where there are many.
     *
     * @param since only sessions that start then or later
     */
    Map<Long, Long> minutes(Instant since);

    /** Ids of the sessions that go on. */
    List<Long> active();

    /** The session with all its texts; empty when there is none. */
    Optional<SessionTexts> session(long id);
}
