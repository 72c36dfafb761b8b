package dev.daybook.store;

import static dev.daybook.store.StoredOperations.NOW;
import static dev.daybook.store.StoredOperations.at;
import static dev.daybook.store.StoredOperations.command;
import static dev.daybook.store.StoredOperations.inDaemon;
import static dev.daybook.store.StoredOperations.leader;
import static dev.daybook.store.StoredOperations.plan;
import static dev.daybook.store.StoredOperations.worker;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.Operation;
import dev.daybook.api.Progress;
import dev.daybook.api.Session;
import dev.daybook.operation.NewOperation;
import dev.daybook.operation.OperationCause;
import dev.daybook.operation.OperationEnd;
import dev.daybook.operation.OperationStatus;
import dev.daybook.operation.OperationStore.Cancel;
import dev.daybook.operation.Receipt;
import dev.daybook.plan.Phase;
import dev.daybook.plan.Plan;
import dev.daybook.plan.PlanRun;
import dev.daybook.plan.PlanState;
import dev.daybook.plan.PlanStore.Check;
import dev.daybook.plan.PlanStore.LastRun;
import dev.daybook.plan.PlanStore.Orphan;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Plans and their runs in the store: rows S1, S2, C1, C6. */
final class PlanRowsTest {

    private static final Plan NIGHTLY = plan("nightly");
    private static final OperationEnd LOST = OperationEnd.workerLost(OperationEnd.UNCLAIMED, new Receipt(2, 1));

    @TempDir
    Path folder;
    private StoredOperations day;
    private PlanRows plans;

    @BeforeEach
    void open() throws StoreException {
        day = new StoredOperations(folder);
        plans = day.plans;
    }

    @AfterEach
    void close() {
        day.close();
    }

    private Check trigger(String id) {
        return plans.check(NIGHTLY, StoredOperations.run(id, NIGHTLY), NOW);
    }

    private PlanRun started(String id) {
        assertInstanceOf(Check.Started.class, trigger(id));
        return run(id);
    }

    private PlanRun run(String id) {
        return plans.run(id).orElseThrow();
    }

    private boolean begin(PlanRun run, int phase, NewOperation attempt) {
        return plans.begin(run, NIGHTLY.phases().get(phase), attempt, phase / 3.0, at(phase));
    }

    /** A run whose second phase runs in a worker. */
    private void publishing(String id) {
        begin(started(id), 0, inDaemon(id + "_save"));
        day.rows.end(id + "_save", 1, OperationEnd.completed(), at(1));
        begin(run(id), 1, command(id + "_publish"));
        day.rows.start(id + "_publish", 1, worker(1), at(2));
        day.rows.claim(id + "_publish", 1, worker(1), leader(1), at(2));
    }

    private void write(String sql, Object... values) {
        day.store.<Boolean>change(change -> change.write(Table.PLAN_RUN, List.of("op_run"), sql, values));
    }

    // What a check comes to

    @Test
    void aFreePlanStartsARunInASessionOfItsOwn() {
        Check.Started started = assertInstanceOf(Check.Started.class, trigger("op_run"));
        assertEquals("op_run", started.operation());
        Operation parent = day.operation("op_run");
        assertEquals("running", parent.status());
        assertEquals("plan", parent.type());
        assertEquals(NOW, parent.started());
        assertEquals(started.session(), parent.sessionId());
        Session session = day.session(started.session());
        assertEquals(List.of("run", "active", "nightly", "op_run", NOW), List.of(session.kind(), session.status(),
                String.valueOf(session.plan()), String.valueOf(session.operationId()), session.start()));
        assertNull(session.phase());
    }

    @Test
    void aLookAloneStartsNothing() {
        long sequence = day.store.sequence();
        assertEquals(new Check.Free(), plans.check(NIGHTLY, null, NOW));
        assertEquals(sequence, day.store.sequence());
        assertEquals(Map.of(), plans.states());
    }

    @Test
    void anActiveRunIsLeftAlone() {
        Check.Started started = assertInstanceOf(Check.Started.class, trigger("op_run"));
        long sequence = day.store.sequence();
        assertEquals(new Check.Active(started.session(), "op_run"), trigger("op_next"));
        assertEquals(new Check.Active(started.session(), "op_run"), plans.check(NIGHTLY, null, at(5)));
        assertEquals(sequence, day.store.sequence());
        assertEquals(Optional.empty(), day.rows.find("op_next"));
    }

    @Test
    void anotherPlanIsFree() {
        trigger("op_run");
        Plan other = plan("other");
        assertInstanceOf(Check.Started.class, plans.check(other, StoredOperations.run("op_other", other), NOW));
        assertEquals(List.of("op_run", "op_other"), plans.active());
    }

    @Test
    void aRunThatHasEndedMakesRoom() {
        trigger("op_run");
        day.rows.end("op_run", 1, OperationEnd.completed(), at(1));
        assertInstanceOf(Check.Started.class, trigger("op_next"));
        assertEquals(List.of("op_next"), plans.active());
    }

    @Test
    void aRunWhoseSessionWasCancelledMustHaveStoppedFirst() {
        publishing("op_run");
        long session = day.sessionId("op_run");
        day.rows.cancelSession(session, at(3));
        assertEquals("cancelled", day.session(session).status());
        assertEquals(new Check.Active(session, "op_run"), trigger("op_next"));
        day.rows.end("op_run_publish", 1, OperationEnd.cancelled(Receipt.NOTHING), at(4));
        day.rows.end("op_run", 1, OperationEnd.cancelled(Receipt.NOTHING), at(4));
        assertInstanceOf(Check.Started.class, trigger("op_next"));
    }

    @Test
    void twoWhoTriggerAtOnceStartOneRun() throws Exception {
        CyclicBarrier together = new CyclicBarrier(2);
        Set<Winner> winners = EnumSet.noneOf(Winner.class);
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < 200; round++) {
                String first = "op_1_" + round;
                String second = "op_2_" + round;
                List<Callable<Check>> both = Stream.of(first, second).map(id -> (Callable<Check>) () -> {
                    together.await();
                    return trigger(id);
                }).toList();
                List<Check> answers = threads.invokeAll(both).stream().map(done -> done.resultNow()).toList();
                List<String> active = plans.active();
                assertEquals(1, active.size(), active.toString());
                boolean won = active.contains(first);
                long session = day.sessionId(active.getFirst());
                assertEquals(new Check.Started(session, active.getFirst()), answers.get(won ? 0 : 1));
                assertEquals(new Check.Active(session, active.getFirst()), answers.get(won ? 1 : 0));
                day.rows.end(active.getFirst(), 1, OperationEnd.completed(), NOW);
                winners.add(won ? Winner.FIRST : Winner.SECOND);
            }
        }
        assertEquals(EnumSet.allOf(Winner.class), winners, "a race that always ends one way is none");
    }

    private enum Winner {
        FIRST, SECOND
    }

    // S1

    @Test
    void aSessionWhoseOperationIsGoneHasFailedAndTheNextCheckMayStart() {
        Check.Started started = assertInstanceOf(Check.Started.class, trigger("op_run"));
        day.forget("op_run");
        assertEquals(new Check.OrphanRecovered(new Orphan(started.session(), "op_run", List.of())),
                plans.check(NIGHTLY, StoredOperations.run("op_next", NIGHTLY), at(70)));
        Session session = day.session(started.session());
        assertEquals(List.of("failed", "orphaned", "Operation disappeared", at(70)), List.of(session.status(),
                String.valueOf(session.outcome()), String.valueOf(session.failureReason()),
                Optional.ofNullable(session.end()).orElseThrow()));
        assertEquals(Optional.empty(), day.rows.find("op_next"));
        assertInstanceOf(Check.Started.class, trigger("op_next"));
    }

    @Test
    void aLookAloneRecoversItToo() {
        Check.Started started = assertInstanceOf(Check.Started.class, trigger("op_run"));
        day.forget("op_run");
        assertEquals(new Check.OrphanRecovered(new Orphan(started.session(), "op_run", List.of())),
                plans.check(NIGHTLY, null, at(1)));
        assertEquals(new Check.Free(), plans.check(NIGHTLY, null, at(2)));
    }

    @Test
    void aSessionThatNamesNoOperationIsAnOrphanAsWell() {
        Check.Started started = assertInstanceOf(Check.Started.class, trigger("op_run"));
        day.store.<Boolean>change(change -> change.write(Table.SESSION, List.of(started.session()),
                "UPDATE session SET operation_id = NULL WHERE id = ?", started.session()));
        day.forget("op_run");
        assertEquals(new Check.OrphanRecovered(new Orphan(started.session(), null, List.of())), trigger("op_next"));
    }

    @Test
    void anOrphansEndIsNeverBeforeItsStart() {
        Check.Started started = assertInstanceOf(Check.Started.class, trigger("op_run"));
        day.forget("op_run");
        plans.check(NIGHTLY, null, at(-3_600));
        assertEquals(NOW, day.session(started.session()).end());
    }

    @Test
    void whatAnOrphanHadBegunIsStopped() {
        publishing("op_run");
        day.forget("op_run");
        trigger("op_next");
        assertNotNull(day.operation("op_run_publish").cancelRequested(), "its worker is told");
        assertEquals("completed", day.status("op_run_save"));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aPhaseOfAnOrphanThatHasNotBegunInTheDaemonIsOver(int epoch) {
        begin(started("op_run"), 0, inDaemon("op_save"));
        if (epoch == 2) {
            day.rows.start("op_save", 1, worker(1), at(1));
            assertTrue(day.rows.retry("op_save", 1, "The daemon was stopped"));
        }
        day.forget("op_run");
        plans.failOrphans(at(70));
        assertEquals("cancelled", day.status("op_save"));
    }

    @Test
    void whatAnOrphanHadBegunIsStoppedTooWhenItsSessionIsCancelledFirst() {
        begin(started("op_run"), 0, inDaemon("op_save"));
        long session = day.sessionId("op_run");
        day.forget("op_run");
        assertEquals(new Cancel.NotFound(), day.rows.cancelSession(session, at(1)).orElseThrow().cancel());
        assertEquals("cancelled", day.status("op_save"));
    }

    @Test
    void allOrphansAreFailedOldestFirstAndWhatIsAliveIsLeftAlone() {
        Check.Started first = assertInstanceOf(Check.Started.class, trigger("op_run"));
        day.pending("op_command");
        day.running("op_alive");
        day.forget("op_run");
        day.forget("op_command");
        assertEquals("op_run", plans.failOrphans(at(70)).stream().findFirst().orElseThrow().operation());
        assertEquals("failed", day.session(first.session()).status());
        assertEquals("active", day.sessionOf("op_alive").status());
        assertEquals("Operation disappeared", day.session(first.session() + 1).failureReason());
        long sequence = day.store.sequence();
        assertEquals(List.of(), plans.failOrphans(at(71)));
        assertEquals(sequence, day.store.sequence());
    }

    @Test
    void anOrphanWhoseSessionWasCancelledIsNone() {
        Check.Started started = assertInstanceOf(Check.Started.class, trigger("op_run"));
        day.rows.cancelSession(started.session(), at(1));
        day.forget("op_run");
        assertEquals(List.of(), plans.failOrphans(at(2)));
        assertEquals(new Check.Free(), plans.check(NIGHTLY, null, at(2)));
    }

    @Test
    void aSessionIsFailedOnce() {
        Check.Started started = assertInstanceOf(Check.Started.class, trigger("op_run"));
        day.forget("op_run");
        assertEquals(List.of(new Orphan(started.session(), "op_run", List.of())), plans.failOrphans(at(1)));
        assertEquals(List.of(), plans.failOrphans(at(2)));
        assertEquals(at(1), day.session(started.session()).end());
    }

    // What a run is

    @Test
    void aRunIsWhatWasTriggeredWhateverTheFileSaysNow() {
        started("op_run");
        Plan changed = new Plan("nightly", NIGHTLY.file(), at(60), null,
                List.of(new Phase.InDaemon("other", "prune", Map.of(), true)));
        assertInstanceOf(Check.Active.class, plans.check(changed, StoredOperations.run("op_next", changed), at(60)));
        PlanRun run = run("op_run");
        assertEquals(NIGHTLY.phases(), run.phases());
        assertEquals("nightly", run.plan());
        assertEquals(NOW, run.triggered());
        assertEquals(day.sessionId("op_run"), run.session());
    }

    @Test
    void aRunWhoseRowIsGoneHasNoPhasesAndItsTitleForAName() {
        started("op_run");
        write("DELETE FROM plan_run WHERE operation_id = ?", "op_run");
        assertEquals(List.of(), run("op_run").phases());
        assertEquals("nightly", run("op_run").plan());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[", "{}", "[{}]", "[{\"name\": \"a\", \"runs_in\": \"daemon\"}]", "null", "[null]"})
    void phasesThatCannotBeReadAreNone(String json) {
        started("op_run");
        write("UPDATE plan_run SET phases = ? WHERE operation_id = ?", json, "op_run");
        assertEquals(List.of(), run("op_run").phases());
    }

    @Test
    void aRunThatHasEndedOrNeverWasIsNone() {
        started("op_run");
        day.rows.end("op_run", 1, OperationEnd.completed(), at(1));
        assertEquals(Optional.empty(), plans.run("op_run"));
        assertEquals(Optional.empty(), plans.run("op_none"));
        assertEquals(List.of(), plans.active());
    }

    @Test
    void itsAttemptsComeOldestFirstWithHowTheyEnded() {
        begin(started("op_run"), 0, inDaemon("op_z"));
        day.rows.start("op_z", 1, worker(1), at(1));
        day.rows.end("op_z", 1, OperationEnd.completed(), at(1));
        begin(run("op_run"), 1, command("op_m"));
        day.rows.end("op_m", 1, LOST, at(2));
        begin(run("op_run"), 1, command("op_a"));
        day.rows.start("op_a", 1, worker(1), at(3));
        day.rows.retry("op_a", 1, "another follows");
        assertEquals(List.of(
                new PlanRun.Attempt("op_z", "save", false, 1, true, OperationStatus.COMPLETED, OperationCause.EXIT,
                        null, null, null),
                new PlanRun.Attempt("op_m", "publish", true, 1, false, OperationStatus.FAILED,
                        OperationCause.WORKER_LOST, null, OperationEnd.UNCLAIMED, new Receipt(2, 1)),
                new PlanRun.Attempt("op_a", "publish", true, 2, true, OperationStatus.PENDING, null, null, null,
                        null)),
                run("op_run").attempts());
    }

    @Test
    void anExitCodeIsTold() {
        begin(started("op_run"), 1, command("op_a"));
        day.rows.end("op_a", 1, new OperationEnd(OperationStatus.FAILED, OperationCause.EXIT, 7, null, "exit code 7",
                null, 0), at(2));
        assertEquals(7, run("op_run").attempts().getFirst().exitCode());
    }

    // How a phase begins

    @Test
    void aPhaseIsWrittenDownPendingInTheSessionOfItsRun() {
        assertTrue(begin(started("op_run"), 1, command("op_part")));
        Operation part = day.operation("op_part");
        assertEquals(List.of("pending", "op_run", "publish"), List.of(part.status(), String.valueOf(part.parentId()),
                String.valueOf(part.phase())));
        assertEquals(day.sessionId("op_run"), part.sessionId());
    }

    @Test
    void sessionAndRunSayThePhaseTheyAreIn() {
        begin(started("op_run"), 0, inDaemon("op_save"));
        assertEquals("save", day.sessionOf("op_run").phase());
        day.rows.end("op_save", 1, OperationEnd.completed(), at(1));
        begin(run("op_run"), 1, command("op_publish"));
        assertEquals("publish", day.sessionOf("op_run").phase());
        assertEquals("publish", day.operation("op_run").phase());
        assertEquals(new Progress(1 / 3.0, "publish"), day.operation("op_run").progress());
    }

    @Test
    void noPhaseBeginsOnceTheRunIsToBeCancelled() {
        PlanRun run = started("op_run");
        day.rows.cancel("op_run", null, at(1));
        refused(run);
    }

    @Test
    void noPhaseBeginsOnceTheRunsSessionIsCancelled() {
        PlanRun run = started("op_run");
        day.rows.cancelSession(day.sessionId("op_run"), at(1));
        refused(run);
    }

    @ParameterizedTest
    @EnumSource(names = {"COMPLETED", "FAILED", "CANCELLED"})
    void noPhaseBeginsOnceTheRunHasEnded(OperationStatus status) {
        PlanRun run = started("op_run");
        day.rows.end("op_run", 1, end(status), at(1));
        refused(run);
    }

    @Test
    void noPhaseOfARunThatIsGoneBegins() {
        PlanRun run = started("op_run");
        day.forget("op_run");
        refused(run);
    }

    @ParameterizedTest
    @MethodSource("alive")
    void noPhaseBeginsWhileAnotherLives(String status) {
        PlanRun run = started("op_run");
        begin(run, 1, command("op_first"));
        if (!status.equals("pending")) {
            day.rows.start("op_first", 1, worker(1), at(1));
        }
        if (status.equals("reconciling")) {
            day.rows.unclaimed("op_first", 1);
        }
        assertEquals(status, day.status("op_first"));
        refused(run);
    }

    static Stream<String> alive() {
        return Stream.of("pending", "running", "reconciling");
    }

    private void refused(PlanRun run) {
        long sequence = day.store.sequence();
        assertFalse(begin(run, 0, inDaemon("op_new")));
        assertEquals(sequence, day.store.sequence());
        assertEquals(Optional.empty(), day.rows.find("op_new"));
    }

    // How it ends

    private static OperationEnd end(OperationStatus status) {
        return new OperationEnd(status, status == OperationStatus.CANCELLED
                ? OperationCause.CANCELLED
                : OperationCause.EXIT, null, null, status == OperationStatus.FAILED ? "Phase save failed" : null, null,
                null);
    }

    @ParameterizedTest
    @EnumSource(names = {"COMPLETED", "FAILED", "CANCELLED"})
    void theSessionGoesOnWhenAPhaseEndsAndEndsWithTheRun(OperationStatus status) {
        begin(started("op_run"), 0, inDaemon("op_save"));
        long session = day.sessionId("op_run");
        day.rows.end("op_save", 1, end(status), at(1));
        assertEquals("active", day.session(session).status());
        assertEquals("running", day.status("op_run"));
        day.rows.end("op_run", 1, end(status), at(2));
        assertEquals(status == OperationStatus.COMPLETED ? "ended" : status.wire(), day.session(session).status());
        assertEquals(at(2), day.session(session).end());
        assertEquals("save", day.session(session).phase(), "where it ended");
    }

    // Cancels

    @Test
    void theCancelOfARunAsksWhatRunsOfIt() {
        publishing("op_run");
        assertEquals(new Cancel.Asked(List.of("op_run_publish")), day.rows.cancel("op_run", null, at(5)));
        assertEquals(at(5), day.operation("op_run_publish").cancelRequested());
        assertEquals("running", day.status("op_run_publish"));
        assertTrue(run("op_run").cancelAsked());
        assertEquals("active", day.sessionOf("op_run").status());
    }

    @Test
    void theCancelOfItsSessionDoesTheSame() {
        publishing("op_run");
        day.rows.cancelSession(day.sessionId("op_run"), at(5));
        assertEquals(at(5), day.operation("op_run_publish").cancelRequested());
        assertTrue(run("op_run").cancelAsked());
        assertEquals("cancelled", day.sessionOf("op_run").status());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aPhaseThatHasNotBegunIsOverWithTheCancel(boolean inWorker) {
        begin(started("op_run"), inWorker ? 1 : 0, inWorker ? command("op_part") : inDaemon("op_part"));
        assertEquals(new Cancel.Asked(List.of("op_part")), day.rows.cancel("op_run", null, at(5)));
        assertEquals("cancelled", day.status("op_part"));
        assertEquals("running", day.status("op_run"), "the next look at it ends it");
    }

    @Test
    void aPhaseInTheDaemonThatWaitsForTheNextDaemonIsOverWithTheCancel() {
        begin(started("op_run"), 0, inDaemon("op_part"));
        day.rows.start("op_part", 1, worker(1), at(1));
        day.rows.retry("op_part", 1, "The daemon was stopped");
        day.rows.cancel("op_run", null, at(5));
        assertEquals("cancelled", day.status("op_part"));
    }

    @Test
    void aPhaseInAWorkerThatRestsIsNotOverBeforeItsWorkerSaysSo() {
        begin(started("op_run"), 1, command("op_part"));
        day.rows.start("op_part", 1, worker(1), at(1));
        day.rows.retry("op_part", 1, "another follows");
        day.rows.cancel("op_run", null, at(5));
        assertEquals("pending", day.status("op_part"));
        assertEquals(at(5), day.operation("op_part").cancelRequested());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void theCancelOfAPhaseIsRefusedAndNamesItsRun(boolean ended) {
        publishing("op_run");
        if (ended) {
            day.rows.end("op_run_publish", 1, OperationEnd.completed(), at(3));
        }
        long sequence = day.store.sequence();
        assertEquals(new Cancel.PartOf("op_run"), day.rows.cancel("op_run_publish", null, at(5)));
        assertEquals(sequence, day.store.sequence());
    }

    @Test
    void aPhaseWhoseRunIsGoneCanBeCancelledByItself() {
        publishing("op_run");
        day.forget("op_run");
        assertEquals(new Cancel.Asked(List.of()), day.rows.cancel("op_run_publish", null, at(5)));
        assertEquals(at(5), day.operation("op_run_publish").cancelRequested());
    }

    // What is remembered

    @Test
    void aStartDealsWithThePlansMomentsAndLeavesItDisabled() {
        plans.state("nightly", new PlanState(false, at(-90)));
        trigger("op_run");
        assertEquals(Map.of("nightly", new PlanState(false, NOW)), plans.states());
    }

    @Test
    void aPlanNobodyKnewIsEnabledByItsStart() {
        trigger("op_run");
        assertEquals(Map.of("nightly", new PlanState(true, NOW)), plans.states());
    }

    @Test
    void whatStartsNothingDealsWithNothing() {
        trigger("op_run");
        plans.check(NIGHTLY, StoredOperations.run("op_next", NIGHTLY), at(60));
        assertEquals(Map.of("nightly", new PlanState(true, NOW)), plans.states());
    }

    @Test
    void statesAreByName() {
        plans.state("nightly", new PlanState(true, at(1)));
        plans.state("weekly", new PlanState(false, at(2)));
        plans.state("nightly", new PlanState(true, at(3)));
        assertEquals(Map.of("nightly", new PlanState(true, at(3)), "weekly", new PlanState(false, at(2))),
                plans.states());
    }

    @Test
    void theLastRunIsTheLatestWhetherItHasEndedOrNot() {
        assertEquals(Optional.empty(), plans.lastRun("nightly"));
        begin(started("op_run"), 0, inDaemon("op_save"));
        long first = day.sessionId("op_run");
        assertEquals(Optional.of(new LastRun(first, "op_run", "active", "save", NOW, null, null)),
                plans.lastRun("nightly"));
        day.rows.end("op_save", 1, end(OperationStatus.FAILED), at(1));
        day.rows.end("op_run", 1, end(OperationStatus.FAILED), at(2));
        assertEquals(Optional.of(new LastRun(first, "op_run", "failed", "save", NOW, at(2), "Phase save failed")),
                plans.lastRun("nightly"));
        plans.check(NIGHTLY, StoredOperations.run("op_next", NIGHTLY), at(90));
        assertEquals("op_next", plans.lastRun("nightly").orElseThrow().operation());
        assertEquals(Optional.empty(), plans.lastRun("other"));
    }
}
