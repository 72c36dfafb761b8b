package dev.daybook.backup;

import dev.daybook.api.Json;
import dev.daybook.platform.DurableFiles;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * What a backup was found to be when it was verified. It stands beside the zip file.
 *
 * @param sequence the last change in it
 * @param rows of each table
 * @param takenAt when the copy was begun
 * @param size of the zip file in bytes
 * @param crc32c of the zip file, in hexadecimal
 * @param reason why it was taken, see {@link #origin}, or such as {@code migration 4→5}; null for one that does not say
 * @param keep one that was ordered stays until so many newer ones were ordered; null for {@link Rotation#ORDERED}
 */
public record BackupManifest(long sequence, int schema, UUID databaseId, Map<String, Long> rows, Instant takenAt,
        long size, String crc32c, @Nullable String reason, @Nullable Integer keep) {

    /** One that does not say why. */
    public BackupManifest(long sequence, int schema, UUID databaseId, Map<String, Long> rows, Instant takenAt,
            long size, String crc32c) {
        this(sequence, schema, databaseId, rows, takenAt, size, crc32c, null);
    }

    /** One that was taken for a reason of the daemon's own. */
    public BackupManifest(long sequence, int schema, UUID databaseId, Map<String, Long> rows, Instant takenAt,
            long size, String crc32c, @Nullable String reason) {
        this(sequence, schema, databaseId, rows, takenAt, size, crc32c, reason, null);
    }

    /** What had it made. A word that this Daybook does not know counts as an order: that keeps it longest. */
    public Origin origin() {
        return Origin.of(reason);
    }

    /** How many newer ones that were ordered it outlasts, less one. */
    int outlasts() {
        return keep == null ? Rotation.ORDERED : keep;
    }

    /** Sessions in it, whatever became of them. */
    public long sessions() {
        return rows.getOrDefault("SESSION", 0L);
    }

    /** Minutes in it. */
    public long minutes() {
        return rows.getOrDefault("BLOCK", 0L);
    }

    /** Empty when there is none, or none that can be read. */
    static Optional<BackupManifest> read(Path file) throws IOException {
        try {
            return Optional.ofNullable(Json.MAPPER.readValue(Files.readAllBytes(file), BackupManifest.class))
                    .filter(BackupManifest::readable);
        } catch (NoSuchFileException | JacksonException none) {
            return Optional.empty();
        }
    }

    /** What came from a file may lack anything. */
    @SuppressWarnings("ConstantValue")
    private boolean readable() {
        return databaseId != null && rows != null && takenAt != null && crc32c != null;
    }

    void write(Path file) throws IOException {
        DurableFiles.replace(file, Json.MAPPER.writeValueAsBytes(this));
    }

    static String crc32c(Path file) throws IOException {
        CRC32C crc = new CRC32C();
        try (InputStream bytes = new CheckedInputStream(new BufferedInputStream(Files.newInputStream(file)), crc)) {
            bytes.transferTo(OutputStream.nullOutputStream());
        }
        return "%08x".formatted(crc.getValue());
    }
}
