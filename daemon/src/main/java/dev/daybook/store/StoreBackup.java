package dev.daybook.store;

import dev.daybook.backup.BackedUpStore;
import dev.daybook.platform.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The backups' side of the database. Thread safe. */
public final class StoreBackup implements BackedUpStore {

    private static final Logger LOG = LoggerFactory.getLogger(StoreBackup.class);

    /** Whatever happens to a person's record adds a row to one of these. */
    private static final List<Table> GROWING = List.of(Table.ACTIVITY, Table.BLOCK, Table.SESSION_EDIT, Table.RECOVERY,
            Table.PAUSE, Table.PLAN, Table.PLAN_RUN);

    private final Store store;
    private final Path folder;

    /**
     * @param folder the store was opened in
     */
    public StoreBackup(Store store, Path folder) {
        this.store = store;
        this.folder = folder;
    }

    @Override
    public long size() throws IOException {
        return Files.size(folder.resolve(CopyReading.FILE));
    }

    @Override
    public State copy(Path zip) throws IOException {
        try {
            State before = store.beside(sql -> copy(sql, zip));
            DurableFiles.force(zip);
            return before;
        } catch (SQLException e) {
            throw new IOException("cannot copy the database to " + zip + ": " + BackupReading.line(e), e);
        }
    }

    @Override
    public boolean changedSince(Map<String, Long> then, Instant taken) {
        return store.read(sql -> {
            for (Table table : GROWING) {
                long now = sql.number("SELECT COUNT(*) FROM " + table.sqlName());
                if (now != then.getOrDefault(table.name(), 0L)) {
                    return true;
                }
            }
            return sql.number("""
                    SELECT COUNT(*) FROM operation
                    WHERE type <> 'backup' AND (created_s >= ? OR ended_s >= ?)""", taken, taken) > 0;
        });
    }

    @Override
    public void covered(long sequence) throws IOException {
        int gone = store.<Integer>apart(journal -> () -> journal.drop(sequence));
        if (gone > 0) {
            LOG.info("{} journal segments up to change {} are covered by backups and were deleted", gone, sequence);
        }
    }

    @Override
    public boolean counts(long sequence) throws IOException {
        return Sidecar.read(folder).stream().flatMap(sidecar -> sidecar.discardedChanges().stream())
                .noneMatch(given -> given.has(sequence));
    }

    /** H2 reads its file from beginning to end and meanwhile puts nothing where something was; the writer goes on. */
    static State copy(Sql sql, Path zip) throws SQLException {
        State state = CopyReading.state(sql);
        sql.execute("BACKUP TO ?", zip.toString());
        return state;
    }

    @Override
    public Contents read(Path zip, Path scratch, Reading reading) throws IOException, InterruptedException {
        return BackupReading.read(zip, scratch, reading);
    }
}
