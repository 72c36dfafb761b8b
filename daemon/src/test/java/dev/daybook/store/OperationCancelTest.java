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
import dev.daybook.operation.OperationStore.Cancel;
import dev.daybook.operation.OperationStore.CancelledSession;
import dev.daybook.session.SessionChange;
import dev.daybook.session.SessionEnd;
import dev.daybook.timeline.TimeRange;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a cancel answers and does, to an operation and to a session, in whatever state it finds them. */
final class OperationCancelTest {

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
    void anUnknownOneIsNotFound() {
        assertEquals(new Cancel.NotFound(), rows.cancel("op_none", null, NOW));
    }

    /** The order of the questions is promised: a part is refused as a part even when it has ended. */
    @Test
    void aPartIsRefusedWithItsParentsNameWhateverItsState() {
        day.running("op_whole");
        day.part("op_part", "op_whole");
        assertEquals(new Cancel.PartOf("op_whole"), rows.cancel("op_part", null, at(2)));
        rows.end("op_part", 1, OperationEnd.completed(), at(3));
        assertEquals(new Cancel.PartOf("op_whole"), rows.cancel("op_part", null, at(4)));
        assertNull(day.operation("op_part").cancelRequested());
    }

    @ParameterizedTest
    @EnumSource(names = {"COMPLETED", "FAILED", "CANCELLED"})
    void oneThatHasEndedCannotBeCancelled(OperationStatus status) {
        day.running("op_a");
        rows.end("op_a", 1, ended(status), at(2));
        long before = day.store.sequence();
        assertEquals(new Cancel.AlreadyEnded(status), rows.cancel("op_a", null, at(3)));
        assertEquals(before, day.store.sequence());
    }

    @Test
    void onePendingIsOverAtOnceAndItsSessionWithIt() {
        day.pending("op_a");
        assertEquals(new Cancel.Over(), rows.cancel("op_a", null, at(2)));
        assertEquals("cancelled", day.status("op_a"));
        assertEquals("cancelled", day.operation("op_a").cause());
        assertEquals(new dev.daybook.api.Receipt(0, 0), day.operation("op_a").receipt());
        assertEquals("cancelled", day.sessionOf("op_a").status());
        assertEquals(at(2), day.sessionOf("op_a").end());
    }

    @ParameterizedTest
    @ValueSource(strings = {"running", "reconciling"})
    void oneThatRunsIsAskedAndGoesOnUntilItIsStopped(String status) {
        String id = status.equals("running") ? day.running("op_a") : day.reconciling("op_a");
        assertEquals(new Cancel.Asked(List.of()), rows.cancel(id, null, at(2)));
        assertEquals(status, day.status(id));
        assertEquals(at(2), day.operation(id).cancelRequested());
        assertEquals(StoredOperations.GRACE, grace(id));
        assertEquals("active", day.sessionOf(id).status());
    }

    @Test
    void itsPartsAreAskedWithIt() {
        day.running("op_whole");
        day.part("op_1", "op_whole");
        day.part("op_2", "op_whole");
        day.part("op_over", "op_whole");
        rows.end("op_over", 1, OperationEnd.completed(), at(2));
        assertEquals(new Cancel.Asked(List.of("op_1", "op_2")), rows.cancel("op_whole", Duration.ofSeconds(3), at(3)));
        assertEquals(Duration.ofSeconds(3), grace("op_1"));
        assertNull(day.operation("op_over").cancelRequested());
    }

    @Test
    void askedAgainItsGraceOnlyGetsShorterAndItsFirstAskingStands() {
        day.running("op_a");
        rows.cancel("op_a", Duration.ofSeconds(5), at(2));
        rows.cancel("op_a", null, at(3));
        assertEquals(Duration.ofSeconds(5), grace("op_a"));
        rows.cancel("op_a", Duration.ofSeconds(60), at(4));
        assertEquals(Duration.ofSeconds(5), grace("op_a"));
        rows.cancel("op_a", Duration.ZERO, at(5));
        assertEquals(Duration.ZERO, grace("op_a"));
        assertEquals(at(2), day.operation("op_a").cancelRequested());
    }

    @Test
    void anUnknownSessionIsNone() {
        assertEquals(Optional.empty(), rows.cancelSession(99, NOW));
    }

    @ParameterizedTest
    @ValueSource(strings = {"pending", "running", "reconciling"})
    void anActiveRunSessionIsCancelledAtOnceAndItsOperationAsked(String status) {
        String id = switch (status) {
            case "pending" -> day.pending("op_a");
            case "running" -> day.running("op_a");
            default -> day.reconciling("op_a");
        };
        long session = day.sessionId(id);
        Cancel cancel = status.equals("pending") ? new Cancel.Over() : new Cancel.Asked(List.of());
        assertEquals(Optional.of(new CancelledSession("active", id, cancel)), rows.cancelSession(session, at(5)));
        assertEquals("cancelled", day.session(session).status());
        assertEquals(at(5), day.session(session).end());
        assertEquals(status.equals("pending") ? "cancelled" : status, day.status(id));
        Session before = day.session(session);
        rows.cancelSession(session, at(9));
        assertEquals(before, day.session(session), "cancelled again it changes nothing");
        rows.end(id, 1, ended(OperationStatus.COMPLETED), at(10));
        assertEquals(before, day.session(session), "however its operation ends");
    }

    @ParameterizedTest
    @EnumSource(names = {"COMPLETED", "FAILED", "CANCELLED"})
    void aSessionWhoseOperationHasEndedIsCancelledAndKeepsItsEnd(OperationStatus status) {
        day.running("op_a");
        rows.end("op_a", 1, ended(status), at(2));
        Session ended = day.sessionOf("op_a");
        assertEquals(Optional.of(new CancelledSession(ended.status(), "op_a", new Cancel.AlreadyEnded(status))),
                rows.cancelSession(ended.id(), at(9)));
        assertEquals("cancelled", day.sessionOf("op_a").status());
        assertEquals(ended.end(), day.sessionOf("op_a").end());
        assertEquals(status.wire(), day.status("op_a"));
    }

    @Test
    void aSessionWhoseOperationDoesNotExistIsCancelledAllTheSame() {
        day.running("op_a");
        long session = day.sessionId("op_a");
        day.store.<Boolean>change(change -> change.write(Table.OPERATION, List.of("op_a"),
                "DELETE FROM operation WHERE id = 'op_a'"));
        assertEquals(Optional.of(new CancelledSession("active", "op_a", new Cancel.NotFound())),
                rows.cancelSession(session, at(9)));
        assertEquals("cancelled", day.session(session).status());
        assertEquals(at(9), day.session(session).end());
    }

    @Test
    void anActiveDeskSessionEndsWhereItsRecorderLastGaveASignOfLife() {
        long session = desk(new SessionChange.Opened(1, at(10)));
        assertEquals(Optional.of(new CancelledSession("active", null, null)), rows.cancelSession(session, at(500)));
        assertEquals("cancelled", day.session(session).status());
        assertEquals(at(100), day.session(session).end());
        assertEquals(Optional.of(new CancelledSession("cancelled", null, null)), rows.cancelSession(session, at(900)));
        assertEquals(at(100), day.session(session).end());
    }

    @Test
    void anEndedDeskSessionIsCancelledAndItsEntryIsToBeTakenOut() {
        long session = desk(new SessionChange.Opened(1, at(10)),
                new SessionChange.Ended(1, new TimeRange(at(10), at(70)), SessionEnd.IDLE));
        assertEquals("ended", day.session(session).status());
        assertEquals(Optional.of(new CancelledSession("ended", null, null)), rows.cancelSession(session, at(500)));
        assertEquals("cancelled", day.session(session).status());
        assertEquals("pending", day.session(session).summary());
        assertEquals(at(70), day.session(session).end());
    }

    private long desk(SessionChange... changes) {
        day.recording.record(new RecordingChange(at(100), List.of(), List.of(), List.of(), List.of(changes)));
        return 1;
    }

    private @Nullable Duration grace(String id) {
        return rows.find(id).orElseThrow().cancelGrace();
    }

    private static OperationEnd ended(OperationStatus status) {
        return new OperationEnd(status,
                status == OperationStatus.CANCELLED ? OperationCause.CANCELLED : OperationCause.EXIT,
                status == OperationStatus.COMPLETED ? 0 : 4, null, null, null, null);
    }
}
