package dev.daybook.store;

import dev.daybook.backup.BackupSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ExecutionException;

/** Reads a backup from end to end on a thread of its own, which is left to itself when it hangs. */
final class BackupReading {

    /** A whole file gives the next rows within this. */
    private static final Watched READING = new Watched("backup-reading", Duration.ofMinutes(2));

    private BackupReading() {}

    /** {@link BackupSource#read}. */
    static BackupSource.Contents read(Path zip, Path scratch, BackupSource.Reading reading)
            throws IOException, InterruptedException {
        try {
            return READING.run(sign -> new CopyReading(() -> {
                sign.run();
                reading.next();
            }).read(zip, scratch));
        } catch (Watched.Hangs e) {
            throw new IOException("it cannot be read: " + e.getMessage(), e);
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNull(e.getCause());
            if (cause instanceof InterruptedException told) {
                throw told;
            }
            throw new IOException("it cannot be read: " + line(cause), e);
        }
    }

    /** H2's messages go over several lines: what happened, then the statement. */
    static String line(Throwable e) {
        return String.valueOf(e.getMessage() == null ? e : e.getMessage()).lines().findFirst().orElse("");
    }
}
