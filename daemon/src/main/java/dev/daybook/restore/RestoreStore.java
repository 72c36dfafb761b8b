package dev.daybook.restore;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a restore wants to know of the store that is there. Thread safe. */
public interface RestoreStore {

    /** Which store it is: its backups bear the same. */
    UUID id();

    /** Number of the last change that is on disk. */
    long sequence();

    /**
     * Where the changes begin of which the journal has every one up to the last.
     *
     * @param after the last change of a backup
     * @return the next number where the journal goes on from the backup; a later one where changes between are nowhere
     */
    long journalReaches(long after);

    /** The schema that this Daybook writes. */
    int schema();

    /** Sessions that began at or after an instant. */
    Later sessionsSince(Instant instant);

    /** Whether no session has ended in it: then there is nothing in it yet that anybody would miss. */
    boolean unused();

    /**
     * Sessions of some time.
     *
     * @param from when the first of them began; null when there is none
     */
    record Later(long sessions, @Nullable Instant from) {}
}
