package dev.daybook.store;

import static dev.daybook.store.StoredOperations.NOW;
import static dev.daybook.store.StoredOperations.at;
import static dev.daybook.store.StoredOperations.command;
import static dev.daybook.store.StoredOperations.following;
import static dev.daybook.store.StoredOperations.grouped;
import static dev.daybook.store.StoredOperations.inDaemon;
import static dev.daybook.store.StoredOperations.leader;
import static dev.daybook.store.StoredOperations.worker;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.Operation;
import dev.daybook.api.Progress;
import dev.daybook.operation.LiveOperation;
import dev.daybook.operation.OperationCause;
import dev.daybook.operation.OperationEnd;
import dev.daybook.operation.OperationStatus;
import dev.daybook.operation.OperationStore.Start;
import dev.daybook.operation.Receipt;
import dev.daybook.operation.WorkerIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every transition of an operation, and the guard that stands before it. */
final class OperationRowsTest {

    private static final OperationEnd LOST = OperationEnd.workerLost(OperationEnd.UNCLAIMED, new Receipt(2, 0));

    @TempDir
    Path folder;
    private StoredOperations day;
    private OperationRows rows;

    @BeforeEach
    void open() throws StoreException {
        day = new StoredOperations(folder);
        rows = day.rows;
    }

    @AfterEach
    void close() {
        day.close();
    }

    @Test
    void aNewOperationIsPendingInAnActiveSessionOfItsOwn() {
        assertTrue(rows.create(command("op_a"), NOW));
        Operation made = day.operation("op_a");
        assertEquals("pending", made.status());
        assertEquals(1, made.epoch());
        assertEquals(List.of("make", "op_a"), made.command());
        assertNull(made.exitCode());
        assertEquals("active", day.sessionOf("op_a").status());
        assertEquals("run", day.sessionOf("op_a").kind());
        assertEquals("op_a", day.sessionOf("op_a").operationId());
    }

    @Test
    void madeTwiceItIsMadeOnce() {
        rows.create(command("op_a"), NOW);
        rows.start("op_a", 1, worker(1), at(1));
        long before = day.store.sequence();
        assertFalse(rows.create(command("op_a"), at(2)));
        assertEquals(before, day.store.sequence());
        assertEquals("running", day.status("op_a"));
    }

    @Test
    void operationsInWorkersAndInTheDaemonAreListedApartOldestFirst() {
        day.running("op_b");
        rows.create(inDaemon("op_d"), NOW);
        day.reconciling("op_a");
        day.pending("op_c");
        day.running("op_over");
        rows.end("op_over", 1, exit(0), at(2));
        assertEquals(List.of("op_b", "op_a", "op_c"), rows.inWorkers().stream().map(LiveOperation::id).toList());
        assertEquals(List.of("op_d"), rows.orphanedInDaemon().stream().map(LiveOperation::id).toList());
    }

    @Test
    void aStartIsGrantedToOneWorkerAndAgainToTheSame() {
        day.pending("op_a");
        assertInstanceOf(Start.Granted.class, rows.start("op_a", 1, worker(1), at(1)));
        assertInstanceOf(Start.Granted.class, rows.start("op_a", 1, worker(1), at(9)), "the answer was lost");
        assertInstanceOf(Start.Refused.class, rows.start("op_a", 1, worker(2), at(1)));
        assertEquals("running", day.status("op_a"));
        assertEquals("wk_1", day.operation("op_a").workerId());
        assertEquals(at(1), day.operation("op_a").started());
    }

    @Test
    void aStartIsRefusedOnceACommandRunsOrAtAnotherAttemptOrForNobody() {
        day.running("op_a");
        assertInstanceOf(Start.Refused.class, rows.start("op_a", 1, worker(1), at(2)));
        day.pending("op_b");
        assertInstanceOf(Start.Refused.class, rows.start("op_b", 2, worker(1), at(2)));
        assertInstanceOf(Start.Refused.class, rows.start("op_none", 1, worker(1), at(2)));
        assertEquals("pending", day.status("op_b"));
    }

    @Test
    void oneThatFollowsAnotherWaitsForItsCompletion() {
        day.running("op_a");
        rows.create(following("op_b", "op_a"), NOW);
        assertEquals(new Start.Wait("op_a has not ended"), rows.start("op_b", 1, worker(2), at(2)));
        assertEquals("op_a has not ended", day.operation("op_b").waitingFor());
        assertEquals("pending", day.status("op_b"));
        assertInstanceOf(Start.Refused.class, rows.start("op_b", 1, worker(3), at(2)), "it waits with its worker");
        rows.end("op_a", 1, exit(0), at(3));
        assertInstanceOf(Start.Granted.class, rows.start("op_b", 1, worker(2), at(4)));
        assertNull(day.operation("op_b").waitingFor());
    }

    @Test
    void waitingForTheSameReasonIsWrittenOnce() {
        day.running("op_a");
        rows.create(following("op_b", "op_a"), NOW);
        rows.start("op_b", 1, worker(2), at(2));
        long before = day.store.sequence();
        rows.start("op_b", 1, worker(2), at(7));
        assertEquals(before, day.store.sequence());
    }

    @Test
    void oneThatFollowsWhatFailedOrWasCancelledOrNeverWasNeverRuns() {
        day.running("op_failed");
        rows.end("op_failed", 1, exit(3), at(2));
        day.pending("op_gone");
        rows.cancel("op_gone", null, at(2));
        for (String before : List.of("op_failed", "op_gone", "op_none")) {
            String id = before + "_next";
            rows.create(following(id, before), NOW);
            assertInstanceOf(Start.Refused.class, rows.start(id, 1, worker(1), at(3)));
            assertEquals("start_failed", day.operation(id).cause());
            assertNull(day.operation(id).exitCode());
            assertEquals("failed", day.sessionOf(id).status());
        }
        assertEquals("op_failed, which it was to follow, failed", day.operation("op_failed_next").error());
        assertEquals("op_gone, which it was to follow, was cancelled", day.operation("op_gone_next").error());
        assertEquals("op_none, which it was to follow, is not known", day.operation("op_none_next").error());
    }

    @Test
    void aGroupRunsSoManyAtOnceFirstComeFirstServed() {
        for (String id : List.of("op_1", "op_2", "op_3", "op_4")) {
            rows.create(grouped(id, "g", 2), NOW);
        }
        rows.create(grouped("op_other", "h", 1), NOW);
        assertEquals(new Start.Wait("others of group g come first"), start("op_3", 3));
        assertInstanceOf(Start.Granted.class, start("op_1", 1));
        assertEquals(new Start.Wait("others of group g come first"), start("op_3", 3));
        assertInstanceOf(Start.Granted.class, start("op_2", 2));
        assertEquals(new Start.Wait("group g runs 2 of 2"), start("op_3", 3));
        rows.unclaimed("op_1", 1);
        assertEquals(new Start.Wait("group g runs 2 of 2"), start("op_3", 3), "what reconciles has not ended");
        rows.end("op_1", 1, exit(1), at(4));
        assertEquals(new Start.Wait("others of group g come first"), start("op_4", 4));
        assertInstanceOf(Start.Granted.class, start("op_3", 3));
        assertInstanceOf(Start.Granted.class, start("op_other", 5));
    }

    @Test
    void oneThatWaitsForAnotherDoesNotStandInItsGroupsLine() {
        day.running("op_long");
        rows.create(grouped("op_0", "g", 1), NOW);
        rows.cancel("op_0", null, at(1));
        rows.create(StoredOperations.wanted("op_1", 0, "op_long", "g", 1), NOW);
        rows.create(grouped("op_2", "g", 1), NOW);
        assertInstanceOf(Start.Granted.class, start("op_2", 2));
        rows.end("op_long", 1, exit(0), at(2));
        assertEquals(new Start.Wait("group g runs 1 of 1"), start("op_1", 1));
    }

    private Start start(String id, int worker) {
        return rows.start(id, 1, worker(worker), at(3));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pending", "running", "reconciling"})
    void aClaimMakesItRunInTheWorkersHands(String status) {
        String id = in(status);
        assertTrue(rows.claim(id, 1, worker(1), leader(7), at(5)));
        LiveOperation held = live(id);
        assertEquals(OperationStatus.RUNNING, held.status());
        assertEquals(worker(1), held.worker());
        assertEquals(leader(7), held.leader());
        assertTrue(rows.claim(id, 1, worker(1), null, at(6)), "said again without its process");
        assertEquals(leader(7), live(id).leader());
    }

    @Test
    void aClaimByAnotherWorkerIsRefusedWhateverItsAttempt() {
        day.reconciling("op_a");
        LiveOperation before = live("op_a");
        assertFalse(rows.claim("op_a", 1, worker(2), leader(2), at(5)));
        assertFalse(rows.claim("op_a", 2, worker(2), leader(2), at(5)));
        assertEquals(before, live("op_a"));
    }

    @Test
    void aClaimAtAPastAttemptIsRefusedAndAtALaterOneForgetsTheProcessBefore() {
        rows.create(StoredOperations.retrying("op_a", 3), NOW);
        rows.claim("op_a", 1, worker(1), leader(1), at(1));
        assertTrue(rows.claim("op_a", 3, worker(1), null, at(2)));
        assertEquals(3, live("op_a").epoch());
        assertNull(live("op_a").leader());
        assertFalse(rows.claim("op_a", 2, worker(1), leader(2), at(3)));
        assertTrue(rows.claim("op_a", 3, worker(1), leader(3), at(3)));
        assertEquals(leader(3), live("op_a").leader());
        assertEquals(at(1), day.operation("op_a").started());
    }

    @Test
    void aClaimFromALaterBootTellsWhereItsProcessesAre() {
        day.pending("op_a");
        rows.claim("op_a", 1, new WorkerIdentity("wk_1", 5, 6, "boot-2"), leader(1), at(1));
        assertEquals("boot-2", live("op_a").bootId());
    }

    @Test
    void onlyWhatRunsAtThisAttemptBecomesReconciling() {
        day.running("op_a");
        assertFalse(rows.unclaimed("op_a", 2));
        assertTrue(rows.unclaimed("op_a", 1));
        assertFalse(rows.unclaimed("op_a", 1));
        assertEquals("reconciling", day.status("op_a"));
        day.pending("op_b");
        assertFalse(rows.unclaimed("op_b", 1));
        assertEquals("active", day.sessionOf("op_a").status());
    }

    @Test
    void progressIsTakenWhileItRunsAndWrittenOnlyWhenItIsNew() {
        day.running("op_a");
        rows.progress("op_a", 1, 0.25, "a quarter");
        long before = day.store.sequence();
        rows.progress("op_a", 1, 0.25, "a quarter");
        rows.progress("op_a", 2, 0.5, "another attempt's");
        assertEquals(before, day.store.sequence());
        rows.progress("op_a", 1, null, "a quarter");
        assertEquals(new Progress(null, "a quarter"), day.operation("op_a").progress());
        rows.end("op_a", 1, exit(0), at(3));
        rows.progress("op_a", 1, 0.9, "too late");
        assertEquals(new Progress(null, "a quarter"), day.operation("op_a").progress());
    }

    @Test
    void aRetryIsPendingAtTheNextAttemptWithNothingOfTheLast() {
        day.running("op_a");
        rows.progress("op_a", 1, 0.5, "half");
        assertTrue(rows.retry("op_a", 1, "attempt 2 follows"));
        assertFalse(rows.retry("op_a", 1, "attempt 2 follows"), "told twice");
        Operation again = day.operation("op_a");
        assertEquals("pending", again.status());
        assertEquals(2, again.epoch());
        assertNull(again.pid());
        assertNull(again.progress());
        assertEquals("attempt 2 follows", again.waitingFor());
        assertEquals("active", day.sessionOf("op_a").status());
        assertInstanceOf(Start.Refused.class, rows.start("op_a", 1, worker(1), at(5)));
        assertInstanceOf(Start.Granted.class, rows.start("op_a", 2, worker(1), at(5)));
    }

    @Test
    void aRetryAfterAttemptsThatTheWorkerMadeAloneIsPendingAtTheOneThatFollowsThem() {
        day.running("op_a");
        assertTrue(rows.retry("op_a", 3, "attempt 4 follows"));
        assertEquals(4, live("op_a").epoch());
        assertFalse(rows.retry("op_a", 2, "attempt 3 follows"), "told too late");
        assertEquals(4, live("op_a").epoch());
    }

    @Test
    void noRetryFollowsOnceSomebodyAskedToCancelOrItEnded() {
        day.running("op_a");
        rows.cancel("op_a", null, at(2));
        assertFalse(rows.retry("op_a", 1, "attempt 2 follows"));
        assertEquals(1, live("op_a").epoch());
        day.running("op_b");
        rows.end("op_b", 1, exit(1), at(2));
        assertFalse(rows.retry("op_b", 1, "attempt 2 follows"));
        assertEquals("failed", day.status("op_b"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4})
    void theFirstEndStandsAndItsSessionEndsWithIt(int which) {
        OperationEnd first = ends().get(which);
        day.running("op_a");
        assertTrue(rows.end("op_a", 1, first, at(60)));
        List<String> before = everything();
        for (OperationEnd other : ends()) {
            assertFalse(rows.end("op_a", 1, other, at(70)));
            assertFalse(rows.end("op_a", 5, other, at(70)));
            assertFalse(rows.endUnclaimed("op_a", 1, other, at(70)));
        }
        assertFalse(rows.claim("op_a", 1, worker(1), leader(1), at(70)));
        assertFalse(rows.claim("op_a", 2, worker(1), leader(1), at(70)));
        assertFalse(rows.unclaimed("op_a", 1));
        assertFalse(rows.retry("op_a", 1, "again"));
        assertInstanceOf(Start.Refused.class, rows.start("op_a", 1, worker(1), at(70)));
        rows.progress("op_a", 1, 0.5, "half");
        rows.cancel("op_a", Duration.ZERO, at(70));
        assertEquals(before, everything());

        Operation ended = day.operation("op_a");
        assertEquals(first.status().wire(), ended.status());
        assertEquals(first.cause().wire(), ended.cause());
        assertEquals(first.exitCode(), ended.exitCode());
        assertEquals(first.signal(), ended.signal());
        assertEquals(first.error(), ended.error());
        assertEquals(at(60), ended.ended());
        assertEquals(first.status() == OperationStatus.COMPLETED ? "ended" : first.status().wire(),
                day.sessionOf("op_a").status());
        assertEquals(at(60), day.sessionOf("op_a").end());
        assertEquals(first.error(), day.sessionOf("op_a").failureReason());
    }

    private static List<OperationEnd> ends() {
        return List.of(exit(0), exit(3), LOST, OperationEnd.cancelled(new Receipt(3, 0)),
                OperationEnd.failed(OperationCause.HOST_REBOOTED, "the machine was restarted"));
    }

    @Test
    void anEndOfAPastAttemptIsRefusedAndOneOfALaterAttemptBringsItsNumber() {
        rows.create(StoredOperations.retrying("op_a", 2), NOW);
        rows.claim("op_a", 2, worker(1), leader(1), at(1));
        assertFalse(rows.end("op_a", 1, exit(0), at(2)));
        assertEquals("running", day.status("op_a"));
        assertTrue(rows.end("op_a", 3, exit(0), at(3)));
        assertEquals(3, day.operation("op_a").epoch());
    }

    @Test
    void anEndIsNeverBeforeItsStartWhateverTheClockSays() {
        day.running("op_a");
        rows.end("op_a", 1, exit(0), at(-3_600));
        assertEquals(at(1), day.operation("op_a").ended());
        assertEquals(NOW, day.sessionOf("op_a").end());
        day.pending("op_b");
        rows.cancel("op_b", null, at(-3_600));
        assertEquals(NOW, day.operation("op_b").ended());
    }

    @Test
    void operationAndSessionEndInOneChange() {
        day.running("op_a");
        List<Committed> told = new ArrayList<>();
        day.store.onCommit(told::add);
        rows.end("op_a", 1, exit(0), at(2));
        assertEquals(List.of(new Committed(day.store.sequence(), Set.of("operation", "session"),
                Set.of(day.sessionOf("op_a").id()))), told);
    }

    /** The daemon dies after the journal's force: what it had on disk by then is all that the next launch has. */
    @ParameterizedTest
    @ValueSource(strings = {"end", "cancel", "cancelSession", "endUnclaimed"})
    void aKillNeverLeavesOneWithoutTheOther(String way) throws StoreException {
        Path killed = folder.resolve("killed");
        AtomicBoolean due = new AtomicBoolean();
        try (StoredOperations dying = new StoredOperations(folder.resolve("dying"), () -> {
            if (due.getAndSet(false)) {
                copy(folder.resolve("dying"), killed);
            }
        })) {
            dying.reconciling("op_a");
            dying.pending("op_b");
            due.set(true);
            switch (way) {
                case "end" -> dying.rows.end("op_a", 1, exit(0), at(2));
                case "endUnclaimed" -> dying.rows.endUnclaimed("op_a", 1, LOST, at(2));
                case "cancel" -> dying.rows.cancel("op_b", null, at(2));
                default -> dying.rows.cancelSession(dying.sessionId("op_b"), at(2));
            }
        }
        try (StoredOperations next = new StoredOperations(killed)) {
            String id = way.startsWith("cancel") ? "op_b" : "op_a";
            assertEquals(1, next.store.replayed());
            assertTrue(next.operation(id).terminal());
            assertEquals(next.status(id).equals("completed") ? "ended" : next.status(id), next.sessionOf(id).status());
        }
    }

    @Test
    void aPartsEndLeavesTheWholesSessionActive() {
        day.running("op_whole");
        day.part("op_part", "op_whole");
        rows.end("op_part", 1, exit(1), at(2));
        assertEquals("failed", day.status("op_part"));
        assertEquals("active", day.sessionOf("op_whole").status());
    }

    @Test
    void whoThoughtItDeadLosesAgainstAClaim() {
        day.reconciling("op_a");
        assertFalse(rows.endUnclaimed("op_a", 2, LOST, at(2)), "another attempt");
        rows.claim("op_a", 1, worker(1), leader(1), at(2));
        assertFalse(rows.endUnclaimed("op_a", 1, LOST, at(2)));
        assertEquals("running", day.status("op_a"));
        assertFalse(rows.endUnclaimed("op_none", 1, LOST, at(2)));
        rows.unclaimed("op_a", 1);
        assertTrue(rows.endUnclaimed("op_a", 1, LOST, at(3)));
        assertEquals(new dev.daybook.api.Receipt(2, 0), day.operation("op_a").receipt());
        day.pending("op_b");
        assertTrue(rows.endUnclaimed("op_b", 1, LOST, at(3)));
    }

    @Test
    void aLateExitIsWrittenOnceAndOnlyBesideAnInferredEnd() {
        for (OperationEnd end : ends()) {
            String id = "op_" + end.cause().wire() + "_" + end.exitCode();
            day.reconciling(id);
            assertFalse(rows.lateExit(id, 0, null, at(1)), "it has not ended");
            rows.end(id, 1, end, at(2));
            Operation before = day.operation(id);
            assertEquals(end.guessed(), rows.lateExit(id, 7, null, at(90)));
            assertFalse(rows.lateExit(id, 8, null, at(91)));
            Operation after = day.operation(id);
            assertEquals(end.guessed() ? new Operation.LateExit(at(90), 7, null) : null, after.lateExit());
            assertEquals(before.status(), after.status());
            assertEquals(before.exitCode(), after.exitCode());
            assertEquals(before.ended(), after.ended());
        }
        assertFalse(rows.lateExit("op_none", 0, null, at(90)));
    }

    @Test
    void whateverWasStoredIsRebuiltFromTheJournal() throws StoreException, IOException {
        for (OperationEnd end : ends()) {
            day.running("op_" + end.cause().wire() + "_" + end.exitCode());
            rows.end("op_" + end.cause().wire() + "_" + end.exitCode(), 1, end, at(60));
        }
        day.reconciling("op_a");
        rows.endUnclaimed("op_a", 1, LOST, at(70));
        rows.lateExit("op_a", null, 9, at(80));
        aRetryOfAnother();
        rows.create(grouped("op_waits", "g", 0), NOW);
        start("op_waits", 1);
        day.reconciling("op_asked");
        rows.cancel("op_asked", Duration.ofSeconds(2), at(8));
        rows.progress("op_asked", 1, 0.1, "äö𝄞\n");
        Map<Table, List<String>> before = Workday.tables(day.store);
        day.close();
        Files.delete(folder.resolve("daybook.mv.db"));
        try (Store rebuilt = Store.open(folder, at(100))) {
            assertEquals(rebuilt.sequence(), rebuilt.replayed());
            assertEquals(before, Workday.tables(rebuilt));
        }
    }

    private void aRetryOfAnother() {
        day.running("op_again");
        rows.retry("op_again", 1, "attempt 2 follows");
        rows.start("op_again", 2, worker(1), at(20));
    }

    private String in(String status) {
        return switch (status) {
            case "pending" -> day.pending("op_" + status);
            case "running" -> day.running("op_" + status);
            default -> day.reconciling("op_" + status);
        };
    }

    private LiveOperation live(String id) {
        return rows.find(id).orElseThrow();
    }

    private List<String> everything() {
        return Workday.tables(day.store).entrySet().stream()
                .filter(table -> table.getKey() == Table.OPERATION || table.getKey() == Table.SESSION)
                .flatMap(table -> table.getValue().stream()).toList();
    }

    private static OperationEnd exit(@Nullable Integer code) {
        boolean well = Integer.valueOf(0).equals(code);
        return new OperationEnd(well ? OperationStatus.COMPLETED : OperationStatus.FAILED, OperationCause.EXIT, code,
                null, well ? null : "exit code " + code, null, 0);
    }

    private static void copy(Path from, Path to) {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
