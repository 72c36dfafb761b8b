package dev.daybook.store;

import dev.daybook.backup.Backup;
import dev.daybook.backup.Backups;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Chooses what a lost database is made from: what loses the fewest changes, and of those the newest backup; the journal
 * alone counts as a backup of nothing.
 */
final class Rebuilding {

    private static final Logger LOG = LoggerFactory.getLogger(Rebuilding.class);

    private final Path folder;
    private final Sidecar sidecar;
    private final Journal.Scan journal;
    private final Unpacking unpacking;

    /**
     * @param journal all of it
     */
    Rebuilding(Path folder, Sidecar sidecar, Journal.Scan journal) {
        this.folder = folder;
        this.sidecar = sidecar;
        this.journal = journal;
        this.unpacking = new Unpacking(folder);
    }

    /**
     * What there is to begin from.
     *
     * @param backup null for nothing, on which the journal is replayed
     * @param sequence the last change in it
     * @param lost how many changes are then nowhere
     */
    record Beginning(@Nullable Backup backup, long sequence, long lost) {}

    /**
     * A database's file to put in the place of the one that is lost.
     *
     * @param file null when H2 is to make a new one
     */
    record Ready(Beginning beginning, @Nullable Path file) {}

    /** The best first. */
    List<Beginning> beginnings() throws IOException {
        List<Beginning> all = new ArrayList<>();
        for (Backup backup : new Backups(folder.resolve("backups")).verified()) {
            if (fits(backup)) {
                all.add(new Beginning(backup, backup.manifest().sequence(), lost(backup.manifest().sequence())));
            }
        }
        all.add(new Beginning(null, 0, lost(0)));
        all.sort(Comparator.comparingLong(Beginning::lost)
                .thenComparing(Comparator.comparingLong(Beginning::sequence).reversed()));
        return all;
    }

    private boolean fits(Backup backup) {
        long sequence = backup.manifest().sequence();
        UUID own = sidecar.databaseId();
        Set<UUID> ids = journal.databaseIds();
        UUID id = backup.manifest().databaseId();
        boolean ours = ids.isEmpty() ? own == null || own.equals(id) : ids.contains(id);
        return ours && backup.manifest().schema() <= Database.SCHEMA
                && sidecar.discardedChanges().stream().noneMatch(gone -> gone.has(sequence));
    }

    /** Changes that are neither up to {@code sequence} nor in the journal, though numbers for them were given. */
    long lost(long sequence) {
        return journal.missing(sequence, Math.max(journal.last(), sidecar.sequence())).stream()
                .flatMap(hole -> Replay.without(hole, sidecar.discardedChanges()).stream())
                .mapToLong(Numbers::count).sum();
    }

    /**
     * The best that is whole.
     *
     * @throws StoreException when the disk does not read, or has no room
     */
    Ready ready() throws IOException, StoreException {
        for (Beginning beginning : beginnings()) {
            Backup backup = beginning.backup();
            if (backup == null) {
                return new Ready(beginning, null);
            }
            try {
                return new Ready(beginning, unpacking.of(backup));
            } catch (IOException e) {
                Fault.diskMustWork(folder, backup.zip());
                LOG.warn("The backup {} is of no use: {}", backup.zip(), e.getMessage());
            }
        }
        throw new IllegalStateException("the journal alone is always a beginning");
    }
}
