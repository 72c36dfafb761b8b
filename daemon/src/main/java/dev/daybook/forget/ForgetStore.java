package dev.daybook.forget;

import java.io.IOException;
import java.time.ZoneId;
import java.util.List;

/**
 * What forgetting needs of the store. Each method does again what is left to do, so one that was broken off is begun
 * again. None holds the store for long, but for {@link #compact}. Thread safe.
 *
 * @see dev.daybook.timeline.StoreUnavailable thrown by each of them
 */
public interface ForgetStore {

    /** Told between two steps. */
    interface Steps {

        /**
         * It goes on.
         *
         * @param fraction of this method's work, from 0 to 1
         * @throws InterruptedException when it is to end here
         */
        void next(double fraction) throws InterruptedException;
    }

    /**
     * What would go. Changes nothing.
     *
     * @param zone the person's, for the days
     * @throws Criteria.Unfit when the regular expression cannot be used
     */
    Survey survey(Criteria criteria, ZoneId zone);

    /** Erases spans and blocks. What the recorder has not let go of yet is its own to erase. */
    void eraseMinutes(Criteria criteria, Steps steps) throws InterruptedException;

    /**
     * Takes from sessions what was made of what is gone, and removes those of which nothing is left.
     *
     * @param sessions that lost time
     * @param worded that lose words alone
     */
    void eraseSessions(Criteria criteria, List<Long> sessions, List<Long> worded, Steps steps)
            throws InterruptedException;

    /**
     * Erases operations that have ended, with their sessions.
     *
     * @return which of them are not there any more
     */
    List<String> eraseOperations(List<String> operations, Steps steps) throws InterruptedException;

    /** Erases titles, addresses and names that nothing uses. */
    void eraseUnusedNames(Steps steps) throws InterruptedException;

    /** Which of these sessions are not there any more. */
    List<Long> sessionsGone(List<Long> sessions);

    /** Which of these words no row says any more. */
    List<String> wordsGone(List<String> words);

    /** Whether somebody has asked to cancel this operation. */
    boolean cancelAsked(String operation);

    /** Writes the database's file anew. Whoever reads or writes meanwhile waits. */
    void compact(Steps steps) throws InterruptedException;

    /** Has the journal say nothing that the database does not. */
    void rewriteJournal(Steps steps) throws IOException, InterruptedException;
}
