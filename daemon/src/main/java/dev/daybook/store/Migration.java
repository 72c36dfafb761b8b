package dev.daybook.store;

import dev.daybook.backup.Backup;
import dev.daybook.backup.BackupSource;
import dev.daybook.backup.Backups;
import dev.daybook.backup.MigrationBackup;
import dev.daybook.platform.DurableFiles;
import dev.daybook.platform.FolderTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Brings a database to a later schema. One that somebody has relied on is kept as a backup first, and is put back when
 * the way there fails.
 */
final class Migration {

    private final Path folder;
    private final Instant now;
    private final boolean reliedOn;
    private @Nullable Backup kept;
    private volatile boolean underWay;

    /**
     * @param reliedOn it was found like this; one that was made a moment ago from what is kept elsewhere is not
     */
    Migration(Path folder, Instant now, boolean reliedOn) {
        this.folder = folder;
        this.now = now;
        this.reliedOn = reliedOn;
    }

    /** Whether it is at it: it copies, reads and rewrites as long as it takes, and a silence says nothing. */
    boolean underWay() {
        return underWay;
    }

    /**
     * Does so; does nothing when it is there.
     *
     * @param sign told when it has ended
     * @throws StoreException when it could not be done; the database is then as it was, and closed
     * @throws SQLException when it could not be done to a database that holds nothing of anybody's
     */
    void to(Database database, int schema, Runnable sign) throws SQLException, StoreException {
        int before = database.schema();
        if (before >= schema) {
            return;
        }
        underWay = true;
        try {
            migrate(database, before, schema);
        } finally {
            sign.run();
            underWay = false;
        }
    }

    private void migrate(Database database, int before, int schema) throws SQLException, StoreException {
        if (before > 0 && reliedOn && kept == null && database.meta().isPresent()) {
            kept = backup(database, before);
        }
        boolean holdsNothing = database.meta().isEmpty();
        try {
            database.migrate(schema);
        } catch (SQLException e) {
            if (holdsNothing && reliedOn) {
                // The first launch was cut short in the middle of making it: there is nothing to keep.
                throw e;
            }
            throw failed(database, before, schema, e);
        }
    }

    /** One that a former attempt made, if nothing was stored since. */
    private Backup backup(Database database, int before) throws StoreException, SQLException {
        BackupSource.State state = CopyReading.state(database.sql());
        try {
            for (Backup made : new Backups(folder.resolve("backups")).verified()) {
                if (made.manifest().reason() != null && made.manifest().schema() == before
                        && made.manifest().sequence() == state.sequence()
                        && made.manifest().databaseId().equals(state.databaseId()) && made.whole()) {
                    return made;
                }
            }
            return MigrationBackup.keep(folder.resolve("backups"), now, before, Database.SCHEMA, new Source(database));
        } catch (IOException e) {
            throw new StoreException("the database in " + folder + " has schema " + before + ", this Daybook wants "
                    + Database.SCHEMA + ", and the backup before that could not be made: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("interrupted while making a backup", e);
        }
    }

    private StoreException failed(Database database, int before, int schema, SQLException why) {
        database.abandon();
        String text = "the database in " + folder + " could not be brought from schema " + before + " to " + schema
                + " (" + BackupReading.line(why) + "); ";
        try {
            if (kept != null) {
                putBack(kept);
                text += "it is as it was, and the backup " + kept.zip().getFileName()
                        + " holds the same; use the former Daybook until this one is mended";
            }
        } catch (IOException | InterruptedException e) {
            why.addSuppressed(e);
            text += "the backup " + (kept == null ? "" : kept.zip()) + " holds it as it was";
        }
        return new StoreException(text, why);
    }

    private void putBack(Backup backup) throws IOException, InterruptedException {
        Path scratch = Files.createTempDirectory(folder, "restoring-");
        try {
            BackupReading.read(backup.zip(), scratch, () -> {});
            Path whole = scratch.resolve(CopyReading.FILE);
            DurableFiles.force(whole);
            DurableFiles.putInPlace(whole, folder.resolve(CopyReading.FILE));
        } finally {
            FolderTree.delete(scratch);
        }
    }

    /** The database while nobody else has it. */
    private final class Source implements BackupSource {

        private final Database database;

        Source(Database database) {
            this.database = database;
        }

        @Override
        public long size() throws IOException {
            return Files.size(folder.resolve(CopyReading.FILE));
        }

        @Override
        public State copy(Path zip) throws IOException {
            try {
                State state = StoreBackup.copy(database.sql(), zip);
                DurableFiles.force(zip);
                return state;
            } catch (SQLException e) {
                throw new IOException(BackupReading.line(e), e);
            }
        }

        @Override
        public Contents read(Path zip, Path scratch, Reading reading) throws IOException, InterruptedException {
            return BackupReading.read(zip, scratch, reading);
        }
    }
}
