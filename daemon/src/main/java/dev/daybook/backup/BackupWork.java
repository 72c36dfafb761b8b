package dev.daybook.backup;

import dev.daybook.watch.DaemonTasks;
import dev.daybook.watch.DaemonWork;
import dev.daybook.watch.OneAtATime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The task {@code backup}: a copy of the database, verified by reading all of it, and the oldest of too many removed. The
 * order names the copy, so asking for it again keeps the one that is there. Thread safe.
 *
 * <p><b>Invariant:</b> no older backup goes before the new one is verified and on disk.
 */
public final class BackupWork implements DaemonWork {

    private static final Logger LOG = LoggerFactory.getLogger(BackupWork.class);
    private static final long MEGABYTE = 1_000_000;
    private static final int MOST_KEPT = 365;
    private static final String KEPT = "7";
    private static final List<Option> OPTIONS = List.of(Option.wholeNumber("keep", 1, MOST_KEPT));

    private final Path folder;
    private final Backups backups;
    private final BackupSource source;
    private final Supplier<Instant> clock;
    private final FreeSpace free;
    private final OneAtATime turn = new OneAtATime();

    /** Bytes that may still be written. */
    interface FreeSpace {
        long in(Path folder) throws IOException;
    }

    /**
     * Prepares it.
     *
     * @param folder of the backups; it is made, for its owner alone
     */
    public BackupWork(Path folder, BackupSource source, Supplier<Instant> clock) {
        this(folder, source, clock, place -> Files.getFileStore(place).getUsableSpace());
    }

    BackupWork(Path folder, BackupSource source, Supplier<Instant> clock, FreeSpace free) {
        this.folder = folder;
        this.backups = new Backups(folder);
        this.source = source;
        this.clock = clock;
        this.free = free;
    }

    @Override
    public List<Option> options() {
        return OPTIONS;
    }

    @Override
    public Map<String, String> run(Order order, DaemonTasks.Steps steps) throws Exception {
        return turn.run(steps, () -> backUp(order, steps));
    }

    private Map<String, String> backUp(Order order, DaemonTasks.Steps steps) throws IOException, InterruptedException {
        Instant since = order.since().truncatedTo(ChronoUnit.SECONDS);
        backups.prepare();
        if (backups.whole(since).isEmpty()) {
            try {
                make(since, steps);
            } finally {
                backups.clear();
            }
        }
        backups.rotate(since, Integer.parseInt(order.options().getOrDefault("keep", KEPT)));
        return Map.of("DAYBOOK_BACKUP", backups.zip(since).toString());
    }

    private void make(Instant since, DaemonTasks.Steps steps) throws IOException, InterruptedException {
        mustHaveSpace();
        Instant taken = clock.get();
        steps.next(0.05, "copying");
        BackupSource.State before = source.copy(backups.begun(since));
        steps.next(0.5, "verifying");
        BackupManifest manifest = verified(since, before, taken, () -> steps.next(0.5, "verifying"));
        steps.next(0.95, "keeping");
        backups.keep(since, manifest);
        LOG.info("Backup {}: {} bytes, up to change {}", backups.zip(since), manifest.size(), manifest.sequence());
    }

    /** The copy is packed, and unpacked again to be read. */
    private void mustHaveSpace() throws IOException {
        long wanted = 2 * source.size();
        long there = free.in(folder);
        if (there < wanted) {
            throw new IOException("a backup needs about " + megabytes(wanted) + " MB and " + megabytes(there)
                    + " MB are free in " + folder + "; free some space there, or keep fewer backups");
        }
    }

    private static long megabytes(long bytes) {
        return Math.ceilDiv(bytes, MEGABYTE);
    }

    /** The checksum is taken first: what it vouches for is what was read, or something that will be noticed. */
    private BackupManifest verified(Instant since, BackupSource.State before, Instant taken,
            BackupSource.Reading reading) throws IOException, InterruptedException {
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
        if (!state.databaseId().equals(before.databaseId()) || state.schema() != before.schema()
                || state.sequence() < before.sequence()) {
            throw refused("it holds " + state + " and should hold " + before, null);
        }
        return new BackupManifest(state.sequence(), state.schema(), state.databaseId(), found.rows(), taken, size, crc);
    }

    private static IOException refused(String why, @Nullable Exception cause) {
        return new IOException("the copy of the database did not pass its check and was removed, older backups stay: "
                + why, cause);
    }
}
