package dev.daybook.restore;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/** What the next launch is told to restore. */
public interface RestoreIntents {

    /** Whether one waits to be carried out. */
    boolean waiting() throws IOException;

    /**
     * Why the next launch would have no room for it, the beginning of a sentence; empty when it has.
     *
     * @param zip the backup
     * @throws IOException when it is no zip file
     */
    Optional<String> lacking(Path zip) throws IOException;

    /**
     * Writes it down; it is on disk when this returns.
     *
     * @param backup the name of a file in the folder of backups
     * @param discardLater whether what came after it is set aside, too
     */
    void write(String backup, boolean discardLater, Instant asked) throws IOException;
}
