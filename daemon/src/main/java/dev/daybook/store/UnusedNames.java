package dev.daybook.store;

import java.sql.SQLException;
import java.util.BitSet;
import java.util.List;

/**
 * Removes dictionary rows that nothing uses, inside one change: the writer alone gives out their numbers, so none comes
 * into use meanwhile.
 *
 * <p>The row with the highest number stays and loses its text: a number that was given is never given again, or an older
 * copy of the store would meet one text under two numbers.
 */
final class UnusedNames {

    private static final int AT_ONCE = 5_000;

    private UnusedNames() {}

    /**
     * Removes some of them.
     *
     * @return false when none is left
     */
    static boolean remove(Change change) throws SQLException {
        boolean applications = remove(change, Table.APPLICATION, "name",
                "SELECT DISTINCT application_id FROM activity UNION SELECT DISTINCT application_id FROM block_use");
        boolean titles = remove(change, Table.TITLE, "text",
                "SELECT DISTINCT title_id FROM activity UNION SELECT DISTINCT title_id FROM block_use");
        boolean urls = remove(change, Table.URL, "text",
                "SELECT DISTINCT url_id FROM activity UNION SELECT DISTINCT url_id FROM block_use");
        return applications || titles || urls;
    }

    private static boolean remove(Change change, Table table, String text, String used) throws SQLException {
        BitSet unused = new BitSet();
        change.list("SELECT id FROM " + table.sqlName(), row -> {
            unused.set(Math.toIntExact(row.getLong("id")));
            return true;
        });
        long last = unused.length() - 1L;
        change.list(used, row -> {
            long id = row.getLong(1);
            if (!row.wasNull()) {
                unused.clear(Math.toIntExact(id));
            }
            return true;
        });
        int removed = 0;
        for (int id = unused.nextSetBit(0); id >= 0 && removed < AT_ONCE; id = unused.nextSetBit(id + 1)) {
            removed += remove(change, table, text, id, id == last) ? 1 : 0;
        }
        return removed == AT_ONCE;
    }

    private static boolean remove(Change change, Table table, String text, long id, boolean last) throws SQLException {
        String gone = "forgotten " + id;
        return last
                ? change.write(table, List.of(id),
                        "UPDATE " + table.sqlName() + " SET " + text + " = ? WHERE id = ? AND "
                                + text + " <> ?",
                        gone, id, gone)
                : change.write(table, List.of(id), "DELETE FROM " + table.sqlName() + " WHERE id = ?", id);
    }
}
