package dev.daybook.store;

import dev.daybook.backup.BackupSource;
import dev.daybook.platform.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;

/** The backups' side of the database. Thread safe. */
public final class StoreBackup implements BackupSource {

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
