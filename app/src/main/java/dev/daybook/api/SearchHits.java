package dev.daybook.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The sessions that a search found, newest first.
 *
 * @param query as it was asked
 * @param total sessions found, on whatever page
 * @param indexing null when all there is was looked at; otherwise more may be found soon
 */
public record SearchHits(String query, List<Hit> hits, long total, @Nullable Indexing indexing) {

    /**
     * A session in which all was found.
     *
     * @param matches texts that hold what was looked for, at most three, the best first
     */
    public record Hit(Session session, List<Match> matches) {}

    /**
     * A text of a session.
     *
     * @param kind {@code name}, {@code note}, {@code title}, {@code url}, {@code application} or {@code command}
     * @param start of the first minute with it in the session; null for what never has the focus, as a note
     * @param end of the last minute with it, exclusive; null as {@code start} is
     * @param seconds active, of all its minutes in the session; null as {@code start} is
     * @param marks where in the text the words were found, in order: pairs of the first UTF-16 unit and the unit after
     *     the last
     */
    public record Match(
            String kind,
            String text,
            @Nullable Instant start,
            @Nullable Instant end,
            @Nullable Long seconds,
            List<List<Integer>> marks) {}

    /** How far the index has come: sessions done, of those that were to be. */
    public record Indexing(int done, int of) {}
}
