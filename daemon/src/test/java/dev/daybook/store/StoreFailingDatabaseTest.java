package dev.daybook.store;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.timeline.StoreUnavailable;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** H2 closes under the writer. What was acknowledged stays, and the store comes back by itself. */
final class StoreFailingDatabaseTest {

    private static final Instant NOW = Instant.parse("2026-03-02T18:00:00Z");

    @TempDir
    Path folder = Path.of("");

    @Test
    void aDatabaseClosedBetweenTwoChangesComesBackWithAllOfThem() throws StoreException, SQLException {
        Set<Long> acknowledged = new TreeSet<>();
        try (Store store = Store.open(folder, NOW)) {
            for (long number = 1; number <= 22; number++) {
                if (number % 5 == 0) {
                    closeUnderneath();
                }
                if (stored(store, number)) {
                    acknowledged.add(number);
                }
            }
            assertTrue(acknowledged.size() >= 18, "only the change that met the closed database may fail");
            assertTrue(store.available());
            assertEquals(acknowledged, new TreeSet<>(Workday.numbers(store)));
        }
        assertReopensWith(acknowledged);
    }

    @Test
    void aDatabaseClosedBetweenForceAndCommitStillGivesTheAnswer() throws StoreException {
        AtomicInteger forces = new AtomicInteger();
        try (Store store = Store.open(folder, NOW, () -> {
            if (forces.incrementAndGet() % 4 == 0) {
                close();
            }
        })) {
            for (long number = 1; number <= 20; number++) {
                Workday.number(store, number);
                assertEquals(number, store.sequence());
                assertEquals(number, Workday.numbers(store).size(), "what was acknowledged can be read at once");
            }
            assertTrue(forces.get() >= 20);
        }
        assertReopensWith(new TreeSet<>(LongStream.rangeClosed(1, 20).boxed().toList()));
    }

    @Test
    void aDatabaseClosedAgainAndAgainUnderManyCallersLosesNothingAcknowledged() throws StoreException {
        Set<Long> acknowledged = ConcurrentHashMap.newKeySet();
        AtomicBoolean done = new AtomicBoolean();
        try (Store store = Store.open(folder, NOW)) {
            Thread closer = Thread.ofPlatform().start(() -> {
                for (int times = 0; times < 10 && !done.get(); times++) {
                    int already = acknowledged.size();
                    await().until(() -> done.get() || acknowledged.size() > already + 20);
                    close();
                }
            });
            Callers.all(8, LongStream.rangeClosed(1, 600), number -> {
                if (stored(store, number)) {
                    acknowledged.add(number);
                }
            });
            done.set(true);
            await().until(() -> !closer.isAlive());
            await().until(() -> stored(store, 1_000));
            acknowledged.add(1_000L);
            assertTrue(Workday.numbers(store).containsAll(acknowledged), "acknowledged and missing");
        }
        assertReopensWith(new TreeSet<>(acknowledged));
    }

    private static boolean stored(Store store, long number) {
        try {
            Workday.number(store, number);
            return true;
        } catch (StoreUnavailable later) {
            return false;
        }
    }

    private void close() {
        try {
            closeUnderneath();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void closeUnderneath() throws SQLException {
        try (Connection second = DriverManager.getConnection("jdbc:h2:async:" + folder.resolve("daybook"));
                var statement = second.createStatement()) {
            statement.execute("SHUTDOWN IMMEDIATELY");
        }
    }

    /** A change that was refused must not be there either. */
    private void assertReopensWith(Set<Long> acknowledged) throws StoreException {
        try (Store store = Store.open(folder, NOW)) {
            assertEquals(acknowledged, new TreeSet<>(Workday.numbers(store)));
        }
    }
}
