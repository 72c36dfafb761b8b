package dev.daybook.watch;

import static dev.daybook.store.StoredOperations.at;
import static dev.daybook.store.StoredOperations.leader;
import static dev.daybook.store.StoredOperations.worker;
import static dev.daybook.watch.WatchedDay.cancelled;
import static dev.daybook.watch.WatchedDay.exit;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.daybook.api.ExitRecord;
import dev.daybook.api.Operation;
import dev.daybook.api.Receipt;
import dev.daybook.operation.OperationCause;
import dev.daybook.operation.OperationEnd;
import dev.daybook.operation.OperationStatus;
import dev.daybook.store.StoreException;
import dev.daybook.store.StoredOperations;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a worker knows of an end, brought into the store. */
class SettlementTest {

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

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"exit, 0, -, COMPLETED, -", "exit, 3, -, FAILED, exit code 3",
            "signal, -, 11, FAILED, ended by signal 11", "timed_out, 0, -, FAILED, exit code 0",
            "timed_out, -, 15, FAILED, ended by signal 15", "cancelled, 0, -, CANCELLED, -",
            "cancelled, -, 15, CANCELLED, -", "start_failed, -, -, FAILED, exit code null",
            "exit, -, -, FAILED, exit code null"})
    void everyRecordHasItsEnd(String cause, Integer code, Integer signal, OperationStatus status, String error) {
        OperationEnd end = Settlement.end(new ExitRecord("op_a", 1, code, signal, cause, null, new Receipt(1, 0), 2,
                false, at(1), at(2)));
        assertEquals(new OperationEnd(status, OperationCause.of(cause), code, signal, error,
                new dev.daybook.operation.Receipt(1, 0), 2), end);
    }

    @Test
    void theWorkersOwnWordsAreTheError() {
        OperationEnd end = Settlement.end(new ExitRecord("op_a", 1, null, null, "start_failed", "no such program",
                null, null, false, at(1), at(2)));
        assertEquals("no such program", end.error());
        assertNull(end.receipt());
    }

    @Test
    void itEndsWhenTheWorkerSaysAndOnce() {
        day.running("op_a");
        watch.settlement.settle(exit("op_a", 1, 0));
        Operation ended = day.operation("op_a");
        assertEquals("completed", ended.status());
        assertEquals(at(300), ended.ended());
        long sequence = day.store.sequence();
        watch.settlement.settle(exit("op_a", 1, 0));
        watch.settlement.settle(exit("op_a", 1, 3));
        watch.settlement.settle(exit("op_none", 1, 3));
        assertEquals(sequence, day.store.sequence());
        assertEquals(ended, day.operation("op_a"));
    }

    @Test
    void aFailedAttemptThatAnotherFollowsIsPendingAtTheNext() {
        day.running("op_a");
        watch.settlement.settle(exit("op_a", 1, 3, true));
        watch.settlement.settle(exit("op_a", 1, 3, true));
        assertEquals("pending", watch.status("op_a"));
        assertEquals(2, day.operation("op_a").epoch());
        assertEquals("attempt 2 follows: exit code 3", day.operation("op_a").waitingFor());
    }

    @Test
    void aPastAttemptsRecordChangesNothingLater() {
        day.running("op_a");
        day.rows.claim("op_a", 3, worker(1), leader(3), at(2));
        long sequence = day.store.sequence();
        watch.settlement.settle(exit("op_a", 1, 3, true));
        watch.settlement.settle(exit("op_a", 2, 0));
        assertEquals(sequence, day.store.sequence());
    }

    @Test
    void anAttemptThatEndedWhileItsCancelWasAskedIsNotYetTheEnd() {
        day.running("op_a");
        day.rows.cancel("op_a", null, at(2));
        watch.settlement.settle(exit("op_a", 1, 3, true));
        assertEquals("running", watch.status("op_a"), "the worker may be at its next attempt");
        watch.settlement.settle(cancelled("op_a", 2));
        assertEquals("cancelled", watch.status("op_a"));
        assertEquals(2, day.operation("op_a").epoch());
        assertEquals(new Receipt(2, 0), day.operation("op_a").receipt());
        assertEquals(15, day.operation("op_a").signal());
    }

    @Test
    void aCompletionThatCameBeforeTheStopStands() {
        day.running("op_a");
        day.rows.cancel("op_a", null, at(2));
        watch.settlement.settle(exit("op_a", 1, 0));
        assertEquals("completed", watch.status("op_a"));
        assertEquals("ended", day.sessionOf("op_a").status());
    }

    @Test
    void whatIsToldAfterAGuessIsWrittenBesideIt() {
        day.running("op_a");
        day.rows.end("op_a", 1, OperationEnd.workerLost(OperationEnd.UNCLAIMED,
                dev.daybook.operation.Receipt.NOTHING), at(2));
        watch.settlement.settle(exit("op_a", 1, 0));
        assertEquals(new Operation.LateExit(at(500), 0, null), day.operation("op_a").lateExit());
        assertEquals("failed", watch.status("op_a"));
        assertNull(day.operation("op_a").exitCode());
    }

    @Test
    void whatIsToldAfterAKnownEndIsNot() {
        day.running("op_a");
        day.rows.end("op_a", 1, Settlement.end(cancelled("op_a", 1)), at(2));
        watch.settlement.settle(exit("op_a", 1, 0));
        assertNull(day.operation("op_a").lateExit());
    }
}
