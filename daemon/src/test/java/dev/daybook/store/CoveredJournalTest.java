package dev.daybook.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.backup.Backup;
import dev.daybook.backup.BackupWork;
import dev.daybook.backup.Backups;
import dev.daybook.backup.Rotation;
import dev.daybook.forget.Criteria;
import dev.daybook.operation.NewOperation;
import dev.daybook.watch.BrokenOff;
import dev.daybook.watch.DaemonWork;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A journal whose beginning backups cover: each of the two newest with what is left of it is the whole store. */
@Timeout(180)
class CoveredJournalTest {

    private static final Instant NOW = Instant.parse("2026-03-02T18:00:00Z");

    @TempDir
    Path home = Path.of("");

    @Test
    void eitherOfTheTwoNewestBackupsWithTheRestOfTheJournalIsTheWholeStore() throws Exception {
        Map<Table, List<String>> tables = launches(5);
        List<Backup> backups = backups().verified();
        assertEquals(5, backups.size());
        assertTrue(segments().size() < 5, "the journal was shortened: " + segments());
        for (Backup backup : backups.subList(0, 2)) {
            assertEquals(tables, restored(backup), backup.zip() + " with " + segments());
        }
        assertTrue(segments().getFirst().compareTo("%016d".formatted(backups.get(2).manifest().sequence())) > 0,
                "and no older one is needed any more");
    }

    @Test
    void whatIsWrittenAfterwardsIsReplayedOntoWhatIsLeft() throws Exception {
        launches(3);
        Files.copy(data().resolve("daybook.mv.db"), home.resolve("lagging"));
        Map<Table, List<String>> now = launch(7, false);
        Files.move(home.resolve("lagging"), data().resolve("daybook.mv.db"), StandardCopyOption.REPLACE_EXISTING);
        try (Store store = open(data())) {
            assertTrue(store.replayed() > 0);
            assertEquals(now, Workday.tables(store));
        }
    }

    @Test
    void whatIsForgottenIsInNoSegmentThatIsLeft() throws Exception {
        launches(3);
        try (Store store = open(data())) {
            new Workday(store, 99).minutes(8);
            ForgetRows forgetting = new ForgetRows(store, () -> 1_000_000_000L);
            Criteria criteria = new Criteria(Instant.EPOCH, NOW.plusSeconds(86_400L * 100_000), "APP 3", null);
            forgetting.eraseMinutes(criteria, fraction -> {});
            forgetting.eraseUnusedNames(fraction -> {});
            forgetting.rewriteJournal(fraction -> {});
        }
        for (Path segment : segmentFiles()) {
            assertFalse(Files.readString(segment, StandardCharsets.ISO_8859_1).contains("app 3"), segment.toString());
        }
    }

    @Test
    void aSegmentThatABackupCoversWhileTheJournalIsWrittenAnewStaysAway() throws Exception {
        launches(1);
        try (Store store = open(data())) {
            new Workday(store, 98).minutes(3);
        }
        try (Store store = open(data())) {
            List<String> before = segments();
            assertEquals(2, before.size());
            new JournalRewriting(store).run((done, of) -> {
                if (done == 1) {
                    store.<Integer>apart(journal -> () -> journal.drop(store.sequence()));
                }
            });
            assertEquals(before.subList(1, 2), segments());
        }
    }

    @Test
    void onlyWhatIsDoneOrRecordedCountsAsAChange() throws Exception {
        try (Store store = open(data())) {
            new Workday(store, 5).minutes(8);
            backUp(store, 0);
            Backup backup = backups().verified().getFirst();
            StoreBackup source = new StoreBackup(store, data());
            long launch = new LaunchRows(store).begin("here", 12, "boot", "0.1", NOW);
            assertFalse(source.changedSince(backup.manifest().rows(), backup.manifest().takenAt()));
            OperationRows operations = new OperationRows(store, new RecordingRows(store, launch)::nextSessionId,
                    launch);
            operations.create(NewOperation.inDaemon("op_0000000009", "backup", "backup", "boot"), later());
            assertFalse(source.changedSince(backup.manifest().rows(), backup.manifest().takenAt()));
            operations.create(StoredOperations.command("op_0000000008"), later());
            assertTrue(source.changedSince(backup.manifest().rows(), backup.manifest().takenAt()));
        }
    }

    private static Instant later() {
        return NOW.plusSeconds(86_400L * 10_000);
    }

    /** Each with a few minutes and a backup; a segment belongs to one launch. */
    private Map<Table, List<String>> launches(int count) throws Exception {
        Map<Table, List<String>> tables = Map.of();
        for (int launch = 0; launch < count; launch++) {
            tables = launch(launch, true);
        }
        return tables;
    }

    private Map<Table, List<String>> launch(int number, boolean backedUp) throws Exception {
        try (Store store = open(data())) {
            new Workday(store, number).minutes(8);
            if (backedUp) {
                backUp(store, number);
                new Workday(store, number + 50).minutes(2);
            }
            return Workday.tables(store);
        }
    }

    private void backUp(Store store, int number) throws Exception {
        Instant now = later().plusSeconds(number);
        new BackupWork(backups(), new StoreBackup(store, data()), new Rotation(7, 4), () -> ZoneOffset.UTC, () -> now)
                .run(new DaemonWork.Order("op_0123456789", now, Map.of()), BrokenOff.never());
    }

    private static Store open(Path folder) throws Exception {
        return Store.open(Files.createDirectories(folder), NOW, new UnforcedDisk(folder.resolve("journal")), () -> {});
    }

    /** As a person would by hand: the backup in the database's place, and beside it what is left of the journal. */
    private Map<Table, List<String>> restored(Backup backup) throws Exception {
        Path place = Files.createDirectories(home.resolve("restored-" + backup.since().getEpochSecond()));
        Files.createDirectories(place.resolve("journal"));
        for (Path segment : segmentFiles()) {
            Files.copy(segment, place.resolve("journal").resolve(segment.getFileName()));
        }
        try (ZipFile zip = new ZipFile(backup.zip().toFile());
                InputStream bytes = zip.getInputStream(zip.entries().nextElement())) {
            Files.copy(bytes, place.resolve("daybook.mv.db"));
        }
        try (Store store = open(place)) {
            assertEquals(List.of(), store.notices(NOW));
            return Workday.tables(store);
        }
    }

    private Backups backups() {
        return new Backups(data().resolve("backups"));
    }

    private List<Path> segmentFiles() throws IOException {
        try (Stream<Path> files = Files.list(data().resolve("journal"))) {
            return files.sorted().toList();
        }
    }

    private List<String> segments() throws IOException {
        return segmentFiles().stream().map(file -> String.valueOf(file.getFileName())).toList();
    }

    private Path data() {
        return home.resolve("data");
    }
}
