package dev.daybook.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.backup.Backup;
import dev.daybook.backup.Backups;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Row L5: stores that the programs of each schema left, two working days in database, journal and sidecar, and what those
 * programs read in every table.
 */
@Timeout(180)
final class SchemaUpgradeTest {

    @TempDir
    Path temporary = Path.of("");

    private Path folder() {
        return temporary.resolve("data");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void everySchemaIsUpgradedAfterABackupAndKeepsEveryRow(int schema) throws Exception {
        Map<String, List<String>> before = unpacked(schema);
        try (Store store = Store.open(folder(), DamagedStore.NOW)) {
            assertKept(before, store);
            assertEquals(List.of(), store.notices(DamagedStore.NOW));
            assertTrue(store.read(sql -> sql.number("SELECT COUNT(*) FROM session WHERE status = 'ended'")) > 5);
            long sequence = store.sequence();
            DamagedStore.work(store, 4);
            assertTrue(store.sequence() > sequence + 8, "it takes new days");
        }
        List<Backup> backups = new Backups(folder().resolve("backups")).verified();
        assertEquals(schema < Database.SCHEMA ? 1 : 0, backups.size());
        for (Backup backup : backups) {
            assertTrue(backup.whole());
            assertEquals(schema, backup.manifest().schema());
            assertEquals("migration " + schema + "→" + Database.SCHEMA, backup.manifest().reason());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void theJournalOfEverySchemaGivesTheSameWhenTheDatabaseIsGone(int schema) throws Exception {
        Map<String, List<String>> before = unpacked(schema);
        Files.delete(DamagedStore.database(folder()));
        try (Store store = Store.open(folder(), DamagedStore.NOW)) {
            assertKept(before, store);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4})
    void theBackupOfAnOlderSchemaIsRestoredWhenTheUpgradedDatabaseIsDamaged(int schema) throws Exception {
        unpacked(schema);
        Map<Table, List<String>> before;
        try (Store store = Store.open(folder(), DamagedStore.NOW)) {
            before = DamagedStore.work(store, 3);
        }
        Files.write(DamagedStore.database(folder()), new byte[20_000]);
        try (Store store = Store.open(folder(), DamagedStore.NOW)) {
            assertEquals(before, Workday.tables(store));
            assertTrue(store.notices(DamagedStore.NOW).getFirst().contains("was restored from the backup"),
                    store.notices(DamagedStore.NOW).toString());
        }
    }

    @Test
    void recoveriesOfAJournalThatDidNotRememberTheirEndsAreGivenThemInALaterDatabase() throws Exception {
        long recoveries = Objects.requireNonNull(unpacked(3).get("RECOVERY")).size();
        Store.open(folder(), DamagedStore.NOW).close();
        execute("DELETE FROM recovery", "UPDATE store_meta SET applied = 0");
        try (Store store = Store.open(folder(), DamagedStore.NOW)) {
            assertEquals(recoveries, store.<Long>read(sql -> sql.number("SELECT COUNT(*) FROM recovery")));
            assertEquals(0L, store.<Long>read(sql -> sql.number(
                    "SELECT COUNT(*) FROM recovery WHERE inferred_end_s IS NULL")));
        }
    }

    @Test
    void aMigrationThatFailsLeavesTheDatabaseAsItWasAndIsRefusedInOneLine() throws Exception {
        Map<String, List<String>> before = unpacked(4);
        execute("CREATE TABLE session_edit (theirs INT)");
        for (int attempt = 0; attempt < 2; attempt++) {
            String refused = refusal();
            assertEquals(1, refused.lines().count(), refused);
            assertTrue(refused.contains("could not be brought from schema 4 to 5"), refused);
            assertTrue(refused.contains("it is as it was"), refused);
        }
        assertEquals(1, new Backups(folder().resolve("backups")).verified().size(), "one backup, however often");
        execute("DROP TABLE session_edit");
        try (Store store = Store.open(folder(), DamagedStore.NOW)) {
            assertKept(before, store);
        }
    }

    private String refusal() {
        try {
            Store.open(folder(), DamagedStore.NOW).close();
            return "it opened";
        } catch (StoreException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** Columns are only ever added at the end. */
    private static void assertKept(Map<String, List<String>> before, Store store) {
        Map<Table, List<String>> now = Workday.tables(store);
        assertFalse(before.isEmpty());
        before.forEach((table, rows) -> {
            List<String> kept = Objects.requireNonNull(now.get(Table.valueOf(table)));
            assertEquals(rows.size(), kept.size(), table);
            for (int i = 0; i < rows.size(); i++) {
                String row = rows.get(i).substring(0, rows.get(i).length() - 1);
                assertTrue(kept.get(i).replace("\n", "\\n").startsWith(row), table + ": " + kept.get(i));
            }
        });
    }

    /** What the program of that schema read in each table. */
    private Map<String, List<String>> unpacked(int schema) throws IOException {
        String text = "";
        try (InputStream found = Objects.requireNonNull(
                SchemaUpgradeTest.class.getResourceAsStream("schema-" + schema + ".zip"));
                ZipInputStream zip = new ZipInputStream(found)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Path file = temporary.resolve(entry.getName());
                Files.createDirectories(Objects.requireNonNull(file.getParent()));
                byte[] bytes = zip.readAllBytes();
                Files.write(file, bytes);
                text = entry.getName().equals("tables.txt") ? new String(bytes, StandardCharsets.UTF_8) : text;
            }
        }
        Map<String, List<String>> tables = new LinkedHashMap<>();
        List<String> rows = new ArrayList<>();
        for (String line : text.lines().toList()) {
            if (line.startsWith("  ")) {
                rows.add(line.substring(2));
            } else {
                rows = new ArrayList<>();
                tables.put(line, rows);
            }
        }
        return tables;
    }

    private void execute(String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:h2:" + folder().resolve("daybook"));
                Statement sql = connection.createStatement()) {
            for (String statement : statements) {
                sql.execute(statement);
            }
            sql.execute("SHUTDOWN");
        }
    }
}
