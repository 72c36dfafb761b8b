package dev.daybook.session;

import dev.daybook.timeline.StoreUnavailable;
import java.time.Instant;

/**
 * What a person may set right about sessions that are over. Thread safe. Each method is one change, and what it has
 * answered is on disk; both throw {@link StoreUnavailable} when it could not be stored, and then nothing of it is.
 */
public interface EndedSessions {

    /** What became of a wish to move an end. */
    sealed interface Correction {

        /**
         * It ends there now, or did so before.
         *
         * @param end the one wished for; a boundary of blocks close to it where what was recorded of the minute is gone
         */
        record Done(Instant end) implements Correction {}

        record NotFound() implements Correction {}

        /** It is a run: its end is its operation's. */
        record NotDesk() implements Correction {}

        /** It is {@code active}, {@code failed} or {@code cancelled}. */
        record NotEnded(String status) implements Correction {}

        /** A session lasts a second at least. */
        record NotAfterStart(Instant start) implements Correction {}

        record InFuture(Instant now) implements Correction {}

        /** Desk sessions never overlap, and cancelled ones hold their time too. */
        record Overlapping(EndRule.Next next) implements Correction {}
    }

    /**
     * Moves the end of an ended desk session, within {@link EndRule}. Blocks change owner with it, the minute that holds
     * the new end becomes two blocks, and the session's summary is due again. The same end again changes nothing.
     *
     * @param end UTC, whole seconds
     * @param now UTC
     */
    Correction correct(long session, Instant end, Instant now);

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
