package dev.daybook.restore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.RestorePreview;
import dev.daybook.backup.Backup;
import dev.daybook.backup.BackupWork;
import dev.daybook.backup.Backups;
import dev.daybook.backup.Rotation;
import dev.daybook.capture.RecordingChange;
import dev.daybook.session.SessionChange;
import dev.daybook.session.SessionEnd;
import dev.daybook.store.RestoreIntent;
import dev.daybook.store.RestoreIntentFile;
import dev.daybook.store.RestoreRows;
import dev.daybook.store.StoreBackup;
import dev.daybook.store.StoredOperations;
import dev.daybook.timeline.TimeRange;
import dev.daybook.watch.BrokenOff;
import dev.daybook.watch.DaemonWork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is checked before a restore is written down, with real stores and real backups. */
@Timeout(120)
class RestoreDeskTest {

    private static final Instant NOW = StoredOperations.NOW;
    private static final String FILE = "daybook-20260310T120000Z.zip";
    private static final RestoreDesk.Wanted NEWEST = new RestoreDesk.Wanted(Optional.empty(), Optional.empty(), false);

    @TempDir
    Path folder = Path.of("");

    private final List<StoredOperations> opened = new ArrayList<>();
    private Place here;
    private boolean forgetting;

    /** A home with its store, its backups and its desk. */
    private record Place(Path data, StoredOperations store, Backups backups, BackupWork work, RestoreDesk desk) {

        void backUp(Instant since) throws Exception {
            work.run(new DaemonWork.Order("op_0123456789", since, Map.of()), BrokenOff.never());
        }

        /** A session of a minute. */
        void session(Instant start) {
            long id = store.recording.nextSessionId();
            TimeRange range = new TimeRange(start, start.plusSeconds(60));
            store.recording.record(new RecordingChange(range.end(), List.of(), List.of(), List.of(),
                    List.of(new SessionChange.Opened(id, start), new SessionChange.Ended(id, range, SessionEnd.IDLE))));
        }
    }

    private Place place(String name) throws Exception {
        Path data = folder.resolve(name);
        StoredOperations store = new StoredOperations(data);
        opened.add(store);
        Backups backups = new Backups(data.resolve("backups"));
        BackupWork work = new BackupWork(backups, new StoreBackup(store.store, data), new Rotation(7, 4),
                () -> ZoneOffset.UTC, () -> NOW);
        return new Place(data, store, backups, work, new RestoreDesk(backups, work, new RestoreRows(store.store),
                new RestoreIntentFile(data), () -> forgetting, data.resolve("set-aside"), () -> NOW));
    }

    @BeforeEach
    void open() throws Exception {
        here = place("here");
    }

    @AfterEach
    void close() {
        opened.forEach(StoredOperations::close);
    }

    @Test
    void whatCameAfterTheBackupIsCounted() throws Exception {
        here.session(NOW.minusSeconds(600));
        here.backUp(NOW);
        long then = here.store.store.sequence();
        here.session(NOW.plusSeconds(600));
        here.session(NOW.plusSeconds(1_200));
        RestorePreview preview = here.desk.preview(NEWEST);
        assertEquals(FILE, preview.backup().file());
        assertEquals(1, preview.backup().sessions());
        assertEquals(here.store.store.sequence() - then, preview.laterChanges());
        assertEquals(2, preview.laterSessions());
        assertEquals(NOW.plusSeconds(600), preview.laterFrom());
        assertFalse(preview.otherStore() || preview.discardLater());
        assertFalse(Files.exists(here.data.resolve("restore.json")), "looking changes nothing");
    }

    @Test
    void theWishIsWrittenDownOnceItIsChecked() throws Exception {
        here.backUp(NOW);
        here.backUp(NOW.plusSeconds(60));
        here.desk.restore(new RestoreDesk.Wanted(Optional.of(FILE), Optional.empty(), true));
        assertEquals(Optional.of(new RestoreIntent(FILE, true, NOW)), RestoreIntent.read(here.data));
        assertRefused(RestoreRefused.Kind.NOT_NOW, "A restore waits", NEWEST);
    }

    @Test
    void whereTheJournalNoLongerReachesBackToItOnlyDiscardingIsOffered() throws Exception {
        here.session(NOW.minusSeconds(600));
        here.backUp(NOW);
        here.session(NOW.plusSeconds(600));
        here.store.close();
        Path first = segments(here).getFirst();
        here = place("here");
        here.session(NOW.plusSeconds(1_200));
        here.desk.preview(NEWEST);
        Files.delete(first);
        assertRefused(RestoreRefused.Kind.NOT_NOW, FILE + " ends with change ", NEWEST);
        assertEquals(2, here.desk
                .preview(new RestoreDesk.Wanted(Optional.empty(), Optional.empty(), true)).laterSessions());
    }

    private static List<Path> segments(Place place) throws IOException {
        try (Stream<Path> files = Files.list(place.data.resolve("journal"))) {
            return files.sorted().toList();
        }
    }

    @Test
    void whileSomethingIsForgottenNothingIsRestored() throws Exception {
        here.backUp(NOW);
        forgetting = true;
        assertRefused(RestoreRefused.Kind.NOT_NOW, "Something is being forgotten", NEWEST);
    }

    @Test
    void aBackupThatRottedOrIsNotThereIsRefused() throws Exception {
        assertRefused(RestoreRefused.Kind.UNKNOWN, "There is no verified backup of this store", NEWEST);
        here.backUp(NOW);
        assertRefused(RestoreRefused.Kind.UNKNOWN, "There is no verified backup daybook-1.zip",
                new RestoreDesk.Wanted(Optional.of("daybook-1.zip"), Optional.empty(), false));
        Path zip = here.backups.verified().getFirst().zip();
        byte[] bytes = Files.readAllBytes(zip);
        bytes[bytes.length / 2] ^= 1;
        Files.write(zip, bytes);
        assertRefused(RestoreRefused.Kind.NOT_NOW, zip + " is no longer what was verified", NEWEST);
        assertFalse(Files.exists(here.data.resolve("restore.json")));
    }

    @Test
    void anotherMachinesBackupGoesIntoAStoreWithoutSessions() throws Exception {
        Path brought = broughtFromAnotherMachine();
        RestoreDesk.Wanted wanted = new RestoreDesk.Wanted(Optional.empty(), Optional.of(brought), false);
        RestorePreview preview = here.desk.preview(wanted);
        assertTrue(preview.otherStore() && preview.discardLater(), preview.toString());
        assertEquals(1, preview.backup().sessions());
        assertNull(preview.laterFrom());
        assertEquals(List.of(), here.backups.verified(), "looking takes nothing in");

        here.desk.restore(wanted);
        Backup taken = here.backups.verified().getFirst();
        assertTrue(taken.whole());
        assertEquals(Optional.of(new RestoreIntent(String.valueOf(taken.zip().getFileName()), true, NOW)),
                RestoreIntent.read(here.data));
    }

    @Test
    void intoAStoreWithSessionsItGoesOnlyWhereTheyAreToBeSetAside() throws Exception {
        Path brought = broughtFromAnotherMachine();
        here.session(NOW);
        assertRefused(RestoreRefused.Kind.NOT_NOW, "daybook-20260310T120000Z.zip is of another store, and this one has"
                + " 1 session of its own", new RestoreDesk.Wanted(Optional.empty(), Optional.of(brought), false));
        assertEquals(List.of(), here.backups.verified());
        RestorePreview preview = here.desk.preview(
                new RestoreDesk.Wanted(Optional.empty(), Optional.of(brought), true));
        assertEquals(1, preview.laterSessions());
    }

    @Test
    void aFileThatIsNoBackupIsRefused() throws Exception {
        Path file = Files.writeString(folder.resolve("holiday.zip"), "no zip file at all");
        IOException refused = assertThrows(IOException.class,
                () -> here.desk.preview(new RestoreDesk.Wanted(Optional.empty(), Optional.of(file), false)));
        assertEquals(1, String.valueOf(refused.getMessage()).lines().count(), refused.getMessage());
    }

    private Path broughtFromAnotherMachine() throws Exception {
        Place there = place("there");
        there.session(NOW.minusSeconds(600));
        there.backUp(NOW);
        return Files.copy(there.backups.verified().getFirst().zip(), folder.resolve(FILE));
    }

    private void assertRefused(RestoreRefused.Kind kind, String start, RestoreDesk.Wanted wanted) {
        RestoreRefused refused = assertThrows(RestoreRefused.class, () -> here.desk.restore(wanted));
        assertEquals(kind, refused.kind());
        assertTrue(String.valueOf(refused.getMessage()).startsWith(start), refused.getMessage());
    }
}
