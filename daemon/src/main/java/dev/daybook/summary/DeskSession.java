package dev.daybook.summary;

import dev.daybook.timeline.TimeRange;
import java.time.LocalDate;
import java.util.List;
import java.util.NavigableSet;
import org.jspecify.annotations.Nullable;

/**
 * A desk session as it is stored, with what a person said of it.
 *
 * @param range up to its start while it is active, whatever the row says
 * @param state what its entry is to be
 * @param waits whether its entry is not yet what it should be
 * @param named the title that a person gave; null for none
 * @param title of what was used in it, as it was last written; null for none
 * @param note of a person; null for none
 * @param category that a person chose; null for none
 * @param recovered null unless a launch had to end it
 * @param edited what a person changed and has not taken back, each once, in the order of the words
 * @param days in whose files its entry may stand; null where nobody has noted them
 */
public record DeskSession(long id, TimeRange range, State state, boolean waits, @Nullable String named,
        @Nullable String title, @Nullable String note, @Nullable String category, @Nullable Recovered recovered,
        List<String> edited, @Nullable NavigableSet<LocalDate> days) {

    /** What an entry is to be. */
    public enum State {
        /** It has one on each day on which something was used. */
        SHOWN,
        /** It will have one, once it has ended and its minutes are folded. */
        LATER,
        /** It is to have none. */
        CANCELLED
    }

    /** In the words of the recovery record. */
    public record Recovered(String cause, String evidence) {}

    boolean shown() {
        return state == State.SHOWN;
    }
}
