package dev.daybook.store;

import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;

/**
 * Removes dictionary rows that nothing uses. What uses them is read beside the writer, some rows at a time: in ten years
 * of minutes that takes long, and recording must go on. What comes into use meanwhile is seen as it is written.
 *
 * <p>The row with the highest number stays and loses its text: a number that was given is never given again, or an older
 * copy of the store would meet one text under two numbers.
 */
final class UnusedNames {

    /** A longer answer H2 would first write to a file. */
    private static final int AT_ONCE = 1_000;

    private final Store store;
    private final Steps steps;
    private final NamesInUse used = new NamesInUse();

    private UnusedNames(Store store, Steps steps) {
        this.store = store;
        this.steps = steps;
    }

    /** Told before each look and each change. */
    interface Steps {
        void next() throws InterruptedException;
    }

    /** Removes all of them. */
    static void remove(Store store, Steps steps) throws InterruptedException {
        UnusedNames names = new UnusedNames(store, steps);
        Consumer<List<RowImage>> written = names.used::written;
        store.watch(written);
        try {
            names.readSpans();
            names.readUses();
            names.remove(Table.APPLICATION, "name");
            names.remove(Table.TITLE, "text");
            names.remove(Table.URL, "text");
        } finally {
            store.unwatch(written);
        }
    }

    private void readSpans() throws InterruptedException {
        List<Long> page = List.of(Long.MIN_VALUE);
        do {
            page = read("""
                    SELECT id AS place, application_id, title_id, url_id FROM activity WHERE device_id = ? AND id > ?
                    ORDER BY device_id, id FETCH FIRST ? ROWS ONLY""", page.getLast());
        } while (page.size() == AT_ONCE);
    }

    /** The last block of a page is read again with the next one, for it may have more uses; it never fills a page. */
    private void readUses() throws InterruptedException {
        List<Long> page = List.of(Long.MIN_VALUE);
        do {
            page = read("""
                    SELECT start_s AS place, application_id, title_id, url_id FROM block_use
                    WHERE device_id = ? AND start_s >= ?
                    ORDER BY device_id, start_s FETCH FIRST ? ROWS ONLY""", page.getLast());
        } while (page.size() == AT_ONCE);
    }

    private List<Long> read(String question, long from) throws InterruptedException {
        steps.next();
        return store.read(sql -> sql.list(question, row -> {
            used.read(row);
            return row.getLong("place");
        }, LaunchRows.THIS_DEVICE, from, AT_ONCE));
    }

    private void remove(Table table, String text) throws InterruptedException {
        String question = "SELECT id FROM " + table.sqlName() + " WHERE id > ? ORDER BY id FETCH FIRST ? ROWS ONLY";
        List<Long> page = List.of(Long.MIN_VALUE);
        do {
            steps.next();
            long after = page.getLast();
            page = store.read(sql -> sql.list(question, row -> row.getLong("id"), after, AT_ONCE));
            List<Long> unused = page.stream().filter(id -> !used.contains(table, id)).toList();
            if (!unused.isEmpty()) {
                store.<Boolean>change(change -> remove(change, table, text, unused));
            }
        } while (page.size() == AT_ONCE);
    }

    private boolean remove(Change change, Table table, String text, List<Long> unused) throws SQLException {
        long last = change.number("SELECT MAX(id) FROM " + table.sqlName());
        for (long id : unused) {
            // The changes before this one have been seen.
            if (!used.contains(table, id)) {
                remove(change, table, text, id, id == last);
            }
        }
        return true;
    }

    private static void remove(Change change, Table table, String text, long id, boolean last) throws SQLException {
        String gone = "forgotten " + id;
        if (last) {
            change.write(table, List.of(id), "UPDATE " + table.sqlName() + " SET " + text + " = ? WHERE id = ? AND "
                    + text + " <> ?", gone, id, gone);
        } else {
            change.write(table, List.of(id), "DELETE FROM " + table.sqlName() + " WHERE id = ?", id);
        }
    }
}
