package dev.daybook.store;

import static dev.daybook.store.StoredOperations.NOW;
import static dev.daybook.store.StoredOperations.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.daybook.api.Session;
import dev.daybook.capture.RecordingChange;
import dev.daybook.operation.OperationCause;
import dev.daybook.operation.OperationEnd;
import dev.daybook.operation.OperationStatus;
import dev.daybook.recovery.Cause;
import dev.daybook.recovery.Evidence;
import dev.daybook.recovery.Recovered;
import dev.daybook.session.EndedSessions.Restoration;
import dev.daybook.session.SessionChange;
import dev.daybook.session.SessionEnd;
import dev.daybook.timeline.TimeRange;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cancels that are taken back, of whatever a session was before. */
final class CancelUndoTest {

    private static final OperationEnd FAILED = new OperationEnd(OperationStatus.FAILED, OperationCause.EXIT, 4, null,
            "exit code 4", null, null);

    @TempDir
    Path folder;
    private StoredOperations day;
    private EndedSessionRows sessions;

    @BeforeEach
    void open() throws StoreException {
        day = new StoredOperations(folder);
        sessions = new EndedSessionRows(day.store);
    }

    @AfterEach
    void close() {
        day.close();
    }

    @Test
    void anEndedDeskSessionIsWhatItWasAndItsSummaryIsDue() {
        long id = desk(new SessionChange.Ended(1, new TimeRange(at(10), at(70)), SessionEnd.IDLE));
        assertBack(id);
        assertEquals("idle", day.session(id).outcome());
        assertEquals("pending", day.session(id).summary());
    }

    @Test
    void itsSummaryIsDueAlsoWhenItsEntryHasBeenTakenOut() {
        long id = desk(new SessionChange.Ended(1, new TimeRange(at(10), at(70)), SessionEnd.IDLE));
        SummaryRows summaries = new SummaryRows(day.store);
        summaries.written(List.of(Summarised.now(summaries, id, "Editor")));
        cancel(id);
        summaries.withdrawn(id);
        assertEquals("none", day.session(id).summary());
        assertEquals(new Restoration.Done(), sessions.restore(id));
        assertEquals("pending", day.session(id).summary());
        assertEquals("Editor", day.session(id).title());
    }

    @Test
    void aDeskSessionThatWasActiveHasEndedForTheCancel() {
        long id = desk();
        cancel(id);
        assertEquals(new Restoration.Done(), sessions.restore(id));
        assertEquals("ended", day.session(id).status());
        assertEquals("cancelled", day.session(id).outcome());
        assertEquals(at(100), day.session(id).end());
        assertEquals("pending", day.session(id).summary());
    }

    @Test
    void anIdThatNobodyKnowsIsNotFoundAndOneThatWasNotCancelledStaysAsItIs() {
        long id = desk();
        Session before = day.session(id);
        long sequence = day.store.sequence();
        assertEquals(new Restoration.NotFound(), sessions.restore(99));
        assertEquals(new Restoration.Done(), sessions.restore(id));
        assertEquals(before, day.session(id));
        assertEquals(sequence, day.store.sequence());
    }

    @Test
    void aRunThatHadEndedByItselfIsWhatItsOperationBecame() {
        day.running("op_a");
        day.rows.end("op_a", 1, OperationEnd.completed(), at(5));
        assertBack(day.sessionId("op_a"));
        assertEquals("completed", day.sessionOf("op_a").outcome());
        day.running("op_b");
        day.rows.end("op_b", 1, FAILED, at(5));
        assertBack(day.sessionId("op_b"));
        assertEquals("failed", day.sessionOf("op_b").status());
        assertEquals("exit", day.sessionOf("op_b").outcome());
        assertEquals("exit code 4", day.sessionOf("op_b").failureReason());
        assertEquals("none", day.sessionOf("op_b").summary());
    }

    @Test
    void whatWasStoppedForACancelDoesNotComeBack() {
        day.running("op_a");
        long asked = day.sessionId("op_a");
        cancel(asked);
        assertEquals(new Restoration.Stopped(), sessions.restore(asked));
        day.rows.end("op_a", 1, OperationEnd.completed(), at(20));
        assertEquals(new Restoration.Stopped(), sessions.restore(asked), "it was on its way to be stopped");
        day.pending("op_b");
        long waiting = day.sessionId("op_b");
        day.rows.cancel("op_b", null, at(3));
        assertEquals("cancelled", day.session(waiting).status());
        assertEquals(new Restoration.Stopped(), sessions.restore(waiting));
        day.running("op_c");
        long gone = day.sessionId("op_c");
        day.forget("op_c");
        cancel(gone);
        assertEquals(new Restoration.Stopped(), sessions.restore(gone));
        assertEquals("cancelled", day.session(gone).status());
    }

    @Test
    void whatWasCancelledUnderAnOlderSchemaIsToldAsWellAsItCanBe() {
        long desk = desk(new SessionChange.Ended(1, new TimeRange(at(10), at(70)), SessionEnd.IDLE));
        RecoveryRows recovery = new RecoveryRows(day.store, day.recording, day.launch);
        long recovered = day.recording.nextSessionId();
        TimeRange range = new TimeRange(at(200), at(260));
        recovery.settle(List.of(new Recovered(recovered, range, Cause.KILLED, Evidence.ACTIVITY, range, at(300))),
                List.of());
        day.running("op_a");
        day.rows.end("op_a", 1, FAILED, at(5));
        long run = day.sessionId("op_a");
        for (long id : new long[]{desk, recovered, run}) {
            cancel(id);
            day.store.<Boolean>change(change -> change.write(Table.SESSION, List.of(id),
                    "UPDATE session SET former_status = NULL, former_outcome = NULL WHERE id = ?", id));
            assertEquals(new Restoration.Done(), sessions.restore(id));
        }
        assertEquals("ended", day.session(desk).status());
        assertNull(day.session(desk).outcome());
        assertEquals("recovered", day.session(recovered).outcome());
        assertEquals("failed", day.session(run).status());
        assertEquals("exit", day.session(run).outcome());
    }

    /** Cancelled and taken back, twice, it is what it was; its summary alone may differ. */
    private void assertBack(long id) {
        Session before = day.session(id);
        for (int i = 0; i < 2; i++) {
            cancel(id);
            assertEquals("cancelled", day.session(id).status());
            assertEquals(new Restoration.Done(), sessions.restore(id));
            assertEquals(before, day.session(id));
        }
    }

    private void cancel(long id) {
        day.rows.cancelSession(id, NOW.plusSeconds(500));
    }

    /** A desk session that opened, and what became of it. */
    private long desk(SessionChange... more) {
        long id = day.recording.nextSessionId();
        assertEquals(1, id);
        record(new SessionChange.Opened(id, at(10)));
        record(more);
        return id;
    }

    private void record(SessionChange... changes) {
        day.recording.record(new RecordingChange(at(100), List.of(), List.of(), List.of(), List.of(changes)));
    }
}
