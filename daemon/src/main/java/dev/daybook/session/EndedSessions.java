package dev.daybook.session;

import dev.daybook.timeline.StoreUnavailable;

/**
 * What a person may take back of sessions that are over. Thread safe. What it has answered is on disk; it throws
 * {@link StoreUnavailable} when it could not be stored, and then nothing of it is.
 */
public interface EndedSessions {

    /** What became of a wish to take a cancel back. */
    sealed interface Restoration {

        /** It is what it was before the cancel, or was never cancelled. */
        record Done() implements Restoration {}

        record NotFound() implements Restoration {}

        /** What it stood for was stopped with it, and nothing brings that back. */
        record Stopped() implements Restoration {}
    }

    /**
     * Takes the cancel of a session back, where nothing had to be stopped for it: every desk session, and a run whose
     * operation had ended by itself. A desk session's summary is due again. One that was active is ended now.
     */
    Restoration restore(long session);
}
