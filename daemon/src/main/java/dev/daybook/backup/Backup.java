package dev.daybook.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

/**
 * A backup that was verified when it was made.
 *
 * @param since when it was asked for; its name says so
 */
public record Backup(Path zip, Instant since, BackupManifest manifest) {

    /** Whether its bytes are still those that were verified; reads all of them. */
    public boolean whole() throws IOException {
        return Files.size(zip) == manifest.size() && BackupManifest.crc32c(zip).equals(manifest.crc32c());
    }
}
