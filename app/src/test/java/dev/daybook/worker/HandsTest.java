package dev.daybook.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.ExitRecord;
import dev.daybook.api.HeldOperation;
import dev.daybook.api.WorkerOrders.WorkerOrder;
import dev.daybook.platform.process.ProcessIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What the worker holds, as the daemon's orders and the command's life change it. */
@Timeout(20)
class HandsTest {

    private static final String OPERATION = "op_0123456789";
    private static final ProcessIdentity CHILD = new ProcessIdentity(11, 22, "boot");
    private static final Instant NOW = Instant.parse("2026-03-10T12:00:00Z");

    private final List<String> waits = new ArrayList<>();
    private final List<Duration> stops = new ArrayList<>();
    private int changes;
    private final Hands hands = new Hands(OPERATION, () -> changes++, waits::add);

    @Test
    void aGrantedStartIsNotAskedForAgain() throws Exception {
        order(1, "start");

        assertInstanceOf(Hands.Start.Granted.class, hands.awaitStart(() -> false));
        assertEquals(new HeldOperation(OPERATION, 1, "running", null, null, null, null), held());
    }

    @Test
    void aStopThatComesBeforeTheProcessIsThereStopsItOnceItIs() {
        order(1, "start");
        stop(1, 7);
        assertEquals(List.of(), stops);

        hands.runs(CHILD, stops::add);

        assertEquals(List.of(Duration.ofSeconds(7)), stops);
        assertEquals("stopping", held().state());
        assertTrue(hands.stopAsked());
    }

    @Test
    void aStopIsToldWithItsGraceWhichOnlyGetsShorter() {
        running();
        stop(1, 7);
        stop(1, 0);
        stop(1, 9);

        assertEquals(List.of(Duration.ofSeconds(7), Duration.ZERO, Duration.ofSeconds(9)), stops);
        assertEquals(0, held().graceSeconds());
    }

    @Test
    void ordersForAnotherAttemptOrOperationAreNotForTheseHands() {
        running();
        stop(2, 1);
        hands.heard(hands.report(), List.of(new WorkerOrder("op_9999999999", 1, "stop", 1, null)));

        assertEquals(List.of(), stops);
        assertFalse(hands.stopAsked());
    }

    @Test
    void betweenTwoAttemptsTheNextOneRestsAndThenWaits() throws Exception {
        running();
        ExitRecord exit = exit(true);
        hands.ended(exit);

        assertEquals(new HeldOperation(OPERATION, 2, "resting", null, null, null, null), held());
        assertEquals(List.of(exit), hands.report().ended());
        hands.rest(Duration.ofMillis(1));
        assertEquals("waiting", held().state());
    }

    @Test
    void whatIsTakenAwayEndsTheRestAndIsNeverStarted() throws Exception {
        running();
        hands.ended(exit(true));
        order(2, "drop", "it has been cancelled");

        hands.rest(Duration.ofDays(1));
        assertEquals(new Hands.Start.Never("it has been cancelled"), hands.awaitStart(() -> true));
    }

    @Test
    void anEndIsToldUntilADaemonHasTakenIt() throws Exception {
        running();
        Hands.Report before = hands.report();
        hands.ended(exit(false));
        hands.heard(before, List.of());
        assertFalse(hands.awaitTold(Duration.ofMillis(1)), "that report did not have it");

        hands.heard(hands.report(), List.of());

        assertTrue(hands.awaitTold(Duration.ofMillis(1)));
        assertEquals(new Hands.Report(List.of(), List.of()), hands.report());
    }

    @Test
    void theReasonOfAWaitIsSaidOnceUntilItChanges() {
        order(1, "wait", "group g runs 1 of 1");
        order(1, "wait", "group g runs 1 of 1");
        order(1, "wait", "others of group g come first");

        assertEquals(List.of("group g runs 1 of 1", "others of group g come first"), waits);
    }

    @Test
    void everythingThatADaemonShouldHearIsNews() {
        running();
        int before = changes;
        hands.ended(exit(false));
        assertEquals(before + 1, changes);
    }

    private void running() {
        order(1, "start");
        hands.runs(CHILD, stops::add);
    }

    private HeldOperation held() {
        return hands.report().held().getFirst();
    }

    private void order(int epoch, String word) {
        order(epoch, word, null);
    }

    private void order(int epoch, String word, @Nullable String reason) {
        hands.heard(hands.report(), List.of(new WorkerOrder(OPERATION, epoch, word, null, reason)));
    }

    private void stop(int epoch, int grace) {
        hands.heard(hands.report(), List.of(new WorkerOrder(OPERATION, epoch, "stop", grace, null)));
    }

    private static ExitRecord exit(boolean retrying) {
        return new ExitRecord(OPERATION, 1, 3, null, "exit", "Exited with code 3", null, 0, retrying, NOW, NOW);
    }
}
