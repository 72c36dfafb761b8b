package dev.daybook.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jspecify.annotations.Nullable;

/** The H2 file: one connection that writes, a small pool that reads. */
final class Database implements AutoCloseable {

    /** The schema this program works with: the highest migration. */
    static final int SCHEMA = 5;

    private static final int READERS = 3;
    private static final AtomicInteger LEFT_HANGING = new AtomicInteger();

    private final String url;
    final Connection writer;
    private @Nullable HikariDataSource readers;
    private boolean closed;

    private Database(String url, Connection writer) {
        this.url = url;
        this.writer = writer;
    }

    /**
     * Opens the file, or creates it. The URL's parts: every commit is written at once, no shutdown hook of H2's own, the
     * database stays open between connections, an interrupted thread hurts nobody, pages hold enough rows that a year is
     * read in a third of the reads that H2's own size takes, and no trace file keeps statements with what the person
     * had on the screen.
     *
     * @param base the path without H2's ending
     */
    static Database open(Path base) throws SQLException {
        String url = url(base)
                + ";WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE;DB_CLOSE_DELAY=-1;CACHE_SIZE=8192;PAGE_SIZE=16384;TRACE_LEVEL_FILE=0";
        Database database = new Database(url, DriverManager.getConnection(url));
        database.writer.setAutoCommit(false);
        return database;
    }

    /**
     * The URL's beginning: settings follow. In one process H2 lets who opens a database wait for who is opening one of the
     * same name, so after one was left hanging the file that took its place has another name.
     */
    static String url(Path base) {
        return "jdbc:h2:" + "retry:".repeat(LEFT_HANGING.get()) + "async:" + base.toString().replace(";", "\\;");
    }

    /** From now on databases are opened by names that nobody is opening. */
    static void leaveHanging() {
        LEFT_HANGING.incrementAndGet();
    }

    Sql sql() {
        return new Sql(writer);
    }

    /**
     * Who this database is and how far it has come.
     *
     * @param applied the last change it holds
     */
    record Meta(UUID databaseId, long applied) {}

    /** Empty when the database has no schema or no identity: it is new, or it lost everything. */
    Optional<Meta> meta() throws SQLException {
        if (!hasTable("STORE_META")) {
            return Optional.empty();
        }
        return meta(sql());
    }

    static Optional<Meta> meta(Sql sql) throws SQLException {
        return sql.first("SELECT database_id, applied FROM store_meta WHERE id = 1",
                row -> new Meta(UUID.fromString(row.getString(1)), row.getLong(2)));
    }

    void create(UUID databaseId) throws SQLException {
        sql().execute("MERGE INTO store_meta (id, database_id, applied) KEY (id) VALUES (1, ?, 0)",
                databaseId.toString());
        writer.commit();
    }

    void applied(long sequence) throws SQLException {
        sql().execute("UPDATE store_meta SET applied = ? WHERE id = 1", sequence);
    }

    /** Proves that the database takes a change, and leaves it as it was. */
    void probe() throws SQLException {
        sql().execute("UPDATE store_meta SET applied = applied + 1 WHERE id = 1");
        writer.rollback();
    }

    /** How many rows each table has. */
    Map<String, Long> counted() throws SQLException {
        Map<String, Long> rows = new TreeMap<>();
        for (Table table : Table.in(schema())) {
            rows.put(table.name(), sql().number("SELECT COUNT(*) FROM " + table.sqlName()));
        }
        return rows;
    }

    int schema() throws SQLException {
        return hasTable("flyway_schema_history") ? schema(sql()) : 0;
    }

    static int schema(Sql sql) throws SQLException {
        return (int) sql.number(
                "SELECT MAX(CAST(\"version\" AS INT)) FROM \"flyway_schema_history\" WHERE \"success\" = TRUE");
    }

    /** Brings the schema up to {@code version}; does nothing when it is there. */
    void migrate(int version) throws SQLException {
        if (schema() >= version) {
            return;
        }
        try {
            Flyway.configure().dataSource(url, "", "").locations("classpath:dev/daybook/store/migration")
                    .target(Integer.toString(version)).load().migrate();
        } catch (FlywayException e) {
            throw new SQLException("the migration to schema " + version + " failed: " + e.getMessage(), e);
        }
    }

    /**
     * The readers' pool, opened with the first reader. Thread safe.
     *
     * @throws SQLException when the database was closed; a late reader must not open the file behind its owner's back
     */
    synchronized HikariDataSource readers() throws SQLException {
        mustBeOpen();
        HikariDataSource pool = readers;
        if (pool == null) {
            HikariConfig config = new HikariConfig();
            config.setPoolName("store-readers");
            config.setJdbcUrl(url);
            config.setMaximumPoolSize(READERS);
            config.setMinimumIdle(1);
            config.setConnectionTimeout(5_000);
            // One answer is read by several statements: they all see the same commit.
            config.setAutoCommit(false);
            config.setTransactionIsolation("TRANSACTION_REPEATABLE_READ");
            pool = new HikariDataSource(config);
            readers = pool;
        }
        return pool;
    }

    /**
     * One more connection, outside the pool, for what takes so long that readers would wait for it. Thread safe.
     *
     * @throws SQLException also when the database was closed
     */
    synchronized Connection another() throws SQLException {
        mustBeOpen();
        return DriverManager.getConnection(url);
    }

    private void mustBeOpen() throws SQLException {
        if (closed) {
            throw new SQLException("the database is closed");
        }
    }

    /** Closes the database for everybody. SHUTDOWN would commit what was refused and still stands uncommitted. */
    @Override
    public void close() throws SQLException {
        closeReaders();
        writer.rollback();
        sql().execute("SHUTDOWN");
    }

    /** Lets go of a database that has failed. */
    void abandon() {
        closeReaders();
        try {
            sql().execute("SHUTDOWN IMMEDIATELY");
        } catch (SQLException alreadyClosed) {
            // It failed: that is why it is abandoned, and the failure was reported where it happened.
        }
    }

    private synchronized void closeReaders() {
        closed = true;
        if (readers != null) {
            readers.close();
            readers = null;
        }
    }

    boolean hasTable(String name) throws SQLException {
        return sql().number("SELECT COUNT(*) FROM information_schema.tables WHERE table_name = ?", name) > 0;
    }
}
