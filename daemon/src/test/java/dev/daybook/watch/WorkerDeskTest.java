package dev.daybook.watch;

import static dev.daybook.store.StoredOperations.at;
import static dev.daybook.store.StoredOperations.following;
import static dev.daybook.store.StoredOperations.leader;
import static dev.daybook.store.StoredOperations.worker;
import static dev.daybook.watch.WatchedDay.cancelled;
import static dev.daybook.watch.WatchedDay.exit;
import static dev.daybook.watch.WatchedDay.held;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.HeldOperation;
import dev.daybook.api.Progress;
import dev.daybook.api.WorkerOrders;
import dev.daybook.api.WorkerOrders.WorkerOrder;
import dev.daybook.operation.OperationEnd;
import dev.daybook.store.StoreException;
import dev.daybook.store.StoredOperations;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What workers are told: it follows from the store and from what they say, never from what they were told before. */
class WorkerDeskTest {

    @TempDir
    Path folder;
    private WatchedDay watch;
    private StoredOperations day;

    @BeforeEach
    void open() throws StoreException {
        watch = new WatchedDay(folder);
        day = watch.day;
    }

    @AfterEach
    void close() {
        watch.close();
    }

    @Test
    void oneThatWaitsIsToldToStartAndAgainWhenItDidNotHear() {
        day.pending("op_a");
        WorkerOrder start = new WorkerOrder("op_a", 1, "start", null, null);
        assertEquals(start, watch.hear(worker(1), held("op_a", 1, "waiting")));
        assertEquals(start, watch.hear(worker(1), held("op_a", 1, "waiting")));
        assertEquals("running", watch.status("op_a"));
        assertEquals("go_on", watch.hear(worker(1), held("op_a", 1, "running")).order());
        assertEquals(leader(1).pid(), day.operation("op_a").pid());
    }

    @Test
    void oneWhoseTurnHasNotComeIsToldWhyItWaits() {
        day.running("op_before");
        day.rows.create(following("op_a", "op_before"), at(1));
        assertEquals(new WorkerOrder("op_a", 1, "wait", null, "op_before has not ended"),
                watch.hear(worker(2), held("op_a", 1, "waiting")));
        day.rows.end("op_before", 1, OperationEnd.completed(), at(2));
        assertEquals("start", watch.hear(worker(2), held("op_a", 1, "waiting")).order());
    }

    @Test
    void oneThatWillNeverStartIsDropped() {
        day.rows.create(following("op_a", "op_none"), at(1));
        WorkerOrder drop = watch.hear(worker(1), held("op_a", 1, "waiting"));
        assertEquals("drop", drop.order());
        assertEquals("op_none, which it was to follow, is not known", drop.reason());
    }

    @Test
    void oneThatRestsWaits() {
        day.running("op_a");
        HeldOperation resting = held("op_a", 2, "resting");
        var orders = watch.desk.hear(worker(1), List.of(resting), List.of(exit("op_a", 1, 3, true))).orders();
        assertEquals(List.of(new WorkerOrder("op_a", 2, "wait", null, null)), orders);
        assertEquals("pending", watch.status("op_a"));
        assertEquals("start", watch.hear(worker(1), held("op_a", 2, "waiting")).order());
    }

    @Test
    void anAttemptThatWasBegunAloneIsTaken() {
        day.running("op_a");
        watch.desk.hear(worker(1), List.of(held("op_a", 3, "running")),
                List.of(exit("op_a", 1, 3, true), exit("op_a", 2, 4, true)));
        assertEquals("running", watch.status("op_a"));
        assertEquals(3, day.operation("op_a").epoch());
    }

    @Test
    void sayingTheSameAgainWritesNothing() {
        day.running("op_a");
        watch.hear(worker(1), held("op_a", 1, "running"));
        long sequence = day.store.sequence();
        watch.hear(worker(1), held("op_a", 1, "running"));
        assertEquals(sequence, day.store.sequence());
    }

    @Test
    void progressIsTaken() {
        day.running("op_a");
        watch.hear(worker(1), new HeldOperation("op_a", 1, "running", leader(1).pid(), leader(1).startTicks(), null,
                new Progress(0.4, "epoch 4")));
        assertEquals(new Progress(0.4, "epoch 4"), day.operation("op_a").progress());
    }

    @Test
    void oneThatIsToBeCancelledIsToldToStopUntilItDoes() {
        day.running("op_a");
        day.rows.cancel("op_a", null, at(3));
        WorkerOrder stop = new WorkerOrder("op_a", 1, "stop", 10, "somebody asked to cancel it");
        assertEquals(stop, watch.hear(worker(1), held("op_a", 1, "running")));
        assertEquals(stop, watch.hear(worker(1), held("op_a", 1, "running")), "the order was lost");
        assertEquals("go_on", watch.hear(worker(1), stopping(10)).order());
        assertEquals("go_on", watch.hear(worker(1), stopping(4)).order(), "it is in more of a hurry already");
    }

    @Test
    void aMoreUrgentStopIsToldAgain() {
        day.running("op_a");
        day.rows.cancel("op_a", null, at(3));
        watch.hear(worker(1), stopping(10));
        day.rows.cancel("op_a", Duration.ZERO, at(4));
        assertEquals(new WorkerOrder("op_a", 1, "stop", 0, "somebody asked to cancel it"),
                watch.hear(worker(1), stopping(10)));
        assertEquals("go_on", watch.hear(worker(1), stopping(0)).order());
    }

    private static HeldOperation stopping(int grace) {
        return held("op_a", 1, "stopping", leader(1).pid(), grace);
    }

    @Test
    void aCancelIsDeliveredToAWorkerThatComesBack() {
        day.reconciling("op_a");
        day.rows.cancel("op_a", null, at(3));
        assertEquals("stop", watch.hear(worker(1), held("op_a", 1, "running")).order());
        assertEquals("running", watch.status("op_a"));
        watch.desk.hear(worker(1), List.of(), List.of(cancelled("op_a", 1)));
        assertEquals("cancelled", watch.status("op_a"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"waiting", "resting"})
    void oneThatDoesNotRunAndIsToBeCancelledIsGivenUp(String state) {
        day.pending("op_a");
        watch.hear(worker(1), held("op_a", 1, "waiting"));
        day.rows.cancel("op_a", null, at(3));
        assertEquals(new WorkerOrder("op_a", 1, "drop", null, "somebody asked to cancel it"),
                watch.hear(worker(1), held("op_a", 1, state)));
        assertEquals("running", watch.status("op_a"), "until its worker is gone");
        watch.look(1);
        assertEquals("cancelled", watch.status("op_a"));
    }

    @Test
    void aCancelBetweenTwoAttemptsStopsTheNextWhenItHasBegun() {
        day.running("op_a");
        watch.settlement.settle(exit("op_a", 1, 3, true));
        day.rows.cancel("op_a", null, at(3));
        assertEquals("pending", watch.status("op_a"));
        assertEquals("stop", watch.hear(worker(1), held("op_a", 2, "running")).order());
        watch.desk.hear(worker(1), List.of(), List.of(cancelled("op_a", 2)));
        assertEquals("cancelled", watch.status("op_a"));
    }

    @Test
    void whatEndedIsTakenInAndDropped() {
        day.running("op_a");
        assertEquals(List.of(new WorkerOrder("op_a", 1, "drop", null, null)),
                watch.desk.hear(worker(1), List.of(), List.of(exit("op_a", 1, 0))).orders());
        assertEquals("completed", watch.status("op_a"));
    }

    @Test
    void whatHasEndedOtherwiseIsStoppedWhereItRunsAndDroppedWhereItDoesNot() {
        day.running("op_a");
        day.rows.end("op_a", 1, OperationEnd.workerLost(OperationEnd.UNCLAIMED,
                dev.daybook.operation.Receipt.NOTHING), at(2));
        assertEquals(new WorkerOrder("op_a", 1, "stop", 10, "it has been failed"),
                watch.hear(worker(1), held("op_a", 1, "running")));
        assertEquals(new WorkerOrder("op_a", 1, "drop", null, "it has been failed"),
                watch.hear(worker(1), held("op_a", 1, "waiting")));
        assertEquals("failed", watch.status("op_a"));
    }

    @Test
    void anotherWorkerGetsNothingAndChangesNothing() {
        day.running("op_a");
        var before = day.operation("op_a");
        assertEquals("drop", watch.hear(worker(2), held("op_a", 1, "waiting")).order());
        assertEquals("stop", watch.hear(worker(2), held("op_a", 1, "running")).order());
        assertEquals("stop", watch.hear(worker(2), held("op_a", 2, "running")).order());
        watch.desk.hear(worker(2), List.of(), List.of(cancelled("op_a", 1)));
        watch.desk.hear(worker(2), List.of(), List.of(exit("op_a", 2, 0)));
        assertEquals(before, day.operation("op_a"));
    }

    @Test
    void aPastAttemptGetsNothingAndChangesNothing() {
        day.running("op_a");
        day.rows.claim("op_a", 2, worker(1), null, at(2));
        var before = day.operation("op_a");
        assertEquals("drop", watch.hear(worker(1), held("op_a", 1, "waiting")).order());
        assertEquals("stop", watch.hear(worker(1), held("op_a", 1, "running")).order());
        watch.desk.hear(worker(1), List.of(), List.of(exit("op_a", 1, 0)));
        assertEquals(before, day.operation("op_a"));
    }

    @Test
    void whatIsNotKnownGoesOnWhereItRuns() {
        assertEquals("go_on", watch.hear(worker(1), held("op_none", 1, "running")).order());
        assertEquals("drop", watch.hear(worker(1), held("op_none", 1, "waiting")).order());
    }

    @Test
    void theOldWordsOfAWaitingAnswerChangeNothing() {
        day.running("op_a");
        watch.settlement.settle(exit("op_a", 1, 3, true));
        watch.hear(worker(1), held("op_a", 2, "running"));
        var before = day.operation("op_a");
        watch.desk.orders(worker(1), List.of(held("op_a", 1, "running")));
        watch.desk.orders(worker(1), List.of(held("op_a", 2, "resting")));
        assertEquals(before, day.operation("op_a"));
    }

    @Test
    void onlyWhatAsksForSomethingIsUrgent() {
        for (String quiet : List.of("wait", "go_on")) {
            assertFalse(WorkerDesk.urgent(orders(quiet)), quiet);
        }
        for (String urgent : List.of("start", "stop", "drop")) {
            assertTrue(WorkerDesk.urgent(orders(urgent)), urgent);
        }
    }

    private static WorkerOrders orders(String word) {
        return new WorkerOrders(List.of(new WorkerOrder("op_b", 1, "go_on", null, null),
                new WorkerOrder("op_a", 1, word, null, null)));
    }

    @Test
    void aWorkerIsKnownOnceItHasSpoken() {
        assertTrue(watch.desk.known("wk_1").isEmpty());
        watch.desk.hear(worker(1), List.of(), List.of());
        assertEquals(worker(1), watch.desk.known("wk_1").orElseThrow());
        assertNull(watch.detector.lastCheck());
    }
}
