package dev.daybook.backup;

import java.io.IOException;
import java.time.Instant;
import java.util.Map;

/** The store that is open, as what its backups are made of and what they spare it. Thread safe. */
public interface BackedUpStore extends BackupSource {

    /**
     * Whether anything was recorded, done or changed by a person since a copy was taken. What the daemon notes of its own
     * life, its backups among it, is nothing.
     *
     * @param then what the copy was found to hold
     */
    boolean changedSince(Map<String, Long> then, Instant taken);

    /**
     * Says that backups hold every change up to this one: how the store came to them need not be known any more.
     *
     * @throws IOException when what is not needed could not be removed; some of it may be
     */
    void covered(long sequence) throws IOException;

    /**
     * Whether the change of this number is one of the store's. Those that a person gave up for a restored backup are not,
     * and a backup that ends among them is of a past that was left.
     *
     * @throws IOException when nobody can tell
     */
    boolean counts(long sequence) throws IOException;
}
