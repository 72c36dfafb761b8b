package dev.daybook.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.timeline.StoreUnavailable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real store on a disk that says how much room it has left. */
class DiskRoomTest {

    private static final Instant NOW = Instant.parse("2026-03-02T18:00:00Z");
    private static final long PLENTY = 1L << 40;

    @TempDir
    Path folder = Path.of("");

    private final AtomicLong free = new AtomicLong(PLENTY);

    @Test
    void aFullDiskRefusesChangesInOneSentenceAndLeavesWhatIsStoredReadable() throws StoreException {
        try (Store store = open()) {
            Workday.number(store, 1);
            free.set(3_400_000);
            StoreUnavailable refused = assertThrows(StoreUnavailable.class, () -> Workday.number(store, 2));
            assertEquals("the disk that holds " + folder
                    + " is full (3 MB free): free some space, and it goes on by itself", refused.getMessage());
            assertEquals(false, store.available());
            assertEquals(List.of(1L), Workday.numbers(store));
            assertEquals(1, store.sequence());
        }
    }

    @Test
    void itGoesOnByItselfOnceThereIsRoomForMoreThanTheNextSegment() throws StoreException {
        try (Store store = open()) {
            free.set(DiskRoom.FULL - 1);
            assertThrows(StoreUnavailable.class, () -> Workday.number(store, 1));
            free.set(DiskRoom.ENOUGH - 1);
            assertThrows(StoreUnavailable.class, () -> Workday.number(store, 1));
            free.set(DiskRoom.ENOUGH);
            Workday.number(store, 1);
            free.set(DiskRoom.FULL);
            Workday.number(store, 2);
            assertTrue(store.available());
            assertEquals(List.of(1L, 2L), Workday.numbers(store));
        }
    }

    @Test
    void aDiskThatFillsUpIsToldOfBeforeItIsFull() throws StoreException {
        try (Store store = open()) {
            assertEquals(Optional.empty(), store.roomNotice());
            free.set(20_000_000);
            assertEquals(Optional.of("The disk that holds " + folder
                    + " is filling up: 20 MB are free, and below 8 MB nothing is recorded."), store.roomNotice());
            free.set(1);
            assertEquals(Optional.empty(), store.roomNotice(), "who cannot store says so");
        }
    }

    @Test
    void theLastWordsOfALaunchAreTriedWhateverRoomThereIs() throws StoreException {
        try (Store store = open()) {
            Workday.number(store, 1);
            free.set(0);
            store.lastWords();
            Workday.number(store, 2);
        }
        free.set(PLENTY);
        try (Store store = open()) {
            assertEquals(List.of(1L, 2L), Workday.numbers(store));
        }
    }

    @Test
    void nothingIsOpenedOnAFullDisk() throws StoreException {
        open().close();
        free.set(5_000_000);
        StoreException refused = assertThrows(StoreException.class, this::open);
        assertEquals("the disk that holds " + folder + " is full (5 MB free): free some space there and start again",
                refused.getMessage());
    }

    @Test
    void aDiskThatDoesNotTellHindersNobody() throws StoreException {
        DiskRoom silent = new DiskRoom(folder, () -> {
            throw new IOException("thrown by the test");
        });
        assertEquals(Optional.empty(), silent.lacking());
        silent.mustSuffice();
    }

    @Test
    void aDatabaseThatTheFullDiskClosedLosesNothingAcknowledged() throws StoreException {
        TreeSet<Long> acknowledged = new TreeSet<>();
        FailingDisk disk = new FailingDisk(journal());
        try (Store store = open(disk)) {
            for (long number : LongStream.rangeClosed(1, 30).toArray()) {
                if (number == 10) {
                    // The room was told too late: a force finds none.
                    disk.fail(FailingDisk.Act.FORCE, FailingDisk.Act.CREATE);
                } else if (number == 20) {
                    disk.heal();
                }
                try {
                    Workday.number(store, number);
                    acknowledged.add(number);
                } catch (StoreUnavailable later) {
                    assertTrue(number >= 10 && number <= 20, String.valueOf(later.getMessage()));
                }
            }
            assertEquals(acknowledged, new TreeSet<>(Workday.numbers(store)));
        }
        try (Store store = open()) {
            assertEquals(acknowledged, new TreeSet<>(Workday.numbers(store)));
        }
    }

    private Store open() throws StoreException {
        return open(journal());
    }

    private JournalDisk journal() {
        return new UnforcedDisk(folder.resolve("journal"));
    }

    private Store open(JournalDisk disk) throws StoreException {
        return Store.open(folder, NOW, disk, Journal.SEGMENT_BYTES, new DiskRoom(folder, free::get), () -> {});
    }
}
