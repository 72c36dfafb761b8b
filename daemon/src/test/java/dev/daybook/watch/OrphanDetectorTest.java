package dev.daybook.watch;

import static dev.daybook.store.StoredOperations.at;
import static dev.daybook.store.StoredOperations.worker;
import static dev.daybook.watch.WatchedDay.exit;
import static dev.daybook.watch.WatchedDay.held;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.Operation;
import dev.daybook.api.Receipt;
import dev.daybook.operation.Liveness;
import dev.daybook.operation.WorkerIdentity;
import dev.daybook.store.StoreException;
import dev.daybook.store.StoredOperations;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is failed for silence, and nothing dead goes on: rows D1 to D10. */
class OrphanDetectorTest {

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
    void oneThatNobodyClaimsForSixtySecondsIsSweptAndFailed() {
        day.running("op_a");
        watch.look(60);
        assertEquals("reconciling", watch.status("op_a"));
        assertEquals(Set.of("op_a"), watch.detector.watched());
        assertEquals(Liveness.WATCHED, watch.detector.seen("op_a"));
        watch.look(16);
        Operation lost = day.operation("op_a");
        assertEquals("failed", lost.status());
        assertEquals("worker_lost", lost.cause());
        assertEquals("Operation was running but no worker claimed it", lost.error());
        assertNull(lost.exitCode());
        assertEquals(new Receipt(3, 0), lost.receipt());
        assertEquals(List.of("op_a 10"), watch.evidence.swept);
        assertEquals("failed", day.sessionOf("op_a").status());
        watch.look(16);
        assertEquals(Set.of(), watch.detector.watched());
        assertNull(watch.detector.seen("op_a"));
        assertEquals(1, watch.evidence.swept.size());
    }

    @Test
    void itFailsWithinTimeoutAndOneInterval() {
        watch.look(7);
        day.running("op_a");
        watch.look(60);
        assertEquals("reconciling", watch.status("op_a"));
        watch.look(15);
        assertEquals("failed", watch.status("op_a"));
    }

    @Test
    void aClaimClearsTheWatchAndTheNextOneBeginsAnew() {
        day.running("op_a");
        watch.look(50);
        watch.evidence.alive.add("op_a");
        watch.desk.hear(worker(1), List.of(held("op_a", 1, "running")), List.of());
        watch.look(1);
        assertEquals(Set.of(), watch.detector.watched());
        watch.look(9);
        assertEquals("running", watch.status("op_a"));
        watch.evidence.alive.clear();
        watch.look(59);
        assertEquals("reconciling", watch.status("op_a"));
        watch.look(20);
        assertEquals("failed", watch.status("op_a"));
    }

    @Test
    void aClaimBetweenTwoLooksClearsTheWatchThoughItsWorkerIsDeadByThen() {
        day.running("op_a");
        watch.look(50);
        watch.desk.hear(worker(1), List.of(held("op_a", 1, "running")), List.of());
        watch.look(60);
        assertEquals("reconciling", watch.status("op_a"));
        watch.look(16);
        assertEquals("failed", watch.status("op_a"));
    }

    @Test
    void aClaimOfAnotherWorkerClearsNothing() {
        day.running("op_a");
        for (int second = 0; second < 76; second++) {
            watch.desk.hear(worker(2), List.of(held("op_a", 1, "waiting")), List.of());
            watch.look(1);
        }
        assertEquals("failed", watch.status("op_a"));
    }

    @Test
    void oneThatEndedMeanwhileLeavesTheWatch() {
        day.running("op_a");
        watch.look(20);
        assertEquals(Set.of("op_a"), watch.detector.watched());
        watch.settlement.settle(exit("op_a", 1, 0));
        watch.look(16);
        assertEquals(Set.of(), watch.detector.watched());
        watch.look(60);
        assertEquals("completed", watch.status("op_a"));
        assertEquals(List.of(), watch.evidence.swept);
    }

    @Test
    void aStallRestartsEveryWatch() {
        day.running("op_a");
        day.running("op_b");
        for (int round = 0; round < 5; round++) {
            watch.look(55);
            watch.step(Duration.ofSeconds(11));
        }
        assertEquals("reconciling", watch.status("op_a"));
        assertEquals("reconciling", watch.status("op_b"));
        watch.look(80);
        assertEquals("failed", watch.status("op_a"));
        assertEquals("failed", watch.status("op_b"));
    }

    @Test
    void aStepOfTenSecondsIsNoStall() {
        day.running("op_a");
        for (int step = 0; step < 9; step++) {
            watch.step(Duration.ofSeconds(10));
        }
        watch.sweep();
        assertEquals("failed", watch.status("op_a"));
    }

    @Test
    void noWorkerIsBlamedForAStallInWhichItCouldNotBeHeard() throws StoreException {
        try (WatchedDay often = new WatchedDay(folder.resolve("often"),
                new OrphanDetector.Limits(Duration.ofSeconds(60), Duration.ofSeconds(1)))) {
            often.day.running("op_a");
            often.evidence.alive.add("op_a");
            often.desk.hear(worker(1), List.of(held("op_a", 1, "running")), List.of());
            often.look(14);
            often.step(Duration.ofHours(9));
            often.look(15);
            assertEquals(Liveness.CLAIMED, often.detector.seen("op_a"));
            often.look(1);
            assertEquals(Liveness.UNRESPONSIVE, often.detector.seen("op_a"));
        }
    }

    @Test
    void theSettingsAreItsOwn() throws StoreException {
        try (WatchedDay quick = new WatchedDay(folder.resolve("quick"),
                new OrphanDetector.Limits(Duration.ofSeconds(2), Duration.ofSeconds(1)))) {
            quick.day.running("op_a");
            quick.look(2);
            assertEquals("reconciling", quick.status("op_a"));
            quick.look(1);
            assertEquals("failed", quick.status("op_a"));
        }
    }

    @Test
    void anErrorAtOneLeavesTheOthers() {
        day.running("op_broken");
        day.running("op_a");
        watch.evidence.broken.add("op_broken");
        watch.look(80);
        assertEquals("failed", watch.status("op_a"));
        assertEquals("running", watch.status("op_broken"));
        watch.evidence.broken.clear();
        watch.look(80);
        assertEquals("failed", watch.status("op_broken"));
    }

    @Test
    void anErrorAtOneThatAWorkerClaimedLeavesTheOthers() {
        day.running("op_broken");
        watch.evidence.alive.add("op_broken");
        watch.desk.hear(worker(1), List.of(held("op_broken", 1, "running")), List.of());
        watch.evidence.broken.add("op_broken");
        day.running("op_a");
        watch.look(80);
        assertEquals("failed", watch.status("op_a"));
        assertEquals(at(Duration.ofDays(3).toSeconds() + 76), watch.detector.lastCheck());
    }

    @Test
    void aRecordOfItsEndSettlesItWithTheTrueCode() {
        day.running("op_a");
        watch.evidence.records.put("op_a", exit("op_a", 1, 7));
        watch.evidence.alive.add("op_a");
        watch.look(1);
        assertEquals("failed", watch.status("op_a"));
        assertEquals("exit", day.operation("op_a").cause());
        assertEquals(7, day.operation("op_a").exitCode());
        assertEquals(List.of(), watch.evidence.swept);
    }

    @Test
    void aRecordOfAPastAttemptSettlesNothing() {
        day.running("op_a");
        day.rows.retry("op_a", 1, "attempt 2 follows");
        day.rows.claim("op_a", 2, worker(1), null, at(5));
        watch.evidence.records.put("op_a", exit("op_a", 1, 7, true));
        watch.look(1);
        assertEquals("reconciling", watch.status("op_a"));
        assertEquals(2, day.operation("op_a").epoch());
    }

    @Test
    void oneWhoseWorkerDiedAfterSeveralAttemptsAloneIsFoundAllTheSame() {
        day.running("op_a");
        watch.evidence.records.put("op_a", exit("op_a", 2, 7, true));
        watch.look(1);
        assertEquals("pending", watch.status("op_a"));
        assertEquals(3, day.operation("op_a").epoch());
        watch.look(80);
        assertEquals("worker_lost", day.operation("op_a").cause());
    }

    @Test
    void oneOfAnotherBootFailsAtOnce() {
        day.pending("op_a");
        day.rows.claim("op_a", 1, new WorkerIdentity("wk_1", 5, 6, "boot-0"), null, at(1));
        watch.look(1);
        assertEquals("host_rebooted", day.operation("op_a").cause());
        assertEquals("failed", day.sessionOf("op_a").status());
        assertEquals(List.of(), watch.evidence.swept);
    }

    @Test
    void oneWhoseWorkerIsAliveAndSilentIsNeverFailed() {
        day.running("op_a");
        watch.evidence.alive.add("op_a");
        watch.desk.hear(worker(1), List.of(held("op_a", 1, "running")), List.of());
        watch.look(15);
        assertEquals(Liveness.CLAIMED, watch.detector.seen("op_a"));
        watch.look(16);
        assertEquals(Liveness.UNRESPONSIVE, watch.detector.seen("op_a"));
        watch.look(600);
        assertEquals("running", watch.status("op_a"));
        assertEquals(Set.of(), watch.detector.watched());
        WorkerStates states = new WorkerStates(watch.claims, watch.detector);
        assertEquals("unresponsive", states.shown(day.operation("op_a")).workerState());
        assertEquals("unresponsive", states.workers().getFirst().state());
        watch.evidence.alive.clear();
        watch.look(30);
        assertEquals("reconciling", watch.status("op_a"), "the time runs from its death");
        assertEquals("lost", states.shown(day.operation("op_a")).workerState());
        watch.look(50);
        assertEquals("failed", watch.status("op_a"));
    }

    @Test
    void aWorkerThatDoesNotCarryOutACancelIsEndedOnceItsGraceAndItsTimeToAnswerAreOver() {
        day.running("op_a");
        watch.evidence.alive.add("op_a");
        watch.desk.hear(worker(1), List.of(held("op_a", 1, "running")), List.of());
        watch.look(20);
        day.rows.cancel("op_a", Duration.ofSeconds(30), at(3));
        watch.look(20);
        assertEquals(List.of(), watch.evidence.ended, "it has not had its time");
        watch.look(20);
        assertEquals(List.of("op_a"), watch.evidence.ended);
        assertEquals("cancelled", watch.status("op_a"));
        assertEquals(List.of("op_a 30"), watch.evidence.swept);
    }

    @Test
    void aSweepThatIsUnderWayIsHastenedByAMoreUrgentCancel() {
        day.running("op_a");
        day.rows.cancel("op_a", Duration.ofSeconds(30), at(3));
        watch.evidence.meanwhile = () -> {
            day.rows.cancel("op_a", Duration.ZERO, at(4));
            watch.detector.soon();
            watch.step(Duration.ofSeconds(1));
        };
        watch.look(2);
        assertEquals(List.of("op_a 30"), watch.evidence.swept);
        assertEquals(List.of("op_a 0"), watch.evidence.hastened);
        assertEquals("cancelled", watch.status("op_a"));
    }

    @Test
    void aDeadWorkerIsNoticedAtTheNextLookAndNotAtTheNextCheck() {
        day.running("op_a");
        watch.evidence.alive.add("op_a");
        watch.desk.hear(worker(1), List.of(held("op_a", 1, "running")), List.of());
        watch.look(2);
        watch.evidence.alive.clear();
        watch.look(1);
        assertEquals("reconciling", watch.status("op_a"));
        assertEquals(Set.of("op_a"), watch.detector.watched());
        assertTrue(watch.desk.known("wk_1").isEmpty());
    }

    @Test
    void aDeadWorkersRecordIsFoundAtTheNextLook() {
        day.running("op_a");
        watch.evidence.alive.add("op_a");
        watch.desk.hear(worker(1), List.of(held("op_a", 1, "running")), List.of());
        watch.look(2);
        watch.evidence.alive.clear();
        watch.evidence.records.put("op_a", exit("op_a", 1, 0));
        watch.look(1);
        assertEquals("completed", watch.status("op_a"));
    }

    @Test
    void oneToBeCancelledWhoseWorkerIsDeadIsSweptAtOnceAndCancelled() {
        day.running("op_a");
        watch.evidence.alive.add("op_a");
        watch.desk.hear(worker(1), List.of(held("op_a", 1, "running")), List.of());
        watch.look(2);
        day.rows.cancel("op_a", Duration.ofSeconds(4), at(3));
        watch.look(20);
        assertEquals("running", watch.status("op_a"), "its worker is to stop it");
        watch.evidence.alive.clear();
        watch.look(1);
        assertEquals("cancelled", watch.status("op_a"));
        assertEquals("cancelled", day.operation("op_a").cause());
        assertEquals(new Receipt(3, 0), day.operation("op_a").receipt());
        assertEquals(List.of("op_a 4"), watch.evidence.swept);
        assertEquals("cancelled", day.sessionOf("op_a").status());
    }

    @Test
    void oneToBeCancelledBetweenTwoAttemptsIsSweptOnceItsWorkerIsDead() {
        day.running("op_a");
        day.rows.cancel("op_a", null, at(3));
        watch.evidence.records.put("op_a", exit("op_a", 1, 3, true));
        watch.evidence.alive.add("op_a");
        watch.look(20);
        assertEquals("running", watch.status("op_a"), "its worker may be at the next attempt");
        watch.evidence.alive.clear();
        watch.look(16);
        assertEquals("cancelled", watch.status("op_a"));
        assertEquals(List.of("op_a 10"), watch.evidence.swept);
    }

    @Test
    void aPendingOneWhoseWorkerNeverCameFails() {
        day.pending("op_a");
        watch.look(80);
        assertEquals("failed", watch.status("op_a"));
        assertEquals("Operation was pending but no worker claimed it", day.operation("op_a").error());
    }

    @Test
    void aPendingOneWhoseWorkerWaitsIsLeftToWait() {
        day.running("op_before");
        day.rows.create(StoredOperations.following("op_a", "op_before"), at(1));
        watch.evidence.alive.addAll(Set.of("op_before", "op_a"));
        for (int minute = 0; minute < 10; minute++) {
            watch.desk.hear(worker(2), List.of(held("op_a", 1, "waiting")), List.of());
            watch.look(14);
        }
        assertEquals("pending", watch.status("op_a"));
    }

    @Test
    void whatRunsInsideTheDaemonIsNotItsBusiness() {
        day.rows.create(StoredOperations.inDaemon("op_d"), at(1));
        day.rows.start("op_d", 1, new WorkerIdentity("daemon", 1, 1, StoredOperations.BOOT), at(1));
        watch.look(100);
        assertEquals("running", watch.status("op_d"));
        assertEquals(Set.of(), watch.detector.watched());
    }

    @Test
    void aWorkerThatComesBetweenVerdictAndSweepKeepsItsOperation() {
        day.running("op_a");
        watch.look(60);
        while (watch.sweeps.isEmpty()) {
            watch.step(Duration.ofSeconds(1));
        }
        watch.evidence.alive.add("op_a");
        watch.desk.hear(worker(1), List.of(held("op_a", 1, "running")), List.of());
        watch.sweep();
        assertEquals("running", watch.status("op_a"));
        assertEquals(List.of(), watch.evidence.swept);
    }

    @Test
    void aWorkerThatComesDuringTheSweepKeepsItsOperation() {
        day.running("op_a");
        watch.evidence.meanwhile = () -> {
            watch.evidence.alive.add("op_a");
            watch.desk.hear(worker(1), List.of(held("op_a", 1, "running")), List.of());
        };
        watch.look(76);
        assertEquals(1, watch.evidence.swept.size());
        assertEquals("running", watch.status("op_a"));
    }

    @Test
    void aWorkerThatComesDuringTheSweepToWaitForItsTurnKeepsItsOperation() {
        day.running("op_before");
        watch.evidence.alive.add("op_before");
        day.rows.create(StoredOperations.following("op_a", "op_before"), at(1));
        watch.evidence.meanwhile = () -> {
            watch.evidence.alive.add("op_a");
            watch.desk.hear(worker(2), List.of(held("op_a", 1, "waiting")), List.of());
        };
        watch.look(80);
        assertEquals(1, watch.evidence.swept.size());
        assertEquals("pending", watch.status("op_a"));
    }

    @Test
    void oneIsSweptOnceAtATime() {
        day.running("op_a");
        for (int second = 0; second < 120; second++) {
            watch.step(Duration.ofSeconds(1));
        }
        assertEquals(1, watch.sweeps.size());
    }

    @Test
    void aReturningWorkerRevivesNothingAndItsExitIsToldBeside() {
        day.running("op_a");
        watch.look(76);
        assertEquals("failed", watch.status("op_a"));
        watch.evidence.alive.add("op_a");
        var order = watch.hear(worker(1), held("op_a", 1, "running"));
        assertEquals("stop", order.order());
        assertEquals("it has been failed", order.reason());
        watch.look(5);
        watch.desk.hear(worker(1), List.of(), List.of(exit("op_a", 1, 0)));
        Operation after = day.operation("op_a");
        assertEquals("failed", after.status());
        assertNull(after.exitCode());
        assertEquals(new Operation.LateExit(at(500), 0, null), after.lateExit());
    }

    @Test
    void aWorkerThatHoldsNothingAnyMoreIsForgotten() {
        day.running("op_a");
        watch.desk.hear(worker(1), List.of(), List.of(exit("op_a", 1, 0)));
        WorkerStates states = new WorkerStates(watch.claims, watch.detector);
        assertEquals(List.of(), states.workers());
        assertTrue(watch.desk.known("wk_1").isPresent(), "it may have a word to say");
        watch.look(17);
        assertTrue(watch.desk.known("wk_1").isEmpty());
    }
}
