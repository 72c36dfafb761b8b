package dev.daybook.prune;

import java.time.Instant;

/** What pruning needs to know of an operation. Thread safe. */
public interface EndedOperations {

    /** How an operation stands to a moment. */
    enum Standing {
        /** The store has no such operation. */
        UNKNOWN,
        /** It goes on, ended later, or is a part of one that goes on. */
        NEEDED,
        /** It ended before the moment, and so has what it is a part of by now. */
        OVER
    }

    Standing standing(String operation, Instant limit);
}
