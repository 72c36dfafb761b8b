package dev.daybook.store;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.platform.FolderTree;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Row Q2 on real files: whatever is damaged, the store runs, what was damaged is kept, and nothing is lost unsaid. */
@Timeout(300)
final class StoreDamageTest {

    private static final int PLACES = 50;

    @TempDir
    Path temporary = Path.of("");

    private final long seed = System.nanoTime();

    private Path folder() {
        return temporary.resolve("data");
    }

    /** A first day, a backup of it, and a second day after it. */
    private Map<Table, List<String>> twoDays() throws Exception {
        try (Store store = Store.open(folder(), DamagedStore.NOW)) {
            DamagedStore.work(store, 20);
            DamagedStore.backUp(store, folder(), DamagedStore.NOW);
            return DamagedStore.work(store, 15);
        }
    }

    @Test
    void anyByteThatChangedAfterACleanStopIsNoticedAndNothingIsLost() throws Exception {
        Map<Table, List<String>> before = twoDays();
        Random random = new Random(seed);
        for (int place = 0; place < PLACES; place++) {
            Path home = DamagedStore.copy(folder(), temporary.resolve("clean-" + place));
            byte[] damaged = flip(DamagedStore.database(home), random);
            try (Store store = Store.open(home, DamagedStore.NOW)) {
                assertEquals(before, Workday.tables(store), "seed " + seed + ", place " + place);
                assertEquals(1, store.notices(DamagedStore.NOW).size());
                assertTrue(store.notices(DamagedStore.NOW).getFirst().contains("was restored from the backup daybook-"),
                        store.notices(DamagedStore.NOW).toString());
            }
            assertArrayEquals(damaged, Files.readAllBytes(DamagedStore.setAside(home).getFirst()));
            FolderTree.delete(home);
        }
    }

    @Test
    void aFileThatIsDamagedAfterAKillEndsInARunningStoreWithEveryRow() throws Exception {
        Path killed = temporary.resolve("killed");
        Map<Table, List<String>> before;
        try (Store store = Store.open(folder(), DamagedStore.NOW)) {
            DamagedStore.work(store, 20);
            DamagedStore.backUp(store, folder(), DamagedStore.NOW);
            before = DamagedStore.work(store, 15);
            DamagedStore.copy(folder(), killed);
        }
        Random random = new Random(seed);
        for (int place = 0; place < PLACES; place++) {
            Path home = DamagedStore.copy(killed, temporary.resolve("killed-" + place));
            byte[] damaged = flip(DamagedStore.database(home), random);
            String what = "seed " + seed + ", place " + place;
            try (Store store = Store.open(home, DamagedStore.NOW)) {
                store.examine();
                await().until(() -> !store.examining());
                Workday.number(store, 1_000_000);
                Map<Table, List<String>> now = Workday.tables(store);
                Objects.requireNonNull(now.get(Table.TITLE)).removeIf(row -> row.contains("1000000"));
                if (!store.notices(DamagedStore.NOW).isEmpty()) {
                    assertEquals(before, now, what);
                    assertFalse(store.notices(DamagedStore.NOW).toString().contains("lost"), what);
                    assertEquals(damaged.length > 0, !DamagedStore.setAside(home).isEmpty(), what);
                }
                before.forEach((table, rows) -> assertEquals(rows.size(), now.getOrDefault(table, List.of()).size(),
                        what + " " + table));
            }
            FolderTree.delete(home);
        }
    }

    @Test
    void damageAnywhereInTheJournalIsKeptAndCostsADatabaseThatIsWholeNothing() throws Exception {
        Map<Table, List<String>> before = twoDays();
        Random random = new Random(seed);
        for (int place = 0; place < PLACES; place++) {
            Path home = DamagedStore.copy(folder(), temporary.resolve("journal-" + place));
            String what = "seed " + seed + ", place " + place;
            byte[] whole = Files.readAllBytes(DamagedStore.segments(home).getFirst());
            byte[] damaged = flip(DamagedStore.segments(home).getFirst(), random);
            if (Arrays.equals(said(whole), said(damaged))) {
                // It hit what fills a record up to eight bytes: nobody reads that.
                FolderTree.delete(home);
                continue;
            }
            for (int launch = 0; launch < 2; launch++) {
                try (Store store = Store.open(home, DamagedStore.NOW)) {
                    assertEquals(before, Workday.tables(store), what);
                    assertEquals(1, store.notices(DamagedStore.NOW).size(),
                            what + " " + store.notices(DamagedStore.NOW));
                    assertTrue(store.notices(DamagedStore.NOW).getFirst().startsWith("Journal segment "), what);
                }
            }
            assertArrayEquals(damaged, Files.readAllBytes(DamagedStore.setAside(home).getFirst()), what);
            FolderTree.delete(home);
        }
    }

    private static byte[] said(byte[] segment) throws IOException {
        Optional<SegmentFormat.Content> content = SegmentFormat.decode(segment);
        return content.isPresent()
                ? JournalRewriting.encoded(content.get().header(), content.get().frames())
                : new byte[0];
    }

    @Test
    void whatADamagedRecordTookIsNamedWithItsTimeWhenTheDatabaseIsGoneToo() throws Exception {
        DamagedStore.launch(folder(), 12);
        Path segment = DamagedStore.segments(folder()).getFirst();
        byte[] bytes = Files.readAllBytes(segment);
        bytes[bytes.length / 2] ^= 0x41;
        Files.write(segment, bytes);
        Files.delete(DamagedStore.database(folder()));
        try (Store store = Store.open(folder(), DamagedStore.NOW)) {
            List<String> notices = store.notices(DamagedStore.NOW);
            assertEquals(2, notices.size(), notices.toString());
            assertTrue(
                    notices.getFirst().startsWith("Journal segment " + segment.getFileName() + " is damaged at byte "),
                    notices.toString());
            assertTrue(notices.getLast().matches("The database was missing; it was rebuilt from the journal, "
                    + "\\d+ changes replayed\\. Changes? \\d+.* \\(what was recorded between 2026-03-02T08:\\S+ and "
                    + "2026-03-0\\S+\\) (is|are) lost\\."), notices.toString());
            Workday.number(store, 1_000_000);
        }
    }

    @Test
    void aFileThatIsCutZeroedEmptyOrGoneIsReplacedWithoutLoss() throws Exception {
        Map<Table, List<String>> before = twoDays();
        byte[] whole = Files.readAllBytes(DamagedStore.database(folder()));
        byte[] zeroed = whole.clone();
        Arrays.fill(zeroed, 8192, 8192 + 16384, (byte) 0);
        for (byte[] damaged : List.of(Arrays.copyOf(whole, whole.length / 2), zeroed, new byte[0],
                new byte[100_000])) {
            Path home = DamagedStore.copy(folder(), temporary.resolve("damaged"));
            Files.write(DamagedStore.database(home), damaged);
            assertReplaced(home, before);
            assertEquals(1, DamagedStore.setAside(home).size());
            FolderTree.delete(home);
        }
        Files.delete(DamagedStore.database(folder()));
        assertReplaced(folder(), before);
    }

    private static void assertReplaced(Path home, Map<Table, List<String>> before) throws StoreException {
        try (Store store = Store.open(home, DamagedStore.NOW)) {
            assertEquals(before, Workday.tables(store));
            assertEquals(1, store.notices(DamagedStore.NOW).size(), store.notices(DamagedStore.NOW).toString());
            assertTrue(store.notices(DamagedStore.NOW).getFirst().contains("was restored from the backup"),
                    store.notices(DamagedStore.NOW).toString());
        }
    }

    @Test
    void aDatabaseThatSomebodyOpenedBetweenTwoLaunchesIsNotTakenForADamagedOne() throws Exception {
        Map<Table, List<String>> before = twoDays();
        for (String statement : List.of("SELECT 1", "SHUTDOWN", "SELECT COUNT(*) FROM title", "SHUTDOWN COMPACT",
                "UPDATE store_meta SET applied = applied", "CREATE TABLE theirs (id INT)", "DROP TABLE theirs",
                "SHUTDOWN DEFRAG", "SHUTDOWN IMMEDIATELY")) {
            try (Connection theirs = DriverManager.getConnection("jdbc:h2:" + folder().resolve("daybook"));
                    Statement sql = theirs.createStatement()) {
                sql.execute(statement);
                if (!statement.startsWith("SHUTDOWN")) {
                    // Daybook's own setting keeps a database open when nobody has it any more.
                    sql.execute("SHUTDOWN");
                }
            }
            try (Store store = Store.open(folder(), DamagedStore.NOW)) {
                assertEquals(List.of(), store.notices(DamagedStore.NOW), statement);
                assertEquals(before, Workday.tables(store), statement);
            }
        }
    }

    @Test
    void aBackupThatIsDamagedTooIsPassedOverForAnOlderOne() throws Exception {
        Map<Table, List<String>> before;
        try (Store store = Store.open(folder(), DamagedStore.NOW)) {
            DamagedStore.work(store, 5);
            DamagedStore.backUp(store, folder(), DamagedStore.NOW);
            DamagedStore.work(store, 5);
            DamagedStore.backUp(store, folder(), DamagedStore.NOW.plusSeconds(60));
            before = DamagedStore.work(store, 5);
        }
        flip(folder().resolve("backups/daybook-20260302T180100Z.zip"), new Random(seed));
        Files.write(DamagedStore.database(folder()), new byte[10_000]);
        try (Store store = Store.open(folder(), DamagedStore.NOW)) {
            assertEquals(before, Workday.tables(store));
            assertTrue(store.notices(DamagedStore.NOW).getFirst()
                    .contains("was restored from the backup daybook-20260302T180000Z.zip"),
                    store.notices(DamagedStore.NOW).toString());
        }
    }

    @Test
    void withoutTheJournalsBeginningTheBackupIsWhatSavesTheRest() throws Exception {
        Map<Table, List<String>> before = twoDays();
        Map<Table, List<String>> lost = DamagedStore.launch(folder(), 7);
        Files.delete(DamagedStore.segments(folder()).getLast());
        Files.write(DamagedStore.database(folder()), new byte[10_000]);
        try (Store store = Store.open(folder(), DamagedStore.NOW)) {
            assertEquals(before, Workday.tables(store));
            assertTrue(store.notices(DamagedStore.NOW).getFirst().matches(".* Changes \\d+ to \\d+ "
                    + "\\(what was recorded after \\S+\\) are lost\\."), store.notices(DamagedStore.NOW).toString());
            assertTrue(new RecordingRows(store, 1).nextSessionId() > DamagedStore.highest(lost, Table.SESSION),
                    "a number of what is lost does not come again");
        }
    }

    @Test
    void whatIsNoMatterOfTheFileIsNotTakenForDamage() throws Exception {
        twoDays();
        Files.delete(DamagedStore.database(folder()));
        Files.createDirectory(DamagedStore.database(folder()));
        Files.writeString(DamagedStore.database(folder()).resolve("what-the-disk-gives"), "");
        StoreException refused = assertThrows(StoreException.class, () -> Store.open(folder(), DamagedStore.NOW));
        assertEquals(1, String.valueOf(refused.getMessage()).lines().count(), refused.getMessage());
        assertTrue(String.valueOf(refused.getMessage()).contains("check the folder's permissions and the disk"),
                refused.getMessage());
        assertEquals(List.of(), DamagedStore.setAside(folder()));
    }

    @Test
    void aDatabaseThatHangsIsMovedAwayAndWhoHangsInItCannotWriteIntoTheNewOne() throws Exception {
        Map<Table, List<String>> before = twoDays();
        byte[] sidecar = Files.readAllBytes(folder().resolve("store.json"));
        assertTrue(sidecar.length > 0);
        CountDownLatch goOn = new CountDownLatch(1);
        CountDownLatch wentOn = new CountDownLatch(1);
        AtomicInteger opened = new AtomicInteger();
        Probe probe = new Probe(folder(), base -> {
            Database database = Database.open(base);
            if (opened.incrementAndGet() == 1) {
                hang(goOn);
                database.sql().execute("UPDATE title SET text = 'of one that hung' WHERE id = 1");
                database.writer.commit();
                database.close();
                wentOn.countDown();
            }
            return database;
        }, Duration.ofMillis(500));
        try (Store store = Store.open(folder(), DamagedStore.NOW, probe, () -> {})) {
            assertEquals(before, Workday.tables(store));
            goOn.countDown();
            wentOn.await();
            assertEquals(before, Workday.tables(store));
            Workday.number(store, 1_000_000);
            assertTrue(store.notices(DamagedStore.NOW).getFirst().contains("nothing came of it"),
                    store.notices(DamagedStore.NOW).toString());
        }
        assertEquals(1, DamagedStore.setAside(folder()).size());
        try (Store store = Store.open(folder(), DamagedStore.NOW)) {
            assertEquals(List.of(1_000_000L), Workday.numbers(store));
        }
    }

    private static void hang(CountDownLatch until) {
        try {
            until.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aLaunchThatIsKilledWhileItReplacesADatabaseIsFinishedByTheNext() throws Exception {
        Map<Table, List<String>> before = twoDays();
        flip(DamagedStore.database(folder()), new Random(seed));
        for (int kill = 1; kill <= 4; kill++) {
            Path home = DamagedStore.copy(folder(), temporary.resolve("replaced-" + kill));
            Runnable killed = killAt(kill);
            assertThrows(Killed.class, () -> Store.open(home, DamagedStore.NOW, probe(home), killed));
            try (Store store = Store.open(home, DamagedStore.NOW)) {
                assertEquals(before, Workday.tables(store), "killed at step " + kill);
                assertFalse(store.notices(DamagedStore.NOW).toString().contains("was missing"), "it was set aside");
                assertTrue(store.notices(DamagedStore.NOW).getLast().contains("was restored from the backup"),
                        store.notices(DamagedStore.NOW).toString());
            }
            assertEquals(1, DamagedStore.setAside(home).stream()
                    .filter(file -> !file.endsWith("daybook-unfinished.mv.db")).count(), "killed at step " + kill);
        }
    }

    @Test
    void damageThatALaunchDidNotSeeIsFoundByReadingEverythingAndRebuiltWhileTheStoreRuns() throws Exception {
        Path killed = temporary.resolve("killed");
        Map<Table, List<String>> before;
        try (Store store = Store.open(folder(), DamagedStore.NOW)) {
            fill(store, 4_000);
            DamagedStore.backUp(store, folder(), DamagedStore.NOW);
            before = DamagedStore.work(store, 3);
            DamagedStore.copy(folder(), killed);
        }
        try (Store store = Store.open(killed, DamagedStore.NOW)) {
            assertEquals(List.of(), store.notices(DamagedStore.NOW));
            try (RandomAccessFile file = new RandomAccessFile(DamagedStore.database(killed).toFile(), "rw")) {
                file.seek(8192);
                file.write(new byte[(int) file.length() - 3 * 8192]);
            }
            store.examine();
            await().atMost(Duration.ofMinutes(2)).until(() -> !store.examining());
            assertEquals(1, store.notices(DamagedStore.NOW).size(), store.notices(DamagedStore.NOW).toString());
            assertEquals(before, Workday.tables(store));
            Workday.number(store, 1_000_000);
        }
        assertEquals(1, DamagedStore.setAside(killed).size());
        try (Store store = Store.open(killed, DamagedStore.NOW)) {
            assertEquals(List.of(1_000_000L), Workday.numbers(store));
        }
    }

    /** More than the cache holds: two kilobytes a row that nothing makes smaller. */
    private static void fill(Store store, int count) {
        Random random = new Random(3);
        for (long from = 1; from <= count; from += 100) {
            long first = from;
            store.<Boolean>change(change -> {
                for (long id = first; id < first + 100; id++) {
                    StringBuilder text = new StringBuilder(id + " ");
                    random.ints(1000, 0x4e00, 0x9f00).forEach(letter -> text.append((char) letter));
                    change.write(Table.URL, List.of(id), "INSERT INTO url (id, text) VALUES (?, ?)", id,
                            text.toString());
                }
                return true;
            });
        }
    }

    /** Ends a launch where a kill would. */
    static final class Killed extends Error {

        private static final long serialVersionUID = 1L;
    }

    static Runnable killAt(int step) {
        AtomicInteger steps = new AtomicInteger();
        return () -> {
            if (steps.incrementAndGet() == step) {
                throw new Killed();
            }
        };
    }

    static Probe probe(Path folder) {
        return new Probe(folder, Database::open, Probe.LIMIT);
    }

    private static byte[] flip(Path file, Random random) throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        Files.write(file, bytes);
        return bytes;
    }
}
