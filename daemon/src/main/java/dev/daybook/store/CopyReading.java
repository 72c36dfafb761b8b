package dev.daybook.store;

import dev.daybook.backup.BackupSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * Reads a copy of the database from end to end. The zip file's own checksum speaks for every byte, opening it for the
 * structure, and reading every value for the rows.
 */
final class CopyReading {

    static final String FILE = "daybook.mv.db";

    private static final String ENDING = ".mv.db";
    private static final int BUFFER = 1 << 20;
    private static final int SIGN_EVERY = 1000;

    private final BackupSource.Reading reading;

    CopyReading(BackupSource.Reading reading) {
        this.reading = reading;
    }

    /** What the database says of itself. */
    static BackupSource.State state(Sql sql) throws SQLException {
        Database.Meta meta = Database.meta(sql)
                .orElseThrow(() -> new SQLException("the database does not say whose it is"));
        return new BackupSource.State(meta.databaseId(), Database.schema(sql), meta.applied());
    }

    BackupSource.Contents read(Path zip, Path scratch) throws IOException, SQLException, InterruptedException {
        unpack(zip, scratch.resolve(FILE));
        // Rows are handed on as they are read: kept until the last, a year of them would not fit. What the copy caught
        // half done is rolled back as it opens, so it must be writable.
        String url = Database.url(scratch.resolve("daybook"))
                + ";IFEXISTS=TRUE;DB_CLOSE_ON_EXIT=FALSE;CACHE_SIZE=2048;TRACE_LEVEL_FILE=0;LAZY_QUERY_EXECUTION=TRUE";
        try (Connection connection = DriverManager.getConnection(url)) {
            Sql sql = new Sql(connection);
            try {
                BackupSource.State state = state(sql);
                return new BackupSource.Contents(state, rows(sql, state.schema()));
            } finally {
                letGo(sql);
            }
        }
    }

    /** Nothing is to be written to it any more. */
    private static void letGo(Sql sql) {
        try {
            sql.execute("SHUTDOWN IMMEDIATELY");
        } catch (SQLException alreadyClosed) {
            // Then it failed before, and that was reported.
        }
    }

    /** By the archive's own list of what is in it: a file that lost its end has none. */
    private void unpack(Path zip, Path database) throws IOException, InterruptedException {
        try (ZipFile archive = new ZipFile(zip.toFile())) {
            ZipEntry entry = archive.stream().filter(one -> one.getName().endsWith(ENDING)).findFirst()
                    .orElseThrow(() -> new IOException("there is no database in it"));
            CRC32 crc = new CRC32();
            try (InputStream packed = new CheckedInputStream(archive.getInputStream(entry), crc);
                    OutputStream file = Files.newOutputStream(database)) {
                pour(packed, file);
            }
            if (crc.getValue() != entry.getCrc()) {
                throw new IOException("its checksum is wrong");
            }
        }
    }

    private void pour(InputStream from, OutputStream to) throws IOException, InterruptedException {
        byte[] buffer = new byte[BUFFER];
        for (int read = from.read(buffer); read >= 0; read = from.read(buffer)) {
            to.write(buffer, 0, read);
            reading.next();
        }
    }

    private Map<String, Long> rows(Sql sql, int schema) throws SQLException, IOException, InterruptedException {
        List<String> tables = sql.list("""
                SELECT table_name FROM information_schema.tables
                WHERE table_schema = 'PUBLIC' ORDER BY table_name""", row -> row.getString(1));
        Map<String, Long> rows = new TreeMap<>();
        for (String table : tables) {
            rows.put(table, rows(sql, "\"" + table.replace("\"", "\"\"") + "\""));
        }
        for (Table table : Table.in(schema)) {
            if (!rows.containsKey(table.name())) {
                throw new IOException("the table " + table.sqlName() + " is missing");
            }
        }
        return rows;
    }

    private long rows(Sql sql, String table) throws SQLException, IOException, InterruptedException {
        long rows = 0;
        try (PreparedStatement all = sql.connection.prepareStatement("SELECT * FROM " + table);
                ResultSet row = all.executeQuery()) {
            int columns = row.getMetaData().getColumnCount();
            while (row.next()) {
                for (int column = 1; column <= columns; column++) {
                    row.getObject(column);
                }
                if (rows++ % SIGN_EVERY == 0) {
                    reading.next();
                }
            }
        }
        long counted = sql.number("SELECT COUNT(*) FROM " + table);
        if (counted != rows) {
            throw new IOException("the table " + table + " counts " + counted + " rows and gives " + rows);
        }
        return rows;
    }
}
