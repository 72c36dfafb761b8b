package dev.daybook.store;

import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.h2.api.ErrorCode;

/**
 * Opens the database and tries it quickly, within a time limit: whose it is, that every table is there and can be
 * counted, that the oldest and the newest row of each can be read, and that it takes a change.
 */
final class Probe {

    static final Duration LIMIT = Duration.ofSeconds(60);

    /** Tables that keep their newest row whatever is pruned and forgotten. */
    private static final Set<Table> NEVER_EMPTIED = Set.of(Table.DEVICE, Table.LAUNCH, Table.APPLICATION, Table.TITLE);

    private final Path folder;
    private final Source source;
    private final Duration limit;

    /** Opens the database of a folder. */
    interface Source {
        Database open(Path base) throws SQLException;
    }

    Probe(Path folder, Source source, Duration limit) {
        this.folder = folder;
        this.source = source;
        this.limit = limit;
    }

    /** What was found. */
    sealed interface Found {}

    /** It opens and answers. */
    record Usable(Database database) implements Found {}

    /**
     * It does not.
     *
     * @param fault the end of a sentence about the database
     * @param certain its bytes are wrong; otherwise it only failed
     */
    record Damaged(String fault, boolean certain) implements Found {}

    /**
     * Does so. A database of a later schema is opened and not tried.
     *
     * @param heldRows names of tables that held rows when somebody last looked
     * @param mayBeNew nothing remembers it: a launch may have been killed while it made it
     * @throws StoreException when it is no matter of damage
     */
    Found run(Set<String> heldRows, boolean mayBeNew) throws StoreException {
        Found first = once(heldRows, mayBeNew);
        // What failed for a reason of the moment does not fail twice.
        return first instanceof Damaged damaged && !damaged.certain ? again(damaged, heldRows, mayBeNew) : first;
    }

    /** A failure may leave the file open, and so look like another program's to the next attempt. */
    private Found again(Damaged first, Set<String> heldRows, boolean mayBeNew) throws StoreException {
        try {
            return once(heldRows, mayBeNew);
        } catch (StoreException e) {
            if (e.getCause() instanceof SQLException held
                    && held.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
                return first;
            }
            throw e;
        }
    }

    private Found once(Set<String> heldRows, boolean mayBeNew) throws StoreException {
        try {
            return new Usable(new Watched("store-opening", limit).run(sign -> opened(heldRows, mayBeNew)));
        } catch (Watched.Hangs e) {
            Database.leaveHanging();
            return new Damaged("does not open: " + e.getMessage(), true);
        } catch (ExecutionException e) {
            return judged(Objects.requireNonNull(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException("interrupted while opening the database", e);
        }
    }

    private Damaged judged(Throwable cause) throws StoreException {
        Path file = folder.resolve(CopyReading.FILE);
        if (cause instanceof SQLException e && e.getErrorCode() == ErrorCode.DATABASE_ALREADY_OPEN_1) {
            throw Fault.open(file, e);
        }
        if (Fault.newerFormat(cause)) {
            throw new StoreException(
                    "the database " + file + " is in the format of a newer Daybook; install that again",
                    cause);
        }
        return cause instanceof Lacking lacking
                ? new Damaged(String.valueOf(lacking.getMessage()), true)
                : new Damaged("does not open (" + BackupReading.line(cause) + ")", Fault.corrupt(cause));
    }

    /** It opens and is not what it was. */
    private static final class Lacking extends Exception {

        private static final long serialVersionUID = 1L;

        Lacking(String message) {
            super(message);
        }
    }

    private Database opened(Set<String> heldRows, boolean mayBeNew) throws SQLException, Lacking {
        Database database = source.open(folder.resolve("daybook"));
        try {
            if (database.schema() <= Database.SCHEMA && !(mayBeNew && database.meta().isEmpty())) {
                examine(database, heldRows);
            }
            return database;
        } catch (SQLException | RuntimeException | Lacking e) {
            database.abandon();
            throw e;
        }
    }

    private static void examine(Database database, Set<String> heldRows) throws SQLException, Lacking {
        if (database.meta().isEmpty()) {
            throw new Lacking("is empty");
        }
        for (Table table : Table.in(database.schema())) {
            if (!database.hasTable(table.name())) {
                throw new Lacking("has lost its table " + table.sqlName());
            }
            long rows = database.sql().number("SELECT COUNT(*) FROM " + table.sqlName());
            if (rows == 0 && NEVER_EMPTIED.contains(table) && heldRows.contains(table.name())) {
                throw new Lacking("has lost every row of its table " + table.sqlName());
            }
            if (rows > 0 && !(readable(database, table, " ASC") && readable(database, table, " DESC"))) {
                throw new Lacking("counts rows in its table " + table.sqlName() + " and gives none");
            }
        }
        database.probe();
    }

    private static boolean readable(Database database, Table table, String direction) throws SQLException {
        String order = String.join(direction + ", ", table.key) + direction;
        try (PreparedStatement first = database.writer
                .prepareStatement("SELECT * FROM " + table.sqlName() + " ORDER BY " + order + " FETCH FIRST ROW ONLY");
                ResultSet row = first.executeQuery()) {
            if (!row.next()) {
                return false;
            }
            for (int column = 1; column <= row.getMetaData().getColumnCount(); column++) {
                row.getObject(column);
            }
            return true;
        }
    }
}
