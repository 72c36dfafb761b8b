package dev.daybook.restore;

import dev.daybook.api.RestorePreview;
import dev.daybook.backup.Backup;
import dev.daybook.backup.BackupStanding;
import dev.daybook.backup.BackupWork;
import dev.daybook.backup.Backups;
import dev.daybook.restore.RestoreRefused.Kind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Restoring as people ask for it. The desk checks and writes the intent down; the next launch carries it out, before
 * anything else opens the database. Thread safe.
 */
public final class RestoreDesk {

    private static final Logger LOG = LoggerFactory.getLogger(RestoreDesk.class);

    private final Backups backups;
    private final BackupWork work;
    private final RestoreStore store;
    private final RestoreIntents intents;
    private final BooleanSupplier forgetting;
    private final Path setAside;
    private final Supplier<Instant> clock;

    /**
     * @param forgetting whether something is being forgotten: a backup may hold what is half erased
     * @param setAside the folder that the present database goes to
     */
    public RestoreDesk(Backups backups, BackupWork work, RestoreStore store, RestoreIntents intents,
            BooleanSupplier forgetting, Path setAside, Supplier<Instant> clock) {
        this.backups = backups;
        this.work = work;
        this.store = store;
        this.intents = intents;
        this.forgetting = forgetting;
        this.setAside = setAside;
        this.clock = clock;
    }

    /**
     * Which backup.
     *
     * @param file its name in the folder of backups; empty for the newest of this store
     * @param elsewhere a file that is to be taken in first; goes before {@code file}
     * @param discardLater whether what came after it is set aside, too
     */
    public record Wanted(Optional<String> file, Optional<Path> elsewhere, boolean discardLater) {}

    /**
     * What it would come to. Changes nothing.
     *
     * @throws RestoreRefused when it could not be restored
     * @throws IOException in one line when a file cannot be read, or is no backup that is whole
     */
    public RestorePreview preview(Wanted wanted) throws Exception {
        Optional<Path> elsewhere = wanted.elsewhere();
        return judged(wanted, elsewhere.isPresent() ? work.inspect(elsewhere.get()) : kept(wanted.file()));
    }

    /**
     * Has it restored: from the moment this returns the next launch will do it. The caller sees to that launch.
     *
     * @return what it comes to
     * @throws RestoreRefused when it cannot be restored; then nothing has changed
     * @throws IOException as {@link #preview} does, or when the intent cannot be written down
     */
    public synchronized RestorePreview restore(Wanted wanted) throws Exception {
        RestorePreview judged = preview(wanted);
        Optional<Path> elsewhere = wanted.elsewhere();
        Backup backup = elsewhere.isPresent() ? work.takeIn(elsewhere.get()) : kept(wanted.file());
        if (!backup.whole()) {
            throw new RestoreRefused(Kind.NOT_NOW, backup.zip() + " is no longer what was verified when it was made;"
                    + " restore another one");
        }
        String file = String.valueOf(backup.zip().getFileName());
        intents.write(file, judged.discardLater(), clock.get());
        LOG.info("{} is to be restored at the next launch; what came later is {}", file,
                judged.discardLater() ? "set aside" : "replayed");
        return judged;
    }

    /** The newest is the one with the latest change: what a clock said is no matter. */
    private Backup kept(Optional<String> file) throws IOException, RestoreRefused {
        if (file.isPresent()) {
            return backups.named(file.get()).orElseThrow(() -> new RestoreRefused(Kind.UNKNOWN,
                    "There is no verified backup " + file.get() + " in " + backups.folder()));
        }
        return work.newest(store.id()).orElseThrow(() -> new RestoreRefused(Kind.UNKNOWN,
                "There is no verified backup of this store in " + backups.folder()));
    }

    private RestorePreview judged(Wanted wanted, Backup backup) throws IOException, RestoreRefused {
        if (forgetting.getAsBoolean()) {
            throw new RestoreRefused(Kind.NOT_NOW, "Something is being forgotten, and a backup may still hold it; ask"
                    + " again when that is done");
        }
        if (intents.waiting()) {
            throw new RestoreRefused(Kind.NOT_NOW, "A restore waits for the daemon to begin anew; 'daybook stop' and"
                    + " 'daybook daemon' have it done");
        }
        if (backup.manifest().schema() > store.schema()) {
            throw new RestoreRefused(Kind.NOT_NOW, backup.zip().getFileName() + " is of a newer Daybook, with schema "
                    + backup.manifest().schema() + "; install that first");
        }
        RestorePreview told = told(wanted, backup);
        if (!told.discardLater()) {
            mustReach(backup);
        }
        Optional<String> lacking = intents.lacking(wanted.elsewhere().orElse(backup.zip()));
        if (lacking.isPresent()) {
            throw new RestoreRefused(Kind.NOT_NOW, "There is no room: " + lacking.get() + "; free some space there");
        }
        return told;
    }

    /** A launch that found changes between missing would go back to what it was. */
    private void mustReach(Backup backup) throws RestoreRefused {
        long next = backup.manifest().sequence() + 1;
        long from = store.journalReaches(backup.manifest().sequence());
        if (from > next) {
            throw new RestoreRefused(Kind.NOT_NOW, backup.zip().getFileName() + " ends with change " + (next - 1)
                    + ", and the journal reaches back only to change " + from + ": what came after the backup cannot be"
                    + " replayed; say '--discard-later' ('discard_later') to set it aside");
        }
    }

    private RestorePreview told(Wanted wanted, Backup backup) throws RestoreRefused {
        boolean other = !backup.manifest().databaseId().equals(store.id());
        RestoreStore.Later later = store.sessionsSince(other ? Instant.EPOCH : backup.manifest().takenAt());
        if (other && !wanted.discardLater() && !store.unused()) {
            throw new RestoreRefused(Kind.NOT_NOW, backup.zip().getFileName() + " is of another store, and this one"
                    + " has " + (later.sessions() == 1 ? "1 session" : later.sessions() + " sessions")
                    + " of its own that cannot be joined to it; with"
                    + " 'discard_later' they are set aside");
        }
        long changes = other ? store.sequence() : Math.max(0, store.sequence() - backup.manifest().sequence());
        return new RestorePreview(BackupStanding.wire(backup, Optional.empty()), other, other || wanted.discardLater(),
                changes, later.sessions(), later.from(), setAside.toString());
    }
}
