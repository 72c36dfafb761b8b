package dev.daybook.store;

import static dev.daybook.store.StoredOperations.at;
import static dev.daybook.store.StoredOperations.leader;
import static dev.daybook.store.StoredOperations.worker;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.Operation;
import dev.daybook.operation.OperationCause;
import dev.daybook.operation.OperationEnd;
import dev.daybook.operation.OperationStatus;
import dev.daybook.operation.OperationStore.Cancel;
import dev.daybook.operation.OperationStore.CancelledSession;
import dev.daybook.operation.OperationStore.Start;
import dev.daybook.operation.Receipt;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two threads want one operation at the same moment, a thousand times. One of them wins, both are told the truth, and
 * the session goes with the operation.
 */
final class OperationRacesTest {

    private static final int ROUNDS = 1_000;
    private static final OperationEnd COMPLETED = end(OperationStatus.COMPLETED, 0);
    private static final OperationEnd FAILED = end(OperationStatus.FAILED, 3);
    private static final OperationEnd LOST = OperationEnd.workerLost(OperationEnd.UNCLAIMED, Receipt.NOTHING);

    @TempDir
    Path folder;
    private StoredOperations day;
    private OperationRows rows;
    private final ExecutorService threads = Executors.newFixedThreadPool(2);
    private final CyclicBarrier together = new CyclicBarrier(2);

    /** Who was seen to win: a race that always ends one way is none. */
    private enum Winner {
        FIRST, SECOND
    }

    private final Set<Winner> winners = EnumSet.noneOf(Winner.class);

    @BeforeEach
    void open() throws StoreException {
        day = new StoredOperations(folder);
        rows = day.rows;
    }

    @AfterEach
    void close() {
        threads.close();
        day.close();
    }

    @Test
    void aCancelAgainstACompletion() throws Exception {
        prepare(day::running);
        for (int round = 0; round < ROUNDS; round++) {
            String id = "op_" + round;
            Answers<Cancel, Boolean> answers = race(() -> rows.cancel(id, null, at(2)),
                    () -> rows.end(id, 1, COMPLETED, at(2)));
            assertTrue(answers.second, told(round) + "nobody else can end it");
            Operation after = day.operation(id);
            assertEquals("completed", after.status(), told(round));
            boolean asked = answers.first instanceof Cancel.Asked;
            assertEquals(asked, after.cancelRequested() != null, told(round) + answers.first);
            assertTrue(asked || answers.first.equals(new Cancel.AlreadyEnded(OperationStatus.COMPLETED)),
                    told(round) + answers.first);
            sessionAgrees(round, id);
            won(asked);
        }
        bothHaveWon();
    }

    @Test
    void theCancelOfASessionAgainstTheCompletionOfItsOperation() throws Exception {
        prepare(day::running);
        for (int round = 0; round < ROUNDS; round++) {
            String id = "op_" + round;
            long session = day.sessionId(id);
            Answers<Optional<CancelledSession>, Boolean> answers = race(() -> rows.cancelSession(session, at(2)),
                    () -> rows.end(id, 1, COMPLETED, at(2)));
            boolean cancelledFirst = answers.first.orElseThrow().before().equals("active");
            assertEquals("completed", day.status(id), told(round));
            assertEquals("cancelled", day.session(session).status(), told(round));
            assertEquals(cancelledFirst, answers.first.orElseThrow().cancel() instanceof Cancel.Asked, told(round));
            won(cancelledFirst);
        }
        bothHaveWon();
    }

    @Test
    void theCancelOfAPendingOneAgainstItsStart() throws Exception {
        prepare(day::pending);
        for (int round = 0; round < ROUNDS; round++) {
            String id = "op_" + round;
            Answers<Cancel, Start> answers = race(() -> rows.cancel(id, null, at(2)),
                    () -> rows.start(id, 1, worker(1), at(2)));
            boolean over = answers.first instanceof Cancel.Over;
            assertEquals(over, answers.second instanceof Start.Refused, told(round) + answers);
            assertEquals(over ? "cancelled" : "running", day.status(id), told(round));
            assertEquals(!over, answers.first instanceof Cancel.Asked, told(round) + answers);
            sessionAgrees(round, id);
            won(over);
        }
        bothHaveWon();
    }

    @Test
    void aLateClaimAgainstTheVerdictOfDeath() throws Exception {
        prepare(day::reconciling);
        for (int round = 0; round < ROUNDS; round++) {
            String id = "op_" + round;
            Answers<Boolean, Boolean> answers = race(() -> rows.claim(id, 1, worker(1), leader(1), at(2)),
                    () -> rows.endUnclaimed(id, 1, LOST, at(2)));
            assertTrue(answers.first ^ answers.second, told(round) + answers);
            assertEquals(answers.first ? "running" : "failed", day.status(id), told(round));
            assertNull(day.operation(id).exitCode(), told(round));
            sessionAgrees(round, id);
            won(answers.first);
        }
        bothHaveWon();
    }

    @Test
    void twoWorkersForOneOperation() throws Exception {
        prepare(day::pending);
        for (int round = 0; round < ROUNDS; round++) {
            String id = "op_" + round;
            Answers<Start, Boolean> answers = race(() -> rows.start(id, 1, worker(1), at(2)),
                    () -> rows.claim(id, 1, worker(2), leader(2), at(2)));
            boolean first = answers.first instanceof Start.Granted;
            assertTrue(first ^ answers.second, told(round) + answers);
            assertEquals(first ? "wk_1" : "wk_2", day.operation(id).workerId(), told(round));
            assertEquals(first ? null : Long.valueOf(leader(2).pid()), day.operation(id).pid(), told(round));
            assertEquals("running", day.status(id), told(round));
            won(first);
        }
        bothHaveWon();
    }

    @Test
    void twoEnds() throws Exception {
        prepare(day::running);
        for (int round = 0; round < ROUNDS; round++) {
            String id = "op_" + round;
            Answers<Boolean, Boolean> answers = race(() -> rows.end(id, 1, COMPLETED, at(2)),
                    () -> rows.end(id, 1, FAILED, at(2)));
            assertTrue(answers.first ^ answers.second, told(round) + answers);
            assertEquals(answers.first ? "completed" : "failed", day.status(id), told(round));
            assertEquals(answers.first ? 0 : 3, day.operation(id).exitCode(), told(round));
            sessionAgrees(round, id);
            won(answers.first);
        }
        bothHaveWon();
    }

    /** Many at a time: only the races themselves need a change each. */
    private static void prepare(Consumer<String> made) {
        Callers.all(16, LongStream.range(0, ROUNDS), number -> made.accept("op_" + number));
    }

    private record Answers<A, B>(A first, B second) {}

    /** Lets both go at once. */
    private <A, B> Answers<A, B> race(Supplier<A> one, Supplier<B> other) throws Exception {
        Future<A> first = threads.submit(released(one));
        Future<B> second = threads.submit(released(other));
        try {
            return new Answers<>(first.get(), second.get());
        } catch (ExecutionException e) {
            throw new AssertionError("a thread of the race failed", e.getCause());
        }
    }

    private <T> Callable<T> released(Supplier<T> one) {
        return () -> {
            try {
                together.await();
            } catch (BrokenBarrierException e) {
                throw new AssertionError(e);
            }
            return one.get();
        };
    }

    private void sessionAgrees(int round, String id) {
        String operation = day.status(id);
        String expected = switch (operation) {
            case "completed" -> "ended";
            case "failed", "cancelled" -> operation;
            default -> "active";
        };
        assertEquals(expected, day.sessionOf(id).status(), told(round));
    }

    private void won(boolean first) {
        winners.add(first ? Winner.FIRST : Winner.SECOND);
    }

    private void bothHaveWon() {
        assertEquals(EnumSet.allOf(Winner.class), winners, "each wins now and then");
    }

    private static String told(int round) {
        return "round " + round + ": ";
    }

    private static OperationEnd end(OperationStatus status, int code) {
        return new OperationEnd(status, OperationCause.EXIT, code, null, null, null, null);
    }
}
