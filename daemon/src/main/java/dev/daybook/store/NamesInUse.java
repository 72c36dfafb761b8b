package dev.daybook.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which dictionary rows anything refers to, gathered while changes go on. Thread safe. */
final class NamesInUse {

    private final Map<Table, BitSet> ids = Map.of(Table.APPLICATION, new BitSet(), Table.TITLE, new BitSet(), Table.URL,
            new BitSet());

    /** A row of spans or uses, as it was read. */
    void read(ResultSet row) throws SQLException {
        add(Table.APPLICATION, Sql.longOrNull(row, column(Table.APPLICATION)));
        add(Table.TITLE, Sql.longOrNull(row, column(Table.TITLE)));
        add(Table.URL, Sql.longOrNull(row, column(Table.URL)));
    }

    /** Rows as a change left them. */
    void written(List<RowImage> rows) {
        for (RowImage row : rows) {
            Map<String, @Nullable Object> values = row.v();
            if (values != null) {
                ids.keySet().forEach(table -> add(table, values.get(column(table)) instanceof Number id
                        ? id.longValue()
                        : null));
            }
        }
    }

    private static String column(Table table) {
        return table.sqlName() + "_id";
    }

    private synchronized void add(Table table, @Nullable Long id) {
        BitSet used = ids.get(table);
        if (id != null && used != null) {
            used.set(Math.toIntExact(id));
        }
    }

    synchronized boolean contains(Table table, long id) {
        BitSet used = ids.get(table);
        return used != null && used.get(Math.toIntExact(id));
    }
}
