package dev.daybook.backup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.platform.DurableFiles;
import dev.daybook.store.StoreBackup;
import dev.daybook.store.StoreException;
import dev.daybook.store.StoredOperations;
import dev.daybook.watch.BrokenOff;
import dev.daybook.watch.DaemonWork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Backups of a real store. */
@Timeout(180)
class BackupWorkTest {

    private static final Instant SINCE = Instant.parse("2026-11-22T02:00:00Z");
    private static final String NAME = "daybook-20261122T020000Z";

    @TempDir
    Path folder = Path.of("");
    private StoredOperations day;
    private Source source;
    private BackupWork work;
    private long freeBytes = Long.MAX_VALUE;
    private Instant now = SINCE.plusSeconds(5);

    /** The real source, with something to do to the copy before it is verified. */
    private static final class Source implements BackedUpStore {

        private final BackedUpStore real;
        final AtomicInteger copies = new AtomicInteger();
        final List<Long> covered = new ArrayList<>();
        Damage damage = zip -> {};

        Source(BackedUpStore real) {
            this.real = real;
        }

        interface Damage {
            void to(Path zip) throws IOException;
        }

        @Override
        public long size() throws IOException {
            return real.size();
        }

        @Override
        public State copy(Path zip) throws IOException {
            copies.incrementAndGet();
            State state = real.copy(zip);
            damage.to(zip);
            return state;
        }

        @Override
        public Contents read(Path zip, Path scratch, Reading reading) throws IOException, InterruptedException {
            return real.read(zip, scratch, reading);
        }

        @Override
        public boolean changedSince(Map<String, Long> then, Instant taken) {
            return real.changedSince(then, taken);
        }

        @Override
        public void covered(long sequence) throws IOException {
            covered.add(sequence);
            real.covered(sequence);
        }

        @Override
        public boolean counts(long sequence) throws IOException {
            return real.counts(sequence);
        }
    }

    @BeforeEach
    void open() throws Exception {
        day = new StoredOperations(folder.resolve("data"));
        day.running("op_0000000001");
        source = new Source(new StoreBackup(day.store, folder.resolve("data")));
        work = new BackupWork(new Backups(backups()), source, new Rotation(7, 4), () -> ZoneOffset.UTC,
                () -> now, place -> freeBytes);
    }

    @AfterEach
    void close() {
        day.close();
    }

    @Test
    void aVerifiedCopyIsKeptWithWhatItWasFoundToBe() throws Exception {
        BrokenOff steps = BrokenOff.never();
        Map<String, String> variables = work.run(order(SINCE), steps);

        Path zip = backups().resolve(NAME + ".zip");
        assertEquals(Map.of("DAYBOOK_BACKUP", zip.toString()), variables);
        assertEquals(List.of("copying", "verifying", "keeping"), steps.said.stream().distinct().toList());
        assertEquals(List.of(NAME + ".json", NAME + ".zip"), names());
        Backup backup = verified().getFirst();
        BackupManifest manifest = backup.manifest();
        assertEquals(day.store.sequence(), manifest.sequence());
        assertEquals(day.store.schemaVersion(), manifest.schema());
        assertEquals(SINCE, backup.since());
        assertEquals(SINCE.plusSeconds(5), manifest.takenAt());
        assertEquals(Files.size(zip), manifest.size());
        assertEquals(1, manifest.rows().get("OPERATION"));
        assertTrue(backup.whole());
        assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(backups())));
    }

    @Test
    void brokenOffAtEachStepItLeavesNothingAndIsMadeOnceInTheEnd() throws Exception {
        backUp(SINCE.minusSeconds(60));
        Map<String, byte[]> older = files();
        BrokenOff.atEveryStep(work, order(SINCE), () -> assertSame(older, files()));
        assertEquals(2, verified().size());
        assertTrue(verified().getFirst().whole());
        assertEquals(4, names().size(), names().toString());
    }

    @Test
    void askedForAgainTheOneThatIsThereIsKept() throws Exception {
        backUp(SINCE);
        Map<String, byte[]> files = files();
        day.running("op_0000000002");
        assertEquals(Map.of("DAYBOOK_BACKUP", backups().resolve(NAME + ".zip").toString()), backUp(SINCE));
        assertEquals(1, source.copies.get());
        assertSame(files, files());
    }

    @Test
    void whatAKilledAttemptLeftIsRemovedAndNothingElse() throws Exception {
        DurableFiles.privateFolder(backups());
        leave(NAME + ".zip.tmp");
        leave(NAME + ".json");
        leave(NAME + ".json.tmp");
        leave("daybook-20261120T020000Z.zip.tmp");
        leave("daybook-20261120T020000Z.json");
        Files.createDirectory(backups().resolve(NAME + ".reading-12"));
        leave(NAME + ".reading-12/daybook.mv.db");
        List<String> others = List.of("daybook-20250101T000000Z.zip", "daybook-20250102T000000Z.json",
                "daybook-20251399T000000Z.zip", "daybook-old.zip", "notes.txt", "notes.zip.tmp");
        for (String name : others) {
            leave(name);
        }
        Files.createDirectory(backups().resolve("mine.reading-1"));

        backUp(SINCE);

        List<String> expected = new ArrayList<>(others);
        expected.addAll(List.of(NAME + ".json", NAME + ".zip", "mine.reading-1"));
        assertEquals(expected.stream().sorted().toList(), names());
        assertEquals(List.of(SINCE), verified().stream().map(Backup::since).toList());
    }

    @Test
    void killedBeforeItsFileHasItsNameItIsMadeAgain() throws Exception {
        backUp(SINCE);
        Files.move(backups().resolve(NAME + ".zip"), backups().resolve(NAME + ".zip.tmp"));
        assertEquals(List.of(), verified(), "a manifest alone is no backup");
        backUp(SINCE);
        assertEquals(2, source.copies.get());
        assertEquals(List.of(NAME + ".json", NAME + ".zip"), names());
    }

    @Test
    void aFileWithoutItsManifestIsNoBackup() throws Exception {
        backUp(SINCE);
        Files.delete(backups().resolve(NAME + ".json"));
        assertEquals(List.of(), verified());
        Files.writeString(backups().resolve(NAME + ".json"), "{\"sequence\": 7}");
        assertEquals(List.of(), verified());
        Files.writeString(backups().resolve(NAME + ".json"), "not JSON");
        assertEquals(List.of(), verified());
    }

    @Test
    void oneThatWasDamagedSinceIsMadeAgain() throws Exception {
        backUp(SINCE);
        flip(backups().resolve(NAME + ".zip"));
        assertFalse(verified().getFirst().whole());
        backUp(SINCE);
        assertTrue(verified().getFirst().whole());
        assertEquals(List.of(NAME + ".json", NAME + ".zip"), names());
    }

    @Test
    void aDamagedCopyIsRefusedAndTheOlderBackupsStay() throws Exception {
        backUp(SINCE.minusSeconds(60));
        Map<String, byte[]> older = files();
        Path old = verified().getFirst().zip();
        day.running("op_0000000002");
        List<Source.Damage> damages = List.of(BackupWorkTest::flip,
                zip -> Files.write(zip, Arrays.copyOf(Files.readAllBytes(zip), 5000)),
                zip -> Files.write(zip, new byte[0]),
                zip -> Files.copy(old, zip, StandardCopyOption.REPLACE_EXISTING),
                this::copyOfAnother);
        for (Source.Damage damage : damages) {
            source.damage = damage;
            IOException refused = assertThrows(IOException.class,
                    () -> work.run(order(SINCE, "1"), BrokenOff.never()));
            assertTrue(String.valueOf(refused.getMessage()).startsWith("the copy of the database did not pass its check"
                    + " and was removed, older backups stay: it "), refused.getMessage());
            assertEquals(1, String.valueOf(refused.getMessage()).lines().count());
            assertSame(older, files());
        }
        source.damage = zip -> {};
        work.run(order(SINCE, "1"), BrokenOff.never());
        assertEquals(List.of(SINCE, SINCE.minusSeconds(60)), verified().stream().map(Backup::since).toList());
    }

    private void copyOfAnother(Path zip) throws IOException {
        try (StoredOperations other = new StoredOperations(Files.createTempDirectory(folder, "other"))) {
            for (int i = 10; i < 30; i++) {
                other.running("op_00000000" + i);
            }
            new StoreBackup(other.store, folder).copy(zip);
        } catch (StoreException e) {
            throw new IOException(e);
        }
    }

    @Test
    void whatWasOrderedStaysUntilSevenNewerWereOrderedAndGoesWithItsManifest() throws Exception {
        for (int hour = 0; hour < 9; hour++) {
            backUp(SINCE.plusSeconds(3600L * hour));
        }
        assertEquals(List.of(8, 7, 6, 5, 4, 3, 2), hours());
        assertEquals(14, names().size(), "manifests go with their files: " + names());
        assertEquals(9, source.copies.get());
    }

    @Test
    void anOrdersOwnNumberSaysHowLongItsBackupStays() throws Exception {
        for (int hour = 0; hour < 6; hour++) {
            work.run(order(SINCE.plusSeconds(3600L * hour), hour < 3 ? "5" : "1"), BrokenOff.never());
        }
        assertEquals(List.of(5, 4, 2, 1), hours(), "the two newest stay in any case");
    }

    @Test
    void whatTheDaemonMakesByItselfTakesNothingFromWhatWasOrdered() throws Exception {
        backUp(SINCE);
        for (int hour = 1; hour < 6; hour++) {
            byItself(SINCE.plusSeconds(3600L * hour));
        }
        assertEquals(List.of(5, 4, 0), hours());
    }

    @Test
    void aBackupThatWasJustMadeStaysWhateverTheClockSays() throws Exception {
        byItself(SINCE.plusSeconds(7200));
        day.running("op_0000000002");
        byItself(SINCE.plusSeconds(3600));
        day.running("op_0000000003");
        byItself(SINCE);
        assertEquals(List.of(1, 0), hours(), "the day's first goes, though its name says it is the last");
    }

    @Test
    void theJournalIsSaidToBeCoveredUpToTheSecondNewestThatIsWhole() throws Exception {
        backUp(SINCE);
        assertEquals(List.of(), source.covered, "one may rot");
        backUp(SINCE.plusSeconds(60));
        backUp(SINCE.plusSeconds(120));
        List<Backup> made = verified();
        assertEquals(List.of(made.get(2).manifest().sequence(), made.get(1).manifest().sequence()), source.covered);
        flip(made.get(0).zip());
        backUp(SINCE.plusSeconds(180));
        assertEquals(made.get(1).manifest().sequence(), source.covered.getLast());
    }

    @Test
    void theOnlyOneReplacesAllOthersWhateverKeptThem() throws Exception {
        backUp(SINCE);
        byItself(SINCE.plusSeconds(60));
        work.makeTheOnly(SINCE.plusSeconds(7200), BrokenOff.never());
        assertEquals(List.of(2), hours());
    }

    @Test
    void aFailureIsRememberedUntilOneSucceeds() throws Exception {
        freeBytes = 0;
        assertThrows(IOException.class, () -> backUp(SINCE));
        assertTrue(work.last() instanceof BackupWork.Last.Failed failed && failed.at().equals(now)
                && failed.why().startsWith("a backup needs about "), work.last().toString());
        freeBytes = Long.MAX_VALUE;
        backUp(SINCE);
        assertEquals(new BackupWork.Last.None(), work.last());
    }

    @Test
    void aFileFromElsewhereIsTakenInOnceItWasReadAndOnceOnly() throws Exception {
        backUp(SINCE);
        Path elsewhere = Files.copy(verified().getFirst().zip(), folder.resolve("brought.zip"));
        Backup looked = work.inspect(elsewhere);
        assertEquals(day.store.sequence(), looked.manifest().sequence());
        assertEquals(2, names().size(), "looking leaves nothing: " + names());

        Backup taken = work.takeIn(elsewhere);
        assertTrue(taken.whole());
        assertEquals(taken.zip(), work.takeIn(elsewhere).zip());
        assertEquals(2, verified().size());

        flip(elsewhere);
        IOException refused = assertThrows(IOException.class, () -> work.takeIn(elsewhere));
        assertTrue(String.valueOf(refused.getMessage()).startsWith("the copy of the database did not pass its check"),
                refused.getMessage());
        assertEquals(4, names().size(), names().toString());
    }

    @Test
    void withTooLittleSpaceItSaysSoAndLeavesTheRest() throws Exception {
        backUp(SINCE.minusSeconds(60));
        Map<String, byte[]> older = files();
        freeBytes = 2 * source.size() - 1;
        IOException refused = assertThrows(IOException.class, () -> backUp(SINCE));
        assertTrue(String.valueOf(refused.getMessage()).matches(
                "a backup needs about \\d+ MB and \\d+ MB are free in .*backups; free some space there, or keep fewer"
                        + " backups"),
                refused.getMessage());
        assertSame(older, files());
        freeBytes++;
        backUp(SINCE);
    }

    @Test
    void askedForTwiceAtOnceItIsMadeOnce() throws Exception {
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            Callable<Map<String, String>> one = () -> backUp(SINCE);
            for (Future<Map<String, String>> done : both.invokeAll(List.of(one, one))) {
                assertEquals(backups().resolve(NAME + ".zip").toString(), done.get().get("DAYBOOK_BACKUP"));
            }
        }
        assertEquals(1, source.copies.get());
        assertTrue(verified().getFirst().whole());
    }

    @Test
    void aFolderThatIsNotThereHasNoBackups() throws IOException {
        assertEquals(List.of(), verified());
    }

    @Test
    void itsOptionIsHeldToItsForm() {
        for (String good : List.of("1", "7", "365")) {
            assertTrue(BrokenOff.fits(work, "keep", good), good);
        }
        for (String bad : List.of("0", "366", "-1", "", "all", "7.0", "1000")) {
            assertFalse(BrokenOff.fits(work, "keep", bad), bad);
        }
    }

    private static void flip(Path zip) throws IOException {
        byte[] bytes = Files.readAllBytes(zip);
        bytes[bytes.length / 2] ^= 4;
        Files.write(zip, bytes);
    }

    private void leave(String name) throws IOException {
        Files.writeString(backups().resolve(name), "left");
    }

    private Map<String, String> backUp(Instant since) throws Exception {
        return work.run(order(since), BrokenOff.never());
    }

    private void byItself(Instant since) throws Exception {
        work.run(new DaemonWork.Order("op_0123456789", since, BackupWork.BY_ITSELF), BrokenOff.never());
    }

    private static DaemonWork.Order order(Instant since) {
        return new DaemonWork.Order("op_0123456789", since, Map.of());
    }

    private static DaemonWork.Order order(Instant since, String keep) {
        return new DaemonWork.Order("op_9876543210", since, Map.of("keep", keep));
    }

    private Path backups() {
        return folder.resolve("data/backups");
    }

    private List<Backup> verified() throws IOException {
        return new Backups(backups()).verified();
    }

    /** How many hours after the first each backup was asked for. */
    private List<Integer> hours() throws IOException {
        return verified().stream()
                .map(backup -> (int) ((backup.since().getEpochSecond() - SINCE.getEpochSecond()) / 3600)).toList();
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(backups())) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private Map<String, byte[]> files() throws IOException {
        Map<String, byte[]> contents = new TreeMap<>();
        for (String name : names()) {
            Path file = backups().resolve(name);
            contents.put(name, Files.isDirectory(file) ? new byte[0] : Files.readAllBytes(file));
        }
        return contents;
    }

    private static void assertSame(Map<String, byte[]> expected, Map<String, byte[]> actual) {
        assertEquals(expected.keySet(), actual.keySet());
        expected.forEach((name, bytes) -> assertTrue(Arrays.equals(bytes, actual.get(name)), name));
    }
}
