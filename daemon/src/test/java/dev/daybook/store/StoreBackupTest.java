package dev.daybook.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.backup.BackupSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Copies of a database that is open, and the reading that tells a whole one from another. */
@Timeout(180)
class StoreBackupTest {

    private static final Instant NOW = Instant.parse("2026-03-02T18:00:00Z");

    @TempDir
    Path folder = Path.of("");
    private Store store;
    private StoreBackup backup;

    @BeforeEach
    void open() throws StoreException {
        store = Store.open(data(), NOW, new UnforcedDisk(data().resolve("journal")), () -> {});
        backup = new StoreBackup(store, data());
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aStoreOpenedFromTheCopyHasEveryRowOfTheOriginal() throws Exception {
        new Workday(store, 5).minutes(40);
        Map<Table, List<String>> before = Workday.tables(store);

        BackupSource.State state = backup.copy(zip());
        BackupSource.Contents contents = read(zip());

        assertEquals(new BackupSource.State(state.databaseId(), Database.SCHEMA, store.sequence()), state);
        assertEquals(state, contents.state());
        before.forEach((table, rows) -> assertEquals(rows.size(), contents.rows().get(table.name()), table.name()));
        assertEquals(1, contents.rows().get("STORE_META"));
        assertEquals(before, restored(zip()));
        assertEquals(before, Workday.tables(store), "the original is as it was");
    }

    @Test
    void changesGoOnBeingStoredWhileACopyIsMadeAndRead() throws Exception {
        fill(1000);
        AtomicBoolean enough = new AtomicBoolean();
        AtomicLong stored = new AtomicLong();
        Thread writing = Thread.ofPlatform().start(() -> {
            for (long number = 1_000_000; !enough.get(); number++) {
                Workday.number(store, number);
                stored.incrementAndGet();
                // A hundred times what a day brings. Without any pause the file grows as fast as H2 can pack it.
                LockSupport.parkNanos(5_000_000);
            }
        });
        try {
            for (int round = 0; round < 3; round++) {
                Path zip = folder.resolve("copy-" + round + ".zip");
                long atFirst = stored.get();
                BackupSource.State before = backup.copy(zip);
                long copied = stored.get();
                BackupSource.Contents contents = read(zip);
                assertTrue(copied - atFirst > 5, "stored while it was copied: " + (copied - atFirst));
                assertTrue(stored.get() - copied > 5, "stored while it was read: " + (stored.get() - copied));
                assertTrue(contents.state().sequence() >= before.sequence(), contents + " after " + before);
                assertConsistent(contents, zip);
            }
        } finally {
            enough.set(true);
            writing.join();
        }
    }

    /** What a copy holds up to its sequence is what every change up to there left. */
    private void assertConsistent(BackupSource.Contents contents, Path zip) throws Exception {
        restored(zip).forEach((table, rows) -> assertEquals(rows.size(), contents.rows().get(table.name())));
        assertEquals(contents.state().sequence(),
                contents.rows().getOrDefault("SESSION", 0L) + contents.rows().getOrDefault("TITLE", 0L),
                "one change wrote one row");
    }

    @Test
    void aChangeThatTheCopyCatchesHalfDoneIsNotInIt() throws Exception {
        fill(10);
        Map<Table, List<String>> before = Workday.tables(store);
        store.<Boolean>change(change -> {
            change.write(Table.TITLE, List.of(99L), "INSERT INTO title (id, text) VALUES (99, 'half done')");
            try {
                backup.copy(zip());
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            return true;
        });
        assertEquals(10, read(zip()).state().sequence());
        assertEquals(before, restored(zip()));
    }

    @Test
    void aCopyThatLostItsEndIsRefused() throws Exception {
        fill(200);
        backup.copy(zip());
        byte[] whole = Files.readAllBytes(zip());
        for (int length : new int[]{0, 10, whole.length / 2, whole.length - 30, whole.length - 1}) {
            Files.write(zip(), Arrays.copyOf(whole, length));
            assertRefused();
        }
    }

    @Test
    void aCopyWithOneWrongBitIsRefused() throws Exception {
        fill(200);
        backup.copy(zip());
        byte[] whole = Files.readAllBytes(zip());
        Random random = new Random(4);
        for (int round = 0; round < 20; round++) {
            byte[] flipped = whole.clone();
            int at = 100 + random.nextInt(whole.length - 300);
            flipped[at] ^= (byte) (1 << random.nextInt(8));
            Files.write(zip(), flipped);
            assertRefused();
        }
    }

    @Test
    void aCopyOfADamagedDatabaseIsRefused() throws Exception {
        fill(300);
        backup.copy(zip());
        byte[] database = unpacked(zip());
        for (int at = 20_000; at < database.length - 20_000; at += 4096) {
            Arrays.fill(database, at, at + 64, (byte) 0x55);
        }
        pack(database);
        assertRefused();
        pack(new byte[0]);
        assertRefused();
        pack(Arrays.copyOf(database, 10_000));
        assertRefused();
    }

    @Test
    void anEmptyDatabaseIsRefused() throws Exception {
        try (Database empty = Database.open(folder.resolve("empty"))) {
            empty.writer.commit();
        }
        pack(Files.readAllBytes(folder.resolve("empty.mv.db")));
        assertRefused();
    }

    @Test
    void whatIsToldToEndEndsWhileItReads() throws Exception {
        fill(50);
        backup.copy(zip());
        assertThrows(InterruptedException.class, () -> backup.read(zip(), scratch(), () -> {
            throw new InterruptedException("told");
        }));
        assertEquals(50, read(zip()).state().sequence());
    }

    @Test
    void aStoreThatIsClosedIsNotOpenedForACopy() throws Exception {
        fill(5);
        store.close();
        byte[] before = Files.readAllBytes(data().resolve("daybook.mv.db"));
        IOException refused = assertThrows(IOException.class, () -> backup.copy(zip()));
        assertEquals("cannot copy the database to " + zip() + ": the database is closed", refused.getMessage());
        assertFalse(Files.exists(zip()));
        assertTrue(Arrays.equals(before, Files.readAllBytes(data().resolve("daybook.mv.db"))));
    }

    @Test
    void aCopyThatCannotBeWrittenFailsInOneLineAndTheStoreGoesOn() throws Exception {
        Path nowhere = Files.writeString(folder.resolve("file"), "").resolve("copy.zip");
        IOException refused = assertThrows(IOException.class, () -> backup.copy(nowhere));
        assertEquals(1, String.valueOf(refused.getMessage()).lines().count(), refused.getMessage());
        fill(1);
        assertTrue(store.available());
    }

    private void assertRefused() throws IOException {
        IOException refused = assertThrows(IOException.class, () -> read(zip()));
        assertTrue(String.valueOf(refused.getMessage()).startsWith("it cannot be read: "), refused.getMessage());
        assertEquals(1, String.valueOf(refused.getMessage()).lines().count());
    }

    /** Changes of one row each, two kilobytes that no archive makes smaller. */
    private void fill(int count) {
        Random random = new Random(3);
        for (long number = 1; number <= count; number++) {
            long id = number;
            StringBuilder text = new StringBuilder(id + " ");
            random.ints(1000, 0x4e00, 0x9f00).forEach(letter -> text.append((char) letter));
            store.<Boolean>change(change -> change.write(Table.SESSION, List.of(id), """
                    INSERT INTO session (id, device_id, kind, status, start_s, title, summary, summary_attempts)
                    VALUES (?, 1, 'desk', 'active', ?, ?, 'none', 0)""", id, id, text.toString()));
        }
    }

    private BackupSource.Contents read(Path zip) throws IOException, InterruptedException {
        return backup.read(zip, scratch(), () -> {});
    }

    private Path scratch() throws IOException {
        return Files.createTempDirectory(folder, "scratch");
    }

    private Map<Table, List<String>> restored(Path zip) throws Exception {
        Path place = Files.createTempDirectory(folder, "restored");
        Files.write(place.resolve("daybook.mv.db"), unpacked(zip));
        try (Store opened = Store.open(place, NOW)) {
            assertEquals(List.of(), opened.notices(NOW));
            return Workday.tables(opened);
        }
    }

    private static byte[] unpacked(Path zip) throws IOException {
        try (ZipFile file = new ZipFile(zip.toFile());
                InputStream bytes = file.getInputStream(file.entries().nextElement())) {
            return bytes.readAllBytes();
        }
    }

    private void pack(byte[] database) throws IOException {
        try (ZipOutputStream file = new ZipOutputStream(Files.newOutputStream(zip()))) {
            file.putNextEntry(new ZipEntry("daybook.mv.db"));
            file.write(database);
        }
    }

    private Path data() {
        return folder.resolve("data");
    }

    private Path zip() {
        return folder.resolve("copy.zip");
    }
}
