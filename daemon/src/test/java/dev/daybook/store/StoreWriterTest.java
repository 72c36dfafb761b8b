package dev.daybook.store;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.timeline.StoreUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The one thread that changes anything, and those who wait for it. */
final class StoreWriterTest {

    private static final Instant NOW = Instant.parse("2026-03-02T18:00:00Z");

    @TempDir
    Path folder = Path.of("");
    private final List<AutoCloseable> opened = new ArrayList<>();

    @BeforeEach
    void nothingIsOpen() {
        assertEquals(List.of(), opened);
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable store : opened) {
            store.close();
        }
    }

    @Test
    void everyOfManyCallersGetsItsOwnAnswerAndSequencesHaveNoGap() throws StoreException {
        Store store = open();
        List<Committed> told = Collections.synchronizedList(new ArrayList<>());
        store.onCommit(told::add);
        Map<Long, String> answers = new ConcurrentHashMap<>();
        Callers.all(16, LongStream.rangeClosed(1, 800), number -> answers.put(number, store.change(change -> {
            change.write(Table.TITLE, List.of(number), "INSERT INTO title (id, text) VALUES (?, ?)", number,
                    "number " + number);
            return "answer " + number;
        })));
        LongStream.rangeClosed(1, 800).forEach(number -> assertEquals("answer " + number, answers.get(number)));
        assertEquals(800, store.sequence());
        assertEquals(LongStream.rangeClosed(1, 800).boxed().toList(), told.stream().map(Committed::sequence).toList());
        assertTrue(told.stream().allMatch(change -> change.tables().equals(Set.of("title"))), told.toString());
        store.close();
        assertEquals(800, Workday.numbers(open()).size());
    }

    @Test
    void aChangeThatWritesNothingTakesNoNumber() throws StoreException {
        Store store = open();
        assertEquals("read", store.change(change -> "read"));
        assertEquals(0, store.sequence());
    }

    @Test
    void aWorkThatThrowsRollsBackOnlyItselfAmongItsNeighbours() throws StoreException {
        Store store = open();
        CountDownLatch together = hold(store);
        List<Thread> neighbours = LongStream.rangeClosed(1, 30).mapToObj(number -> Thread.ofPlatform().start(() -> {
            if (number % 3 == 0) {
                assertThrows(IllegalStateException.class, () -> store.change(change -> {
                    insert(change, number);
                    return fault(number);
                }));
            } else {
                Workday.number(store, number);
            }
        })).toList();
        await().until(() -> neighbours.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING));
        together.countDown();
        await().until(() -> neighbours.stream().noneMatch(Thread::isAlive));
        List<Long> stored = LongStream.rangeClosed(1, 30).filter(number -> number % 3 != 0).boxed().toList();
        assertEquals(stored, Workday.numbers(store));
        assertEquals(20, store.sequence());
        assertTrue(store.available());
        store.close();
        assertEquals(stored, Workday.numbers(open()));
    }

    /** The ways a work can fail. */
    private static Boolean fault(long number) throws SQLException {
        switch ((int) (number / 3 % 3)) {
            case 0 -> throw new SQLException("refused");
            case 1 -> throw new IllegalArgumentException("wrong");
            default -> throw new AssertionError("broken");
        }
    }

    @Test
    void aListenerThatThrowsTakesNobodysAnswer() throws StoreException {
        Store store = open();
        AtomicInteger told = new AtomicInteger();
        store.onCommit(change -> {
            throw new IllegalStateException("a listener's own fault");
        });
        store.onCommit(change -> told.incrementAndGet());
        Workday.number(store, 1);
        Workday.number(store, 2);
        assertEquals(2, told.get());
        assertEquals(2, store.sequence());
        assertTrue(store.available());
    }

    @Test
    void whoReadsOrWritesAfterTheCloseIsRefusedAndOpensNothing() throws StoreException, IOException {
        Store store = open();
        Workday.number(store, 1);
        store.close();
        Files.delete(folder.resolve("daybook.mv.db"));
        assertThrows(StoreUnavailable.class, () -> Workday.numbers(store));
        assertThrows(StoreUnavailable.class, () -> Workday.number(store, 2));
        assertFalse(Files.exists(folder.resolve("daybook.mv.db")));
    }

    @Test
    void aChangeHandedInWhileTheStoreClosesIsStoredOrRefusedButNeverLeftWaiting() throws StoreException {
        for (int round = 0; round < 10; round++) {
            Store store = open();
            Set<Long> acknowledged = ConcurrentHashMap.newKeySet();
            long base = 1_000L * round;
            CountDownLatch started = new CountDownLatch(20);
            List<Thread> callers = LongStream.range(0, 4).mapToObj(caller -> Thread.ofPlatform().start(() -> {
                for (long number = base + caller * 200; number < base + caller * 200 + 200; number++) {
                    try {
                        Workday.number(store, number);
                        acknowledged.add(number);
                        started.countDown();
                    } catch (StoreUnavailable closed) {
                        return;
                    }
                }
            })).toList();
            await().until(() -> started.getCount() == 0);
            store.close();
            await().until(() -> callers.stream().noneMatch(Thread::isAlive));
            Store again = open();
            assertTrue(Workday.numbers(again).containsAll(acknowledged), "round " + round);
            again.close();
            again.close();
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = {"TRUNCATE", "DELETE"})
    void aChangeTheDiskDidNotTakeIsRefusedAndNothingOfItStays(FailingDisk.Act act) throws StoreException {
        FailingDisk disk = new FailingDisk(new JournalDisk.Folder(journalFolder()));
        Writer writer = writer(disk);
        insert(writer, 1);
        if (act == FailingDisk.Act.CREATE) {
            // Larger than what is left of the segment: the journal has to roll.
            disk.fail(act);
            assertThrows(StoreUnavailable.class, () -> writer.change(change -> {
                for (long i = 1; i <= 2_500; i++) {
                    change.write(Table.URL, List.of(i), "INSERT INTO url (id, text) VALUES (?, ?)", i,
                            i + "x".repeat(2_000));
                }
                return true;
            }));
        } else {
            disk.fail(act, FailingDisk.Act.TRUNCATE, FailingDisk.Act.DELETE);
            assertThrows(StoreUnavailable.class, () -> insert(writer, 2));
        }
        assertEquals(1, writer.sequence());
        disk.heal();
        insert(writer, 3);
        assertEquals(2, writer.sequence());
        assertTrue(writer.available());
        writer.close();
        Store store = open();
        assertEquals(List.of(1L, 3L), Workday.numbers(store));
        assertEquals(0L, store.<Long>read(sql -> sql.number("SELECT COUNT(*) FROM url")));
    }

    @Test
    void aDiskThatStaysBrokenRefusesEveryChangeAndLosesNone() throws StoreException {
        FailingDisk disk = new FailingDisk(new JournalDisk.Folder(journalFolder()));
        Writer writer = writer(disk);
        insert(writer, 1);
        disk.fail(FailingDisk.Act.values());
        for (long number = 2; number < 6; number++) {
            long refused = number;
            assertThrows(StoreUnavailable.class, () -> insert(writer, refused));
        }
        assertTrue(!writer.available() && writer.sequence() == 1, "sequence " + writer.sequence());
        writer.close();
        disk.heal();
        assertEquals(List.of(1L), Workday.numbers(open()));
    }

    private Path journalFolder() {
        return folder.resolve("journal");
    }

    @Test
    void damageThatTwoMetIsRebuiltOnceAndBearsTheTimeItWasFound() throws Exception {
        Writer writer = writer(new JournalDisk.Folder(folder.resolve("journal")));
        Database met = writer.database();
        for (int finder = 0; finder < 2; finder++) {
            writer.apart(() -> {
                writer.rebuild(met, "was met");
                return true;
            });
        }
        assertEquals(List.of(folder.resolve("set-aside/daybook-" + NOW.plusSeconds(60).getEpochSecond() + ".mv.db")),
                DamagedStore.setAside(folder));
        assertEquals(1, writer.incidents().sentences(NOW).size());
        assertTrue(writer.available());
    }

    private Store open() throws StoreException {
        Store store = Store.open(folder, NOW);
        opened.add(store);
        return store;
    }

    private Writer writer(JournalDisk disk) throws StoreException {
        open().close();
        Opening.Opened ready = new Opening(folder, new Journal(disk, Journal.SEGMENT_BYTES), NOW, true).open();
        Writer writer = new Writer(ready, new Journal(disk, Journal.SEGMENT_BYTES),
                new DiskRoom(folder, () -> Long.MAX_VALUE), folder, () -> NOW.plusSeconds(60), () -> {});
        writer.start();
        opened.add(writer);
        return writer;
    }

    /** Keeps the writer busy, so that what is handed in meanwhile becomes one batch. */
    private static CountDownLatch hold(Store store) {
        CountDownLatch busy = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        Thread.ofPlatform().start(() -> store.change(change -> {
            busy.countDown();
            try {
                release.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return true;
        }));
        await().until(() -> busy.getCount() == 0);
        return release;
    }

    private static void insert(Writer writer, long number) {
        writer.change(change -> insert(change, number));
    }

    private static boolean insert(Change change, long number) throws SQLException {
        return change.write(Table.TITLE, List.of(number), "INSERT INTO title (id, text) VALUES (?, ?)", number,
                "number " + number);
    }
}
