package dev.daybook.search;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An answer, newest first.
 *
 * @param total sessions that answer the question, on whatever page
 * @param underway null when all sessions were looked at; otherwise how far the index has come
 */
public record Found(List<Hit> hits, long total, @Nullable Underway underway) {

    /** A session that answers the question, with the texts that say so best: at most {@link Highlights#MOST}. */
    public record Hit(long session, List<Match> matches) {}

    /** A text with the parts of it that were looked for, in order and apart from each other. */
    public record Match(SessionTexts.Text text, List<Mark> marks) {}

    /** Sessions that are indexed, of those that were to be. */
    public record Underway(int done, int of) {}
}
