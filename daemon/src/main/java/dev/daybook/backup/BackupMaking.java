package dev.daybook.backup;

import dev.daybook.platform.DurableFiles;
import dev.daybook.watch.DaemonTasks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes one backup, or takes one in that was made elsewhere. One at a time: who uses it sees to that. */
final class BackupMaking {

    private static final Logger LOG = LoggerFactory.getLogger(BackupMaking.class);
    private static final long MEGABYTE = 1_000_000;

    private final Backups backups;
    private final BackupSource source;
    private final Supplier<Instant> clock;
    private final BackupWork.FreeSpace free;

    BackupMaking(Backups backups, BackupSource source, Supplier<Instant> clock, BackupWork.FreeSpace free) {
        this.backups = backups;
        this.source = source;
        this.clock = clock;
        this.free = free;
    }

    /**
     * What had it made.
     *
     * @param keep null where the number says nothing
     */
    record Made(Origin origin, @Nullable Integer keep) {}

    void make(Instant since, Made made, DaemonTasks.Steps steps) throws IOException, InterruptedException {
        mustHaveSpace(2 * source.size());
        Instant taken = clock.get();
        steps.next(0.05, "copying");
        BackupSource.State before = source.copy(backups.begun(since));
        steps.next(0.5, "verifying");
        BackupManifest manifest = verified(since, taken, made, () -> steps.next(0.5, "verifying"));
        mustHold(before, manifest);
        steps.next(0.95, "keeping");
        backups.keep(since, manifest);
        LOG.info("Backup {}: {} bytes, up to change {}", backups.zip(since), manifest.size(), manifest.sequence());
    }

    /**
     * Copies a file in that is a backup, verified as any other. One that is here already, byte by byte, is taken for it.
     *
     * @param file is not touched
     * @param taken whether it stays; otherwise it was looked at
     */
    Backup fromElsewhere(Path file, boolean taken) throws IOException, InterruptedException {
        mustHaveSpace(2 * Files.size(file));
        Instant since = freeName(file);
        Optional<Backup> same = backups.whole(since);
        if (same.isPresent()) {
            return same.get();
        }
        Files.copy(file, backups.begun(since), StandardCopyOption.REPLACE_EXISTING);
        DurableFiles.force(backups.begun(since));
        BackupManifest manifest = verified(since, since, new Made(Origin.ORDERED, null), () -> {});
        if (taken) {
            backups.keep(since, manifest);
            LOG.info("Backup {} was taken in from {}", backups.zip(since), file);
        }
        return new Backup(backups.zip(since), since, manifest);
    }

    /** By its own name where it has one, a second later for each other backup that has it. */
    private Instant freeName(Path file) throws IOException {
        Instant since = Backups.since(String.valueOf(file.getFileName()))
                .orElse(Files.getLastModifiedTime(file).toInstant().truncatedTo(ChronoUnit.SECONDS));
        while (Files.exists(backups.zip(since)) && Files.mismatch(backups.zip(since), file) >= 0) {
            since = since.plusSeconds(1);
        }
        return since;
    }

    /** The copy is packed, and unpacked again to be read. */
    private void mustHaveSpace(long wanted) throws IOException {
        long there = free.in(backups.folder());
        if (there < wanted) {
            throw new IOException("a backup needs about " + megabytes(wanted) + " MB and " + megabytes(there)
                    + " MB are free in " + backups.folder() + "; free some space there, or keep fewer backups");
        }
    }

    private static long megabytes(long bytes) {
        return Math.ceilDiv(bytes, MEGABYTE);
    }

    /** The checksum is taken first: what it vouches for is what was read, or something that will be noticed. */
    private BackupManifest verified(Instant since, Instant taken, Made made, BackupSource.Reading reading)
            throws IOException, InterruptedException {
        Path copy = backups.begun(since);
        long size = Files.size(copy);
        String crc = BackupManifest.crc32c(copy);
        BackupSource.Contents found;
        try {
            found = source.read(copy, backups.scratch(since), reading);
        } catch (IOException e) {
            throw refused(String.valueOf(e.getMessage()), e);
        }
        BackupSource.State state = found.state();
        return new BackupManifest(state.sequence(), state.schema(), state.databaseId(), found.rows(), taken, size, crc,
                made.origin().wire(), made.keep());
    }

    private static void mustHold(BackupSource.State before, BackupManifest found) throws IOException {
        if (!found.databaseId().equals(before.databaseId()) || found.schema() != before.schema()
                || found.sequence() < before.sequence()) {
            throw refused("it holds " + new BackupSource.State(found.databaseId(), found.schema(), found.sequence())
                    + " and should hold " + before, null);
        }
    }

    private static IOException refused(String why, @Nullable Exception cause) {
        return new IOException("the copy of the database did not pass its check and was removed, older backups stay: "
                + why, cause);
    }
}
