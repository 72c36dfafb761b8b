package dev.daybook.prune;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Rows that are kept for a time only. Thread safe. */
public interface OldRecords {

    /**
     * What ended before goes; null for what stays for ever. What is active, not folded or not summarised stays.
     *
     * @param activity spans other than sleep
     * @param blocks minutes, with what was used in them
     * @param sessions that have ended
     * @param operations that have ended with all their parts
     */
    record Limits(@Nullable Instant activity, @Nullable Instant blocks, @Nullable Instant sessions,
            @Nullable Instant operations) {}

    /** Told between two changes. */
    interface Steps {

        /**
         * It goes on.
         *
         * @throws InterruptedException when it is to end here
         */
        void next() throws InterruptedException;
    }

    /** Whether anything is to go. */
    boolean due(Limits limits);

    /**
     * Removes it in changes that hold nobody for long.
     *
     * @return rows of spans, blocks, sessions and operations that went
     */
    long remove(Limits limits, Steps steps) throws InterruptedException;
}
