package dev.daybook.store;

import dev.daybook.api.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;

/** What the tables hold by the journal alone, worked out without a database. */
final class JournalTables {

    private static final TypeReference<List<RowImage>> ROWS = new TypeReference<>() {
    };

    private static final String NONE = "null";

    /** By table and key, each row as a text. */
    private final Map<Table, Map<String, String>> rows = new EnumMap<>(Table.class);

    private JournalTables() {
        for (Table table : Table.values()) {
            rows.put(table, new TreeMap<>());
        }
    }

    /**
     * Rows that a store holds otherwise than its journal says, one line each. Of rows that it does not speak of there is
     * none where it reaches back to the first change, as every row was written through it.
     */
    static List<String> differences(Path journal, Store store) throws IOException {
        JournalTables said = new JournalTables();
        Journal.Scan scan = new Journal(new JournalDisk.Folder(journal), Journal.SEGMENT_BYTES).scan(0);
        for (Journal.Segment segment : scan.segments()) {
            for (SegmentFormat.Frame frame : segment.frames()) {
                for (byte[] change : frame.changes()) {
                    Json.MAPPER.readValue(change, ROWS).forEach(said::apply);
                }
            }
        }
        return said.differences(of(store), scan.first() > 1);
    }

    private void apply(RowImage image) {
        Table table = Table.of(image.t());
        Map<String, String> held = rows.computeIfAbsent(table, one -> new TreeMap<>());
        Map<String, @Nullable Object> values = image.v();
        if (values == null) {
            held.put(String.valueOf(image.k()), NONE);
        } else {
            held.put(table.key.stream().map(values::get).toList().toString(), text(values));
        }
    }

    private static String text(Map<String, @Nullable Object> values) {
        return new TreeMap<>(values).toString();
    }

    private static JournalTables of(Store store) {
        JournalTables held = new JournalTables();
        for (Table table : Table.values()) {
            store.read(sql -> sql.list("SELECT * FROM " + table.sqlName(), row -> {
                Map<String, @Nullable Object> values = new TreeMap<>();
                for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                    values.put(row.getMetaData().getColumnName(i).toLowerCase(Locale.ROOT), row.getObject(i));
                }
                held.apply(RowImage.put(table, values));
                return true;
            }));
        }
        return held;
    }

    private List<String> differences(JournalTables other, boolean begunLater) {
        List<String> found = new ArrayList<>();
        rows.forEach((table, said) -> {
            Map<String, String> held = other.rows.getOrDefault(table, Map.of());
            TreeSet<String> keys = new TreeSet<>(said.keySet());
            if (!begunLater) {
                keys.addAll(held.keySet());
            }
            for (String key : keys) {
                String wanted = said.getOrDefault(key, NONE);
                if (!wanted.equals(held.getOrDefault(key, NONE))) {
                    found.add(table + " " + key + ": journal " + wanted + ", database " + held.get(key));
                }
            }
        });
        return found;
    }
}
