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
