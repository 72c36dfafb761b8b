package dev.daybook.search;

import dev.daybook.timeline.TimeRange;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A session with all that it can be found by.
 *
 * @param kind {@code desk} or {@code run}
 * @param end exclusive; null while it goes on
 * @param row as {@link SearchStore.Stamp} says it
 * @param minutes as {@link SearchStore#minutes} says it; 0 for what has none
 */
public record SessionTexts(
        long id,
        String kind,
        Instant start,
        @Nullable Instant end,
        long row,
        long minutes,
        List<Text> texts) {

    /** What a text is. */
    public enum Kind {
        /** As a person named the session, or as its summary or its command did. */
        NAME,
        /** Of a person. */
        NOTE, TITLE, URL, APPLICATION, COMMAND
    }

    /**
     * One text.
     *
     * @param focus when it had the focus; null where it was not looked at, as a note
     */
    public record Text(Kind kind, String text, @Nullable Focus focus) {}

    /**
     * When something had the focus in a session.
     *
     * @param range from the first minute with it to the last
     * @param seconds active, of all those minutes
     */
    public record Focus(TimeRange range, long seconds) {}
}
