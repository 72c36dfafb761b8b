package dev.daybook.store;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One row after a change, as the journal carries it.
 *
 * @param t the table
 * @param v the row's columns; null when the row is gone
 * @param k the key of a row that is gone; null otherwise
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RowImage(String t, @Nullable Map<String, @Nullable Object> v, @Nullable List<Object> k) {

    static RowImage put(Table table, Map<String, @Nullable Object> values) {
        return new RowImage(table.sqlName(), values, null);
    }

    static RowImage gone(Table table, List<Object> key) {
        return new RowImage(table.sqlName(), null, key);
    }

    /** The same row with nothing in this column, if it has one. */
    RowImage without(String column) {
        if (v == null || !v.containsKey(column)) {
            return this;
        }
        Map<String, @Nullable Object> rest = new LinkedHashMap<>(v);
        rest.put(column, null);
        return new RowImage(t, rest, k);
    }

    /** A number that this row, or the key of one that is gone, has in a column; empty when it has none there. */
    Optional<Long> number(String column) {
        Object value = v != null
                ? v.get(column)
                : k != null && Table.of(t).key.contains(column)
                        ? k.get(Table.of(t).key.indexOf(column))
                        : null;
        return value instanceof Number number ? Optional.of(number.longValue()) : Optional.empty();
    }

    /** The row with this key as it is now. */
    static Optional<RowImage> of(Sql sql, Table table, List<Object> key) throws SQLException {
        return sql.first("SELECT * FROM " + table.sqlName() + " WHERE " + table.byKey(), found -> {
            ResultSetMetaData columns = found.getMetaData();
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            for (int i = 1; i <= columns.getColumnCount(); i++) {
                values.put(columns.getColumnName(i).toLowerCase(Locale.ROOT), found.getObject(i));
            }
            return put(table, values);
        }, key.toArray());
    }

    /** Makes the database hold just this, whatever it held: applying twice is applying once. */
    void apply(Sql sql) throws SQLException {
        Table table = Table.of(t);
        if (v == null) {
            sql.execute("DELETE FROM " + t + " WHERE " + table.byKey(), k == null ? new Object[0] : k.toArray());
            return;
        }
        String columns = String.join(", ", v.keySet());
        String marks = String.join(", ", Collections.nCopies(v.size(), "?"));
        sql.execute("MERGE INTO " + t + " (" + columns + ") KEY (" + String.join(", ", table.key) + ") VALUES (" + marks
                + ")", v.values().toArray());
    }
}
