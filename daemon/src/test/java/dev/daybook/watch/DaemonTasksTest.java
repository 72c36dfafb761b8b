package dev.daybook.watch;

import static dev.daybook.store.StoredOperations.BOOT;
import static dev.daybook.store.StoredOperations.at;
import static dev.daybook.store.StoredOperations.inDaemon;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.Progress;
import dev.daybook.operation.OperationStore;
import dev.daybook.operation.OperationStore.Cancel;
import dev.daybook.operation.WorkerIdentity;
import dev.daybook.store.StoreException;
import dev.daybook.store.StoredOperations;
import dev.daybook.timeline.StoreUnavailable;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Work inside the daemon: tracked until it ends, however it ends. */
class DaemonTasksTest {

    private static final WorkerIdentity SELF = new WorkerIdentity("daemon", 1, 1, BOOT);

    @TempDir
    Path folder;
    private StoredOperations day;
    private DaemonTasks tasks;

    @BeforeEach
    void open() throws StoreException {
        day = new StoredOperations(folder);
        tasks = new DaemonTasks(day.rows, () -> at(60));
    }

    @AfterEach
    void close() {
        tasks.close();
        day.close();
    }

    private OperationDesk desk(OperationStore store, DaemonTasks.Work work) {
        return new OperationDesk(store, tasks, Map.of("summarise", new Doing(work)), SELF, () -> {}, () -> at(10));
    }

    private void make(DaemonTasks.Work work) {
        assertTrue(desk(day.rows, work).create(inDaemon("op_a")));
    }

    private void over() {
        await().until(() -> tasks.running().isEmpty());
    }

    @Test
    void workIsTrackedWhileItGoesOnAndCompletesWhenItIsDone() {
        CountDownLatch go = new CountDownLatch(1);
        make(steps -> {
            steps.next(0.5, "half");
            go.await();
        });
        await().until(() -> day.operation("op_a").progress() != null);
        assertEquals(Set.of("op_a"), tasks.running());
        assertEquals("running", day.status("op_a"));
        assertEquals(new Progress(0.5, "half"), day.operation("op_a").progress());
        go.countDown();
        over();
        assertEquals("completed", day.status("op_a"));
        assertEquals("ended", day.sessionOf("op_a").status());
    }

    @Test
    void whatItSaysBeforeAnythingIsDoneIsHeard() {
        CountDownLatch go = new CountDownLatch(1);
        make(steps -> {
            steps.next(0, "waiting for another of its kind");
            go.await();
        });
        await().until(() -> day.operation("op_a").progress() != null);
        assertEquals(new Progress(0.0, "waiting for another of its kind"), day.operation("op_a").progress());
        go.countDown();
        over();
    }

    @Test
    void workThatThrowsFailsWithItsWords() {
        make(steps -> {
            throw new IllegalStateException("the entry cannot be written");
        });
        over();
        assertEquals("failed", day.status("op_a"));
        assertEquals("the entry cannot be written", day.operation("op_a").error());
    }

    @Test
    void workWhoseProgressCannotBeStoredGoesOnAndTellsItLater() {
        CountDownLatch away = new CountDownLatch(2);
        OperationStore failing = (OperationStore) Proxy.newProxyInstance(getClass().getClassLoader(),
                new Class<?>[]{OperationStore.class}, (proxy, method, values) -> {
                    if (method.getName().equals("progress") && away.getCount() > 0) {
                        away.countDown();
                        throw new StoreUnavailable("the disk is full for a moment", new IllegalStateException());
                    }
                    return method.invoke(day.rows, values);
                });
        tasks = new DaemonTasks(failing, () -> at(60));
        make(steps -> {
            steps.next(0.5, "half");
            steps.next(0.5, "half");
            steps.next(0.5, "half");
            steps.next(0.6, "more");
        });
        over();
        assertEquals("completed", day.status("op_a"));
        assertEquals(new Progress(0.6, "more"), day.operation("op_a").progress());
    }

    @Test
    void workThatBreaksDownLeavesNothingThatClaimsToRun() {
        make(steps -> {
            throw new StackOverflowError("too deep");
        });
        over();
        assertEquals("failed", day.status("op_a"));
        assertEquals("failed", day.sessionOf("op_a").status());
    }

    @Test
    void aCancelEndsItAtItsNextStep() {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch within = new CountDownLatch(1);
        OperationDesk desk = desk(day.rows, steps -> {
            steps.next(0.1, null);
            within.countDown();
            asked.await();
            steps.next(0.2, null);
            throw new AssertionError("it went on");
        });
        desk.create(inDaemon("op_a"));
        await().until(() -> within.getCount() == 0);
        assertEquals(new Cancel.Asked(List.of()), desk.cancel("op_a", null));
        assertEquals("running", day.status("op_a"), "no step is interrupted");
        asked.countDown();
        over();
        assertEquals("cancelled", day.status("op_a"));
        assertEquals("cancelled", day.sessionOf("op_a").status());
    }

    @Test
    void theCancelOfItsSessionEndsItToo() {
        OperationDesk desk = desk(day.rows, DaemonTasksTest::forEver);
        desk.create(inDaemon("op_a"));
        desk.cancelSession(day.sessionId("op_a"));
        over();
        assertEquals("cancelled", day.status("op_a"));
    }

    @Test
    void aCancelThatComesBeforeTheWorkIsTrackedIsNotLost() {
        OperationStore early = (OperationStore) Proxy.newProxyInstance(getClass().getClassLoader(),
                new Class<?>[]{OperationStore.class}, (proxy, method, values) -> {
                    Object answer = method.invoke(day.rows, values);
                    if (method.getName().equals("start")) {
                        day.rows.cancel("op_a", null, at(11));
                    }
                    return answer;
                });
        desk(early, DaemonTasksTest::forEver).create(inDaemon("op_a"));
        over();
        assertEquals("cancelled", day.status("op_a"));
    }

    @Test
    void workThatIsDoneBeforeItHearsOfTheCancelIsCompleted() {
        CountDownLatch asked = new CountDownLatch(1);
        OperationDesk desk = desk(day.rows, steps -> asked.await());
        desk.create(inDaemon("op_a"));
        desk.cancel("op_a", null);
        asked.countDown();
        over();
        assertEquals("completed", day.status("op_a"));
    }

    @Test
    void closingEndsAllOfItAndWaits() {
        make(DaemonTasksTest::forEver);
        desk(day.rows, DaemonTasksTest::forEver).create(inDaemon("op_b"));
        tasks.close();
        assertEquals(Set.of(), tasks.running());
        for (String id : List.of("op_a", "op_b")) {
            assertEquals("failed", day.status(id));
            assertEquals("daemon_restarted", day.operation(id).cause());
            assertEquals("The daemon was stopped", day.operation(id).error());
        }
    }

    /** A phase of a plan, which the next daemon goes on with. */
    private void phase() {
        day.rows.create(inDaemon("op_a"), at(10));
        day.rows.start("op_a", 1, SELF, at(10));
        tasks.start("op_a", 1, true, DaemonTasksTest::forEver);
    }

    @Test
    void workThatTheNextDaemonGoesOnWithIsPendingAgainAtTheNextAttempt() {
        phase();
        tasks.close();
        assertEquals("pending", day.status("op_a"));
        assertEquals(2, day.operation("op_a").epoch());
        assertEquals("active", day.sessionOf("op_a").status());
        assertEquals(Set.of(), tasks.running());
    }

    @Test
    void workThatIsToBeCancelledDoesNotGoOnWithTheNextDaemon() {
        phase();
        day.rows.cancel("op_a", null, at(11));
        tasks.close();
        assertEquals("cancelled", day.status("op_a"));
        assertEquals("cancelled", day.sessionOf("op_a").status());
    }

    @Test
    void workThatIsCancelledIsSoWhetherOrNotTheNextDaemonWouldGoOnWithIt() {
        phase();
        day.rows.cancel("op_a", null, at(11));
        tasks.cancel("op_a");
        over();
        assertEquals("cancelled", day.status("op_a"));
    }

    @Test
    void madeTwiceItIsDoneOnce() {
        CountDownLatch done = new CountDownLatch(2);
        make(steps -> done.countDown());
        assertFalse(desk(day.rows, steps -> done.countDown()).create(inDaemon("op_a")));
        over();
        assertEquals(1, done.getCount());
    }

    @Test
    void whatRunsInAWorkerIsOnlyWrittenDown() {
        desk(day.rows, DaemonTasksTest::forEver).create(StoredOperations.command("op_a"));
        assertEquals("pending", day.status("op_a"));
        assertEquals(Set.of(), tasks.running());
    }

    private static void forEver(DaemonTasks.Steps steps) throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        for (int step = 0; !never.await(2, TimeUnit.MILLISECONDS); step++) {
            steps.next(0.1, "step " + step);
        }
    }
}
