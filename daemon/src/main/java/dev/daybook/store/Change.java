package dev.daybook.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A change while it is decided, inside the writer's transaction. Every row it writes is named by table and key, so that
 * its after-image can go to the journal. Used on the writer's thread alone.
 */
final class Change extends Sql {

    private final Set<RowKey> touched = new LinkedHashSet<>();

    Change(Connection connection) {
        super(connection);
    }

    private record RowKey(Table table, List<Object> key) {}

    /**
     * Runs a statement that writes the one row with this key, or none when its guard says no.
     *
     * @return whether a row was written
     */
    boolean write(Table table, List<Object> key, String sql, @Nullable Object... values) throws SQLException {
        int rows = execute(sql, values);
        if (rows > 1) {
            throw new SQLException("A statement for one row of " + table.sqlName() + " wrote " + rows + ": " + sql);
        }
        if (rows == 1) {
            touch(table, key);
        }
        return rows == 1;
    }

    /** Names a row that a statement of {@link #execute} wrote. */
    void touch(Table table, List<Object> key) {
        touched.add(new RowKey(table, key));
    }

    /** Sessions of which it wrote a row, their own or their recovery's. */
    Set<Long> sessions() {
        return touched.stream().filter(row -> row.table == Table.SESSION || row.table == Table.RECOVERY)
                .map(row -> ((Number) row.key.getFirst()).longValue()).collect(Collectors.toUnmodifiableSet());
    }

    /** The rows as they are now; a row that is gone as its key alone. */
    List<RowImage> images() throws SQLException {
        List<RowImage> images = new ArrayList<>(touched.size());
        for (RowKey row : touched) {
            images.add(RowImage.of(this, row.table, row.key).orElseGet(() -> RowImage.gone(row.table, row.key)));
        }
        return images;
    }
}
