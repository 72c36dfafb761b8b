package dev.daybook.session;

import dev.daybook.timeline.StoreUnavailable;
import java.time.Instant;

/**
 * What a person may change in sessions, and take back. Each method is one change: all of it happens or nothing, and what
 * it has answered is on disk. A session whose time changes is titled anew by what it holds now, and its summary is due
 * again. Thread safe; all throw {@link StoreUnavailable} when it could not be stored, and then nothing of it is.
 */
public interface SessionEdits {

    /**
     * Makes a session what is wished. Title, note and category may be those of any session; start and end change within
     * {@link SessionBounds}, and only those of a desk session that has ended. Where a border falls into a stored minute
     * that becomes two blocks. What is so already is not changed again.
     *
     * @param now UTC, whole seconds
     */
    EditAnswer edit(long session, SessionWish wish, Instant now);

    /**
     * Makes two of an ended desk session. The first keeps its id, name, note and recovery record; both have its category.
     *
     * @param at where the second starts, UTC, whole seconds; within the session
     * @param now UTC, whole seconds
     */
    EditAnswer split(long session, Instant at, Instant now);

    /**
     * Makes one of two ended desk sessions between which no other lies, not even a cancelled one: that holds its time too.
     * The older one goes on to the younger's end, and with it what lies between them. It keeps its own name and category
     * and has the younger's otherwise; their notes are joined.
     *
     * @param now UTC, whole seconds
     */
    EditAnswer merge(long session, long with, Instant now);

    /**
     * Takes the last change back that was made to a session and still stands: all that was changed together with it.
     *
     * @param now UTC, whole seconds
     */
    EditAnswer undo(long session, Instant now);
}
