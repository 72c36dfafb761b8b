package dev.daybook.store;

import dev.daybook.backup.BackupSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;

/** Asks a database whose it is without changing a byte of its file. */
final class DatabaseOwner {

    private static final Watched ASKING = new Watched("store-owner", Probe.LIMIT);

    /** Two stores' numbers were drawn by lot and differ in about sixty bits, a damaged one from itself in a few. */
    private static final int DAMAGED_BITS = 16;

    private DatabaseOwner() {}

    /**
     * The store whose database lies there, when it is whole enough to be somebody's and nobody's of these.
     *
     * @param ours the stores it may belong to; where there are none nothing is foreign
     */
    static Optional<UUID> stranger(Path folder, Set<UUID> ours) {
        try {
            return ours.isEmpty()
                    ? Optional.empty()
                    : Optional.of(ASKING.run(sign -> asked(folder)))
                            .filter(id -> ours.stream().noneMatch(own -> resembles(own, id)));
        } catch (Watched.Hangs e) {
            Database.leaveHanging();
            return Optional.empty();
        } catch (ExecutionException damaged) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static UUID asked(Path folder) throws SQLException {
        String url = Database.url(folder.resolve("daybook"))
                + ";IFEXISTS=TRUE;ACCESS_MODE_DATA=r;DB_CLOSE_ON_EXIT=FALSE;CACHE_SIZE=2048;TRACE_LEVEL_FILE=0";
        try (Connection connection = DriverManager.getConnection(url)) {
            Sql sql = new Sql(connection);
            try {
                BackupSource.State state = CopyReading.state(sql);
                for (Table table : Table.in(state.schema())) {
                    sql.number("SELECT COUNT(*) FROM " + table.sqlName());
                }
                return state.databaseId();
            } finally {
                sql.execute("SHUTDOWN IMMEDIATELY");
            }
        }
    }

    static boolean resembles(UUID own, UUID other) {
        return Long.bitCount(own.getMostSignificantBits() ^ other.getMostSignificantBits())
                + Long.bitCount(own.getLeastSignificantBits() ^ other.getLeastSignificantBits()) <= DAMAGED_BITS;
    }
}
