package dev.daybook.ui.cancelling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.CancelRequest;
import dev.daybook.api.Operation;
import dev.daybook.api.OperationCancel;
import dev.daybook.api.SessionCancel;
import dev.daybook.client.Failures;
import dev.daybook.ui.live.ScriptedLive;
import dev.daybook.ui.parts.Question;
import dev.daybook.ui.parts.RecordedNavigator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CancelsTest {

    private static final String OP = "op_0000000001";

    private final ScriptedLive live = new ScriptedLive(Samples.NOW);
    private final RecordedNavigator navigator = new RecordedNavigator();
    private final Cancels cancels = new Cancels(live, navigator);

    private static Target desk(long id, String status) {
        String end = status.equals("active") ? "null" : "\"2026-11-20T10:00:00Z\"";
        return new Target(Samples.session(id, "{\"status\": \"" + status + "\", \"end\": " + end + "}"),
                Optional.empty());
    }

    private static Target run(long id, String different) {
        return new Target(Samples.session(id, """
                {"kind": "run", "title": "make all", "status": "active", "end": null, "outcome": null,
                 "operation_id": "op_0000000001"}"""), Optional.of(Samples.operation(OP, different)));
    }

    private Question ask(Target... targets) {
        cancels.ask(List.of(targets));
        return Objects.requireNonNull(navigator.question);
    }

    private void taken(long session, @Nullable String operation, String message) {
        live.says("POST sessions/" + session + "/cancel", new SessionCancel(true, session, operation, message));
    }

    private void tells(Operation operation) {
        live.says("GET operations/" + OP, operation);
    }

    private static Operation cancelled() {
        return Samples.operation(OP, """
                {"status": "cancelled", "cause": "cancelled", "ended": "2026-11-20T14:30:05Z",
                 "receipt": {"stopped": 3, "left": 0}}""");
    }

    @Test
    void nothingIsCancelledBeforeThePersonSaysYes() {
        Question question = ask(run(4, "{}"));

        assertTrue(live.asked().isEmpty());
        assertTrue(question.dangerous());
        assertEquals("Stop “make all”?", question.title());
        assertEquals("“make all” and every process it started get SIGTERM; what is left of them after 10 s gets "
                + "SIGKILL.\n\nThis cannot be undone.", question.text());
        assertEquals("Stop and cancel", question.verb());
        assertEquals("Keep running", question.no());
    }

    @Test
    void theQuestionSaysWhatTheDaemonWillReallyDo() {
        assertEquals("It ends now and gets no entry in the day's file. Recording goes on, in a new session. What was "
                + "recorded stays in the timeline. You can undo this.", ask(desk(1, "active")).text());
        assertEquals("Its entry leaves the day's file. What was recorded stays in the timeline. You can undo this.",
                ask(desk(1, "ended")).text());
        assertFalse(ask(desk(1, "ended")).dangerous());
        assertTrue(ask(run(4, "{\"started\": null, \"status\": \"pending\"}")).text()
                .startsWith("“make all” has not started, and will not."));
        assertTrue(ask(run(4, "{\"runs_in\": \"daemon\", \"type\": \"export\"}")).text()
                .startsWith("“make all” runs inside the daemon and stops before its next step."));
        assertTrue(ask(run(4, "{\"runs_in\": \"daemon\", \"type\": \"plan\"}")).text()
                .contains("No further phase starts."));
        assertTrue(ask(run(4, "{\"worker_state\": \"unresponsive\"}")).text().contains("does not answer"));
        assertTrue(ask(new Target(Samples.session(4, "{\"kind\": \"run\", \"status\": \"active\"}"), Optional.empty()))
                .text().startsWith("Nothing is known to run for it."));
    }

    @Test
    void anOperationThatIsNotKnownYetIsStoppedAllTheSame() {
        Question question = ask(new Target(run(4, "{}").session(), Optional.empty()));

        assertTrue(question.dangerous());
        assertTrue(question.text().startsWith("What runs for “make all” is stopped:"), question.text());
    }

    @Test
    void severalAreAskedForInOneQuestion() {
        Question question = ask(desk(1, "active"), run(4, "{}"), desk(2, "ended"));

        assertEquals("Cancel 3 sessions?", question.title());
        assertTrue(question.text().startsWith("Stopped for good: “make all”."), question.text());
        assertTrue(question.text().contains("2 are sessions of which nothing runs"), question.text());
        assertTrue(question.text().contains("Recording goes on in a new session."), question.text());
    }

    @Test
    void whatIsCancelledAlreadyIsPassedOver() {
        cancels.ask(List.of(desk(1, "cancelled")));

        assertNull(navigator.question);
    }

    @Test
    void theReceiptIsToldOnceAllProcessesHaveStopped() {
        taken(4, OP, "Session 4 cancelled; its operation op_0000000001 is being stopped");
        tells(Samples.operation(OP, "{\"cancel_requested\": \"2026-11-20T14:30:00Z\"}"));
        ask(run(4, "{}")).yes().run();
        assertEquals(List.of("Session 4 cancelled; its operation op_0000000001 is being stopped"), navigator.said);

        live.pass(2);
        assertEquals(1, navigator.said.size(), "it still stops");
        tells(cancelled());
        live.pass(2);

        assertEquals(List.of("Session 4 cancelled; its operation op_0000000001 is being stopped",
                "Session 4 cancelled; its operation op_0000000001 is being stopped: stopped 3 processes, 0 left"),
                navigator.said);
        assertNull(navigator.offered, "what was stopped cannot be brought back");
    }

    @Test
    void anOperationThatWasFasterIsToldAsWhatItBecame() {
        taken(4, OP, "Session 4 cancelled; its operation op_0000000001 had been completed");
        tells(Samples.operation(OP, """
                {"status": "completed", "cause": "exit", "exit_code": 0, "ended": "2026-11-20T14:29:59Z"}"""));
        ask(run(4, "{}")).yes().run();

        assertEquals("Session 4 cancelled; its operation op_0000000001 had been completed; op_0000000001 had already "
                + "completed with exit code 0 [Undo]", navigator.said.getLast());
    }

    @Test
    void aDaemonThatGoesAwayMeanwhileIsWaitedFor() {
        taken(4, OP, "Session 4 cancelled");
        tells(Samples.operation(OP, "{\"cancel_requested\": \"2026-11-20T14:30:00Z\"}"));
        ask(run(4, "{}")).yes().run();
        live.says("GET operations/" + OP, Failures.away());
        live.pass(3);
        assertEquals(1, navigator.said.size());

        tells(cancelled());
        live.pass(1);

        assertEquals("Session 4 cancelled: stopped 3 processes, 0 left", navigator.said.getLast());
    }

    @Test
    void aRefusalIsToldInTheDaemonsWords() {
        live.says("POST sessions/1/cancel", Failures.refused("Session 1 not found"));
        ask(desk(1, "ended")).yes().run();

        assertEquals(List.of("Session 1 not found"), navigator.said);
    }

    @Test
    void aRefusalAmongSeveralKeepsTheWayBackOfTheOthers() {
        taken(1, null, "Session 1 cancelled");
        live.says("POST sessions/2/cancel", Failures.refused("Session 2 not found"));
        ask(desk(1, "ended"), desk(2, "ended")).yes().run();

        assertEquals(List.of("1 of 2 refused: Session 2 not found [Undo]"), navigator.said);
    }

    @Test
    void aCancelOfADeskSessionIsTakenBack() {
        taken(1, null, "Session 1 cancelled");
        ask(desk(1, "active")).yes().run();
        assertEquals(List.of("Session 1 cancelled [Undo]"), navigator.said);

        live.says("POST sessions/1/restore", desk(1, "ended").session());
        Objects.requireNonNull(navigator.offered).run();

        assertEquals("POST sessions/1/restore", live.asked().getLast());
        assertEquals("Session 1 is back", navigator.said.getLast());
    }

    @Test
    void aCancelThatCannotBeTakenBackSaysWhy() {
        taken(1, null, "Session 1 cancelled");
        ask(desk(1, "ended")).yes().run();
        live.says("POST sessions/1/restore", Failures.refused("The cancel of session 1 cannot be taken back"));
        Objects.requireNonNull(navigator.offered).run();

        assertEquals("The cancel of session 1 cannot be taken back", navigator.said.getLast());
    }

    @Test
    void anOperationIsStoppedWithAGraceOfItsOwn() {
        cancels.askOperation(Samples.operation(OP, "{}"), 0);
        Question question = Objects.requireNonNull(navigator.question);
        assertEquals("Kill now", question.verb());
        live.says("POST operations/" + OP + "/cancel",
                new OperationCancel(true, OP, false, "Operation op_0000000001 is being stopped"));
        tells(cancelled());
        question.yes().run();

        assertEquals(List.of(new CancelRequest(0)), live.sent());
        assertEquals("Cancelled op_0000000001: stopped 3 processes, 0 left", navigator.said.getLast());
    }

    @Test
    void anOperationThatEndedFirstIsNotSaidToBeCancelled() {
        cancels.askOperation(Samples.operation(OP, "{}"), 10);
        live.says("POST operations/" + OP + "/cancel", Failures.refused("Cannot cancel completed operation"));
        Objects.requireNonNull(navigator.question).yes().run();

        assertEquals(List.of("Cannot cancel completed operation"), navigator.said);
    }

    @Test
    void ofSeveralItIsToldHowManyStillStop() {
        taken(4, OP, "Session 4 cancelled; its operation op_0000000001 is being stopped");
        taken(1, null, "Session 1 cancelled");
        tells(Samples.operation(OP, "{\"cancel_requested\": \"2026-11-20T14:30:00Z\"}"));
        ask(run(4, "{}"), desk(1, "ended")).yes().run();

        assertEquals(List.of("Stopping 1 of 2…"), navigator.said);
    }
}
