package dev.daybook.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.platform.FolderTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A person goes on from a backup: with what came after it or without, and whatever kills the launch over it. */
@Timeout(300)
final class RestoreIntentTest {

    private static final String FIRST = "daybook-20260302T180000Z.zip";
    private static final String SECOND = "daybook-20260302T180100Z.zip";

    @TempDir
    Path temporary = Path.of("");

    private Map<Table, List<String>> atFirst = Map.of();
    private Map<Table, List<String>> atLast = Map.of();
    private long last;

    /** Two launches; a backup in the first, another in the second, and more after each. */
    @BeforeEach
    void aStoreWithTwoBackups() throws Exception {
        try (Store store = Store.open(folder(), DamagedStore.NOW)) {
            atFirst = DamagedStore.work(store, 6);
            DamagedStore.backUp(store, folder(), DamagedStore.NOW);
            DamagedStore.work(store, 4);
        }
        try (Store store = Store.open(folder(), DamagedStore.NOW)) {
            DamagedStore.work(store, 3);
            DamagedStore.backUp(store, folder(), DamagedStore.NOW.plusSeconds(60));
            atLast = DamagedStore.work(store, 3);
            last = store.sequence();
        }
    }

    private Path folder() {
        return temporary.resolve("data");
    }

    @Test
    void whatCameAfterTheBackupIsReplayedUnlessItIsToGo() throws Exception {
        intend(folder(), FIRST, false);
        byte[] replaced = Files.readAllBytes(DamagedStore.database(folder()));
        try (Store store = Store.open(folder(), DamagedStore.NOW)) {
            assertEquals(atLast, Workday.tables(store));
            assertEquals(last, store.sequence());
            assertTrue(store.replayed() > 10, "replayed " + store.replayed());
            assertTrue(store.notices(DamagedStore.NOW).getFirst().startsWith("The database gave way to the backup "
                    + FIRST), store.notices(DamagedStore.NOW).toString());
        }
        assertEquals(Optional.empty(), RestoreIntent.read(folder()));
        assertEquals(1, DamagedStore.setAside(folder()).size());
        assertEquals(replaced.length, Files.size(DamagedStore.setAside(folder()).getFirst()));
    }

    @Test
    void whatIsToGoIsGoneForGoodAndNoNumberOfItComesAgain() throws Exception {
        intend(folder(), FIRST, true);
        try (Store store = Store.open(folder(), DamagedStore.NOW)) {
            assertEquals(atFirst, Workday.tables(store));
            assertEquals(last, store.sequence());
            RecordingRows rows = new RecordingRows(store, 1);
            assertEquals(DamagedStore.highest(atLast, Table.SESSION) + 1, rows.nextSessionId());
            assertEquals(DamagedStore.highest(atLast, Table.LAUNCH) + 1,
                    new LaunchRows(store).begin("desk", 1, "boot", "0.1.0", DamagedStore.NOW));
            assertEquals(last + 1, store.sequence());
            assertFalse(store.notices(DamagedStore.NOW).toString().contains("lost"), "it was given up, and not lost");
        }
        Map<Table, List<String>> now = DamagedStore.launch(folder(), 2);
        Files.write(DamagedStore.database(folder()), new byte[10_000]);
        try (Store store = Store.open(folder(), DamagedStore.NOW)) {
            assertEquals(now, Workday.tables(store), "a later backup of what was given up is nothing to go on from");
            assertTrue(store.notices(DamagedStore.NOW).getLast().contains(FIRST), store.notices(DamagedStore.NOW)
                    .toString());
            assertFalse(store.notices(DamagedStore.NOW).toString().contains("lost"),
                    store.notices(DamagedStore.NOW).toString());
        }
    }

    @Test
    void aLaunchThatIsKilledOverItAtAnyStepIsFinishedByTheNext() throws Exception {
        for (boolean discard : new boolean[]{false, true}) {
            int kill = 1;
            while (killed(discard, kill)) {
                kill++;
            }
            assertTrue(kill > (discard ? 6 : 3), "steps: " + kill);
        }
    }

    private boolean killed(boolean discard, int kill) throws Exception {
        Path home = DamagedStore.copy(folder(), temporary.resolve("killed"));
        intend(home, FIRST, discard);
        Runnable step = StoreDamageTest.killAt(kill);
        boolean killed = false;
        try {
            Store.open(home, DamagedStore.NOW, StoreDamageTest.probe(home), step).close();
        } catch (StoreDamageTest.Killed e) {
            killed = true;
        }
        String what = "discard " + discard + ", killed at step " + kill;
        try (Store store = Store.open(home, DamagedStore.NOW)) {
            assertEquals(discard ? atFirst : atLast, Workday.tables(store), what);
            assertEquals(last, store.sequence(), what);
            assertEquals(DamagedStore.highest(atLast, Table.SESSION) + 1, new RecordingRows(store, 1).nextSessionId(),
                    what);
            assertEquals(1, store.notices(DamagedStore.NOW).size(), what + store.notices(DamagedStore.NOW));
        }
        assertEquals(Optional.empty(), RestoreIntent.read(home), what);
        assertEquals(1, DamagedStore.setAside(home).stream().filter(file -> file.toString().endsWith(".mv.db")).count(),
                what);
        FolderTree.delete(home);
        return killed;
    }

    @Test
    void aBackupThatIsNotWholeChangesNothingAndIsNamed() throws Exception {
        Path zip = folder().resolve("backups").resolve(SECOND);
        byte[] bytes = Files.readAllBytes(zip);
        bytes[bytes.length / 2] ^= 0x41;
        Files.write(zip, bytes);
        for (String name : List.of(SECOND, "daybook-20200101T000000Z.zip")) {
            intend(folder(), name, true);
            try (Store store = Store.open(folder(), DamagedStore.NOW)) {
                assertEquals(atLast, Workday.tables(store));
                assertTrue(store.notices(DamagedStore.NOW).getLast().startsWith("The backup " + name
                        + " was to be restored and was not"), store.notices(DamagedStore.NOW)
                                .toString());
            }
            assertEquals(Optional.empty(), RestoreIntent.read(folder()));
            assertEquals(List.of(), DamagedStore.setAside(folder()));
        }
    }

    @Test
    void withoutRoomForItNothingIsChangedAndTheWishIsDropped() throws Exception {
        intend(folder(), FIRST, true);
        byte[] database = Files.readAllBytes(DamagedStore.database(folder()));
        Journal journal = new Journal(new JournalDisk.Folder(folder().resolve("journal")), Journal.SEGMENT_BYTES);
        Incidents incidents = Incidents.of(folder());
        new Restoring(folder(), journal, incidents, DamagedStore.NOW,
                new Unpacking(folder(), () -> Journal.SEGMENT_BYTES + 1L), () -> {}).carryOut();
        assertEquals(Optional.empty(), RestoreIntent.read(folder()));
        String told = incidents.sentences(DamagedStore.NOW).getLast();
        assertTrue(told.startsWith("The backup " + FIRST + " was to be restored and was not"), told);
        assertTrue(told.contains(" bytes and 1 are free in " + folder()), told);
        assertArrayEquals(database, Files.readAllBytes(DamagedStore.database(folder())));
        try (Store store = Store.open(folder(), DamagedStore.NOW)) {
            assertEquals(atLast, Workday.tables(store));
        }
    }

    @Test
    void aWishThatLeadsElsewhereOrCannotBeReadIsNone() throws IOException, StoreException {
        for (String said : List.of("", "{}", "[]", "{\"backup\":\"../../x.zip\",\"asked\":\"2026-03-02T18:00:00Z\"}")) {
            Files.writeString(folder().resolve("restore.json"), said);
            assertEquals(Optional.empty(), RestoreIntent.read(folder()));
            try (Store store = Store.open(folder(), DamagedStore.NOW)) {
                assertEquals(atLast, Workday.tables(store));
            }
        }
    }

    @Test
    void aNewerSchemaIsRefusedBeforeAnythingIsRestored() throws IOException {
        intend(folder(), FIRST, true);
        new Sidecar(null, Database.SCHEMA + 1, last).write(folder());
        byte[] before = Files.readAllBytes(DamagedStore.database(folder()));
        assertThrows(StoreException.class, () -> Store.open(folder(), DamagedStore.NOW));
        assertEquals(before.length, Files.size(DamagedStore.database(folder())));
        assertTrue(RestoreIntent.read(folder()).isPresent());
    }

    private static void intend(Path folder, String backup, boolean discard) throws IOException {
        new RestoreIntent(backup, discard, DamagedStore.NOW.plusSeconds(90)).write(folder);
    }
}
