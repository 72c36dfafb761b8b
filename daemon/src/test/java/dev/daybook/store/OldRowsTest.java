package dev.daybook.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.prune.DailyPrune;
import dev.daybook.prune.OldRecords.Limits;
import dev.daybook.prune.PruneWork;
import dev.daybook.settings.Retention;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What goes of a random day once it is old, and what stays. */
@Timeout(60)
final class OldRowsTest {

    /** After all of the day. */
    private static final Instant LATER = Workday.START.plusSeconds(86_400L * 30);

    private final long seed = System.nanoTime();

    @TempDir
    Path home = Path.of("");

    private Store store;
    private OldRows rows;

    @BeforeEach
    void aDay() throws StoreException {
        store = Store.open(home.resolve("data"), Workday.START);
        new Workday(store, seed).minutes(40);
        rows = new OldRows(store);
        run("INSERT INTO activity (device_id, id, launch_id, start_s, end_s, state) VALUES (1, 5000, 1, 0, 60, 'asleep')");
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void spansGoWhenTheyAreFoldedAndSleepStays() throws Exception {
        long unfolded = count("SELECT COUNT(*) FROM activity WHERE unfolded_from_s IS NOT NULL");
        long blocks = count("SELECT COUNT(*) FROM block");
        Limits limits = limits(LATER, null, null, null);
        assertTrue(rows.due(limits));
        assertTrue(remove(limits) > 30);
        assertFalse(rows.due(limits));
        assertEquals(1, count("SELECT COUNT(*) FROM activity WHERE state = 'asleep'"));
        assertEquals(unfolded, count("SELECT COUNT(*) FROM activity WHERE unfolded_from_s IS NOT NULL"));
        assertEquals(blocks, count("SELECT COUNT(*) FROM block"));
    }

    @Test
    void blocksStayWhileASummaryWaitsForThem() throws Exception {
        run("UPDATE session SET summary = 'written' WHERE summary IN ('pending', 'failed')");
        run("UPDATE session SET status = 'ended', end_s = start_s + 60 WHERE kind = 'desk' AND status = 'active'");
        Instant waits = Workday.START.plusSeconds(60L * 20);
        run("UPDATE session SET summary = 'pending' WHERE kind = 'desk' AND start_s = "
                + Workday.START.plusSeconds(60L * 21).getEpochSecond());
        remove(limits(null, LATER, null, null));
        assertEquals(0, count("SELECT COUNT(*) FROM block WHERE start_s <= " + waits.getEpochSecond()));
        assertTrue(count("SELECT COUNT(*) FROM block") > 10, "seed " + seed);
        assertEquals(0, count("SELECT COUNT(*) FROM block_use u WHERE NOT EXISTS"
                + " (SELECT 1 FROM block b WHERE b.start_s = u.start_s)"));
    }

    @Test
    void sessionsAndOperationsGoOnceTheyAreOverAndTheNewestNumberStays() throws Exception {
        run("UPDATE session SET summary = 'written' WHERE summary IN ('pending', 'failed')");
        long active = count("SELECT COUNT(*) FROM session WHERE status = 'active'");
        long live = count("SELECT COUNT(*) FROM operation WHERE status NOT IN ('completed', 'failed', 'cancelled')");
        long newest = count("SELECT MAX(id) FROM session");
        remove(limits(null, null, LATER, LATER));
        assertEquals(active, count("SELECT COUNT(*) FROM session WHERE status = 'active'"));
        assertEquals(live, count(
                "SELECT COUNT(*) FROM operation WHERE status NOT IN ('completed', 'failed', 'cancelled')"));
        assertEquals(newest, count("SELECT MAX(id) FROM session"));
        assertTrue(count("SELECT COUNT(*) FROM session WHERE status <> 'active'") <= live + 1, "seed " + seed);
        assertFalse(rows.due(limits(null, null, LATER, LATER)));
    }

    @Test
    void whatIsYoungOrKeptForEverStays() throws Exception {
        assertFalse(rows.due(limits(null, null, null, null)));
        assertEquals(0, remove(limits(null, null, null, null)));
        Instant early = Workday.START.minusSeconds(1);
        run("DELETE FROM activity WHERE id = 5000");
        var before = Workday.tables(store);
        assertEquals(0, remove(limits(early, early, early, early)));
        assertEquals(before, Workday.tables(store));
    }

    @Test
    void onceADayItIsDoneByItselfWhenSomethingIsDue() throws Exception {
        AtomicReference<Instant> now = new AtomicReference<>(Workday.START);
        AtomicInteger begun = new AtomicInteger();
        PruneWork work = new PruneWork(Files.createDirectory(home.resolve("operations")), new EndedOperationRows(store),
                rows, new Retention(20, 0, 0, 0, 0));
        try (DailyPrune daily = new DailyPrune(work, begun::incrementAndGet, now::get)) {
            daily.look();
            assertEquals(0, begun.get(), "nothing is due");
            now.set(LATER);
            daily.look();
            daily.look();
            assertEquals(1, begun.get(), "once a day");
            now.set(LATER.plus(Duration.ofDays(1)));
            daily.look();
            assertEquals(2, begun.get());
        }
    }

    private static Limits limits(@Nullable Instant activity, @Nullable Instant blocks, @Nullable Instant sessions,
            @Nullable Instant operations) {
        return new Limits(activity, blocks, sessions, operations);
    }

    private long remove(Limits limits) throws InterruptedException {
        return rows.remove(limits, () -> {
            // To its end.
        });
    }

    private void run(String sql) {
        store.<Integer>change(change -> {
            // A change that names no row is taken for none.
            change.touch(Table.LAUNCH, List.of(1L));
            return change.execute(sql);
        });
    }

    private long count(String sql) {
        return store.<Long>read(reader -> reader.number(sql));
    }
}
