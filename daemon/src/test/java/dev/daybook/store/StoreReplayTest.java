package dev.daybook.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The store on real files: what it holds, however it was left. */
final class StoreReplayTest {

    private static final Instant NOW = Instant.parse("2026-03-02T18:00:00Z");

    @TempDir
    Path temporary = Path.of("");

    @Test
    void everyAcknowledgedChangeSurvivesClosingAndReopening() throws StoreException {
        Map<Table, List<String>> before = filled(folder("a"), 30);
        assertTrue(before.values().stream().noneMatch(List::isEmpty), "every table is exercised: " + before.keySet());
        try (Store store = open(folder("a"))) {
            assertEquals(before, Workday.tables(store));
            assertEquals(0, store.replayed());
            assertEquals(List.of(), store.notices(NOW));
        }
    }

    @Test
    void theWholeJournalReplayedIntoNothingGivesTheSameDatabase() throws StoreException, IOException {
        Map<Table, List<String>> before = filled(folder("a"), 60);
        copy(folder("a"), folder("b"));
        Files.delete(database(folder("b")));
        try (Store store = open(folder("b"))) {
            assertEquals(before, Workday.tables(store));
            assertEquals(store.sequence(), store.replayed());
            assertEquals(List.of("The database was missing; it was rebuilt from the journal, " + store.sequence()
                    + " changes replayed."), store.notices(NOW));
        }
        assertFalse(Files.exists(folder("b").resolve("set-aside")), "there was nothing to set aside");
    }

    @Test
    void aDatabaseThousandsOfChangesOldIsCaughtUp() throws StoreException, IOException {
        filled(folder("a"), 10);
        Path old = temporary.resolve("old.mv.db");
        Files.copy(database(folder("a")), old);
        numbered(folder("a"), 1_000_001, 1_004_000);
        Map<Table, List<String>> now = filled(folder("a"), 60);
        Files.copy(old, database(folder("a")), StandardCopyOption.REPLACE_EXISTING);
        try (Store store = open(folder("a"))) {
            assertTrue(store.replayed() > 4_000, "replayed " + store.replayed());
            assertEquals(now, Workday.tables(store));
            assertEquals(List.of(), store.notices(NOW));
        }
    }

    @Test
    void replayingTwiceIsReplayingOnce() throws StoreException, IOException, SQLException {
        Map<Table, List<String>> before = filled(folder("a"), 40);
        rewind(folder("a"));
        try (Store store = open(folder("a"))) {
            assertEquals(store.sequence(), store.replayed());
            assertEquals(before, Workday.tables(store));
        }
    }

    @Test
    void everyTextAWindowCanShowSurvivesReplay() throws StoreException, IOException {
        List<String> texts = List.of("", " ", "äö𝄞", "line\nline\r\ttab", "\u0000\u001f\u007f", "quote \" back \\",
                "half \uD800 a pair", "\uDC00", "end\uD83D", "\uFEFF\uFFFE\u2028");
        try (Store store = open(folder("a"))) {
            for (int i = 0; i < texts.size(); i++) {
                long id = i;
                String text = texts.get(i);
                store.<Boolean>change(change -> change.write(Table.TITLE, List.of(id),
                        "INSERT INTO title (id, text) VALUES (?, ?)", id, text));
            }
        }
        Files.delete(database(folder("a")));
        try (Store store = open(folder("a"))) {
            assertEquals(texts, store.read(sql -> sql.list("SELECT text FROM title ORDER BY id",
                    row -> row.getString("text"))));
        }
    }

    @Test
    void aDatabaseOfNoBytesIsSetAsideAndRebuilt() throws StoreException, IOException {
        assertRebuilt(new byte[0]);
    }

    @Test
    void aDatabaseFullOfGarbageIsSetAsideAndRebuilt() throws StoreException, IOException {
        byte[] garbage = new byte[50_000];
        new Random(7).nextBytes(garbage);
        assertRebuilt(garbage);
    }

    @Test
    void aDatabaseCutInHalfIsSetAsideAndRebuilt() throws StoreException, IOException {
        filled(folder("half"), 5);
        byte[] whole = Files.readAllBytes(database(folder("half")));
        assertRebuilt(Arrays.copyOfRange(whole, whole.length / 2, whole.length));
    }

    @Test
    void aNewEmptyDatabaseInItsPlaceIsSetAsideAndRebuilt() throws StoreException, IOException, SQLException {
        try (Connection connection = raw(folder("empty"))) {
            connection.createStatement().execute("SHUTDOWN");
        }
        assertRebuilt(Files.readAllBytes(database(folder("empty"))));
    }

    private void assertRebuilt(byte[] damaged) throws StoreException, IOException {
        Map<Table, List<String>> before = filled(folder("a"), 20);
        Files.write(database(folder("a")), damaged);
        try (Store store = open(folder("a"))) {
            assertEquals(before, Workday.tables(store));
            assertEquals(1, store.notices(NOW).size(), store.notices(NOW).toString());
            assertTrue(store.notices(NOW).getFirst().contains("was set aside as"), store.notices(NOW).toString());
            assertFalse(store.notices(NOW).getFirst().contains("\n"), store.notices(NOW).toString());
        }
        List<Path> kept = setAside(folder("a"));
        assertEquals(1, kept.size(), kept.toString());
        // H2 writes into a file it takes for a new one, but it never makes one smaller.
        assertTrue(Files.size(kept.getFirst()) >= damaged.length, "the damaged file is kept");
        try (Store store = open(folder("a"))) {
            assertEquals(before, Workday.tables(store));
            assertEquals(1, store.notices(NOW).size(), "it is told as long as the file is kept");
            Files.delete(kept.getFirst());
            assertEquals(List.of(), store.notices(NOW));
        }
    }

    @Test
    void twoDatabasesSetAsideInOneSecondAreBothKept() throws StoreException, IOException {
        for (int i = 0; i < 2; i++) {
            filled(folder("a"), 3);
            Files.write(database(folder("a")), new byte[100 + i]);
            open(folder("a")).close();
        }
        assertEquals(2, setAside(folder("a")).size());
    }

    @Test
    void aJournalThatDoesNotReachBackGivesWhatItHasAndTheLossIsNamed() throws StoreException, IOException {
        numbered(folder("a"), 1, 10);
        numbered(folder("a"), 11, 20);
        Files.delete(segments(folder("a")).getFirst());
        Files.write(database(folder("a")), new byte[5_000]);
        try (Store store = open(folder("a"))) {
            assertEquals(LongStream.rangeClosed(11, 20).boxed().toList(), Workday.numbers(store));
            assertEquals(1, store.notices(NOW).size(), store.notices(NOW).toString());
            assertTrue(store.notices(NOW).getFirst().endsWith(
                    " and was rebuilt from the journal, 10 changes replayed. Changes 1 to 10 are lost."),
                    store.notices(NOW).toString());
            Workday.number(store, 21);
            assertEquals(21, store.sequence());
        }
    }

    @Test
    void aStoreOfWhichOnlyTheSidecarIsLeftBeginsAnewAndNamesTheLoss() throws StoreException, IOException {
        numbered(folder("a"), 1, 10);
        deleteJournal(folder("a"));
        Files.delete(database(folder("a")));
        try (Store store = open(folder("a"))) {
            assertEquals(
                    List.of("The database was missing; it was rebuilt from the journal. Changes 1 to 10 are lost."),
                    store.notices(NOW));
            Workday.number(store, 11);
            assertEquals(11, store.sequence());
        }
    }

    @Test
    void aDatabaseThatAFirstLaunchLeftHalfMadeIsNoDamage() throws StoreException, IOException, SQLException {
        for (int schema = 0; schema < Database.SCHEMA; schema++) {
            Path home = folder("half-" + schema);
            try (Database database = Database.open(home.resolve("daybook"))) {
                database.migrate(schema);
            }
            try (Store store = open(home)) {
                assertEquals(List.of(), store.notices(NOW));
                Workday.number(store, 1);
            }
            assertFalse(Files.exists(home.resolve("set-aside")));
            assertFalse(Files.exists(home.resolve("backups")));
        }
    }

    @Test
    void aDatabaseOpenInAnotherProgramIsNotTakenForADamagedOne() throws StoreException, IOException {
        Map<Table, List<String>> before = filled(folder("a"), 5);
        try (FileChannel channel = FileChannel.open(database(folder("a")), StandardOpenOption.WRITE)) {
            assertTrue(channel.lock().isValid());
            assertRefusedUntouched(folder("a"), "is open in another program");
        }
        assertReopensUnchanged(folder("a"), before);
    }

    @Test
    void aMissingSidecarIsSurvived() throws StoreException, IOException {
        Map<Table, List<String>> before = filled(folder("a"), 5);
        Files.delete(sidecar(folder("a")));
        assertReopensUnchanged(folder("a"), before);
        assertTrue(Files.exists(sidecar(folder("a"))), "it is written anew");
    }

    @Test
    void aSidecarOfGarbageIsSurvived() throws StoreException, IOException {
        Map<Table, List<String>> before = filled(folder("a"), 5);
        for (String garbage : List.of("", "null", "{}", "[]", "{\"database_id\":\"x", "\u0000\u0001\u0002")) {
            Files.writeString(sidecar(folder("a")), garbage);
            assertReopensUnchanged(folder("a"), before);
        }
    }

    @Test
    void aStoreWhoseSidecarKnowsANewerSchemaIsRefusedUntouched() throws StoreException, IOException {
        filled(folder("a"), 5);
        new Sidecar(UUID.randomUUID(), Database.SCHEMA + 1, 1).write(folder("a"));
        assertRefusedUntouched(folder("a"), "install the newer Daybook again");
    }

    @Test
    void aStoreWhoseJournalHasANewerSchemaIsRefusedUntouched() throws StoreException, IOException {
        filled(folder("a"), 5);
        try (Journal journal = journal(folder("a"))) {
            Journal.Scan scan = journal.scan(0);
            UUID id = scan.databaseIds().iterator().next();
            journal.append(id, Database.SCHEMA + 1, scan.last() + 1, List.of(new byte[]{'[', ']'}));
        }
        assertRefusedUntouched(folder("a"), "install the newer Daybook again");
        Files.write(database(folder("a")), new byte[100]);
        assertRefusedUntouched(folder("a"), "install the newer Daybook again");
    }

    @Test
    void aStoreWhoseDatabaseHasANewerSchemaIsRefusedUntouched() throws StoreException, IOException, SQLException {
        Map<Table, List<String>> before = filled(folder("a"), 5);
        String newer = "INSERT INTO \"flyway_schema_history\" SELECT 99, '99', 'later', 'SQL', 'V99', 1, 'me', NOW(), 1, TRUE";
        execute(folder("a"), newer);
        byte[] segment = Files.readAllBytes(segments(folder("a")).getFirst());
        String refused = refusal(folder("a"));
        assertTrue(refused.contains("has schema 99"), refused);
        assertArrayEquals(segment, Files.readAllBytes(segments(folder("a")).getFirst()));
        execute(folder("a"), "DELETE FROM \"flyway_schema_history\" WHERE \"version\" = '99'");
        assertReopensUnchanged(folder("a"), before);
    }

    @Test
    void databaseAndJournalOfDifferentStoresAreRefused() throws StoreException, IOException {
        Map<Table, List<String>> before = filled(folder("a"), 5);
        filled(folder("b"), 5);
        Path own = temporary.resolve("own.mv.db");
        Files.move(database(folder("a")), own);
        Files.copy(database(folder("b")), database(folder("a")));
        String refused = refusal(folder("a"));
        assertTrue(refused.contains("belong to different stores"), refused);
        Files.move(own, database(folder("a")), StandardCopyOption.REPLACE_EXISTING);
        assertReopensUnchanged(folder("a"), before);
    }

    @Test
    void aSegmentOfAnotherStoreInTheMiddleIsRefused() throws StoreException, IOException {
        filled(folder("a"), 5);
        filled(folder("a"), 5);
        filled(folder("b"), 5);
        Files.copy(segments(folder("b")).getFirst(), segments(folder("a")).getFirst(),
                StandardCopyOption.REPLACE_EXISTING);
        Files.delete(database(folder("a")));
        String refused = refusal(folder("a"));
        assertTrue(refused.contains("belong to different stores"), refused);
    }

    @Test
    void aDatabaseAheadOfItsJournalGoesOnWithHigherSequences() throws StoreException, IOException {
        Map<Table, List<String>> before = filled(folder("a"), 5);
        deleteJournal(folder("a"));
        long sequence;
        try (Store store = open(folder("a"))) {
            assertEquals(before, Workday.tables(store));
            sequence = store.sequence();
            assertTrue(sequence > 10, "sequence " + sequence);
            Workday.number(store, 1_000_000);
            assertEquals(sequence + 1, store.sequence());
        }
        try (Store store = open(folder("a"))) {
            assertEquals(sequence + 1, store.sequence());
            assertEquals(List.of(1_000_000L), Workday.numbers(store));
        }
    }

    @Test
    void aHoleInTheJournalIsNamedWhenTheDatabaseIsRebuilt() throws StoreException, IOException {
        numbered(folder("a"), 1, 10);
        numbered(folder("a"), 11, 20);
        numbered(folder("a"), 21, 30);
        Files.delete(segments(folder("a")).get(1));
        Files.delete(database(folder("a")));
        try (Store store = open(folder("a"))) {
            assertEquals(List.of("The database was missing; it was rebuilt from the journal, 20 changes replayed."
                    + " Changes 11 to 20 are lost."), store.notices(NOW));
            assertEquals(30, store.sequence());
            assertEquals(20, Workday.numbers(store).size());
        }
    }

    @Test
    void changesThatOnlyTheSidecarRemembersAreNamedAndTheirNumbersNotGivenAgain() throws StoreException, IOException {
        numbered(folder("a"), 1, 10);
        Path old = temporary.resolve("old.mv.db");
        Files.copy(database(folder("a")), old);
        numbered(folder("a"), 11, 20);
        Files.copy(old, database(folder("a")), StandardCopyOption.REPLACE_EXISTING);
        Files.delete(segments(folder("a")).getLast());
        try (Store store = open(folder("a"))) {
            assertEquals(
                    List.of("Changes are missing from database and journal. Changes 11 to 20 are lost."),
                    store.notices(NOW));
            Workday.number(store, 21);
            assertEquals(21, store.sequence());
        }
    }

    private Path folder(String name) {
        return temporary.resolve(name);
    }

    private static Store open(Path folder) throws StoreException {
        return Store.open(folder, NOW);
    }

    /** Opens, works a day, notes every table, closes. */
    private static Map<Table, List<String>> filled(Path folder, int minutes) throws StoreException {
        try (Store store = open(folder)) {
            Workday day = new Workday(store, 42 + store.sequence());
            day.minutes(minutes);
            day.end();
            return Workday.tables(store);
        }
    }

    private static void numbered(Path folder, long from, long to) throws StoreException {
        try (Store store = open(folder)) {
            Callers.all(16, LongStream.rangeClosed(from, to), number -> Workday.number(store, number));
        }
    }

    private static void assertReopensUnchanged(Path folder, Map<Table, List<String>> tables) throws StoreException {
        try (Store store = open(folder)) {
            assertEquals(tables, Workday.tables(store));
            assertEquals(List.of(), store.notices(NOW));
        }
    }

    private static String refusal(Path folder) {
        return String.valueOf(assertThrows(StoreException.class, () -> open(folder)).getMessage());
    }

    private static void assertRefusedUntouched(Path folder, String message) throws IOException {
        Map<Path, Long> before = contents(folder);
        String refused = refusal(folder);
        assertTrue(refused.contains(message), refused);
        assertEquals(1, refused.lines().count(), refused);
        assertEquals(before, contents(folder), "nothing is touched: " + refused);
    }

    /** Checksums of all files. */
    private static Map<Path, Long> contents(Path folder) throws IOException {
        Map<Path, Long> contents = new HashMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                CRC32C crc = new CRC32C();
                crc.update(Files.readAllBytes(file));
                contents.put(file, crc.getValue());
            }
        }
        return contents;
    }

    private static Journal journal(Path folder) {
        return new Journal(new JournalDisk.Folder(folder.resolve("journal")), Journal.SEGMENT_BYTES);
    }

    private static Path database(Path folder) {
        return folder.resolve("daybook.mv.db");
    }

    private static Path sidecar(Path folder) {
        return folder.resolve("store.json");
    }

    private static List<Path> setAside(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("set-aside"))) {
            return files.toList();
        }
    }

    private static List<Path> segments(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("journal"))) {
            return files.sorted(Comparator.naturalOrder()).toList();
        }
    }

    private static void deleteJournal(Path folder) throws IOException {
        for (Path segment : segments(folder)) {
            Files.delete(segment);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
    }

    /** Makes a database forget that it holds what it holds, so that everything is replayed over it. */
    private static void rewind(Path folder) throws SQLException {
        execute(folder, "UPDATE store_meta SET applied = 0");
    }

    private static void execute(Path folder, String sql) throws SQLException {
        try (Connection connection = raw(folder); var statement = connection.createStatement()) {
            statement.execute(sql);
            statement.execute("SHUTDOWN");
        }
    }

    private static Connection raw(Path folder) throws SQLException {
        return DriverManager.getConnection("jdbc:h2:async:" + folder.resolve("daybook") + ";DB_CLOSE_ON_EXIT=FALSE");
    }
}
