package dev.daybook.cli;

import static dev.daybook.cli.OperationJson.cancelled;
import static dev.daybook.cli.OperationJson.completed;
import static dev.daybook.cli.OperationJson.refusal;
import static dev.daybook.cli.OperationJson.running;
import static dev.daybook.cli.OperationJson.unknown;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.client.FakeDaemon;
import dev.daybook.client.FakeDaemon.Answer;
import dev.daybook.client.FakeDaemon.Asked;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CancelVerbTest {

    private static final String A = "op_aaaaaaaaa1";
    private static final String B = "op_bbbbbbbbb2";
    private static final String API = "/api/v1/operations/";

    @TempDir
    Path home;

    private CommandLineFixture line;

    @BeforeEach
    void setUp() {
        line = new CommandLineFixture(home);
    }

    @Test
    void aCancelIsWaitedForAndEndsWithItsReceipt() throws Exception {
        AtomicInteger looks = new AtomicInteger();
        try (FakeDaemon daemon = line.daemon(asked -> asked.method().equals("POST")
                ? taken(A)
                : FakeDaemon.ok(looks.incrementAndGet() < 3 ? running(A) : cancelled(A, 4)))) {
            var ran = line.run("cancel", A);
            assertEquals("Cancelled " + A + ": stopped 4 processes, 0 left\n", ran.out(), ran.err());
            assertEquals("", ran.err());
            assertEquals(0, ran.exit());
            assertEquals(new Asked("POST", API + A + "/cancel", "{\"grace_seconds\":null}"),
                    daemon.asked().getFirst());
        }
    }

    @Test
    void whatHadCompletedBeforeTheCancelReachedItIsTold() throws Exception {
        try (FakeDaemon _ = line.daemon(asked -> asked.method().equals("POST")
                ? taken(A)
                : FakeDaemon.ok(completed(A)))) {
            var ran = line.run("cancel", A);
            assertEquals("daybook: " + A + " had already completed with exit code 0\n", ran.err());
            assertEquals("", ran.out());
            assertEquals(1, ran.exit());
        }
    }

    @Test
    void aRefusedOneStopsNoOther() throws Exception {
        try (FakeDaemon _ = line.daemon(asked -> {
            if (asked.target().equals(API + A + "/cancel")) {
                return refusal(409, "not_cancellable", "Cannot cancel completed operation");
            }
            return asked.method().equals("POST") ? taken(B) : FakeDaemon.ok(cancelled(B, 1));
        })) {
            var ran = line.run("cancel", A, B);
            assertEquals("Cancelled " + B + ": stopped 1 process, 0 left\n", ran.out());
            assertEquals("daybook: " + A + ": Cannot cancel completed operation\n", ran.err());
            assertEquals(1, ran.exit());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "op_x | 404 | not_found | Operation not found: op_x | Operation not found: op_x, see 'daybook operations'",
            "op_x | 409 | not_cancellable | Cannot cancel completed operation | Cannot cancel completed operation",
            "op_x | 409 | wrong_type | op_x is a phase, cancel op_y. | op_x is a phase, cancel op_y",
            "op_x | 409 | wrong_type | op_x is phase publish of nightly; cancel op_y instead. | op_x is phase publish of nightly; cancel op_y instead",
            "99 | 404 | not_found | Session 99 not found | Session 99 not found, see 'daybook sessions'"})
    void aRefusalIsTheDaemonsOwnSentence(String id, int status, String code, String detail, String expected)
            throws Exception {
        try (FakeDaemon _ = line.daemon(_ -> refusal(status, code, detail))) {
            var ran = line.run("cancel", id);
            assertEquals("daybook: " + expected + "\n", ran.err());
            assertEquals("", ran.out());
            assertEquals(1, ran.exit());
        }
    }

    @Test
    void aSessionIsCancelledWithItsOperation() throws Exception {
        try (FakeDaemon daemon = line.daemon(asked -> asked.method().equals("POST")
                ? session("\"" + A + "\"")
                : FakeDaemon.ok(cancelled(A, 2)))) {
            var ran = line.run("cancel", "7");
            assertEquals("Session 7 cancelled: stopped 2 processes, 0 left\n", ran.out(), ran.err());
            assertEquals(0, ran.exit());
            assertEquals(new Asked("POST", "/api/v1/sessions/7/cancel", ""), daemon.asked().getFirst());
        }
    }

    @Test
    void anOperationThatIsGoneOrHasEndedDoesNotHinderItsSession() throws Exception {
        try (FakeDaemon _ = line.daemon(asked -> asked.method().equals("POST")
                ? session("\"" + A + "\"")
                : unknown(A))) {
            assertEquals("Session 7 cancelled\n", line.run("cancel", "7").out());
        }
        try (FakeDaemon _ = line.daemon(asked -> asked.method().equals("POST")
                ? session("\"" + A + "\"")
                : FakeDaemon.ok(completed(A)))) {
            var ran = line.run("cancel", "7");
            assertEquals("Session 7 cancelled; " + A + " had already completed with exit code 0\n", ran.out());
            assertEquals(0, ran.exit());
        }
        try (FakeDaemon _ = line.daemon(_ -> session("null"))) {
            assertEquals("Session 7 cancelled\n", line.run("cancel", "7").out());
        }
    }

    @ParameterizedTest
    @CsvSource({"--now, 0", "--grace=30s, 30", "--grace=1m, 60", "--grace=0, 0"})
    void theGraceIsPassedOnToOperationsAndThoseOfSessions(String option, int seconds) throws Exception {
        String session = "{\"id\":7,\"kind\":\"run\",\"status\":\"active\",\"start\":\"2026-11-22T12:00:00Z\",\"operation_id\":\""
                + A + "\",\"summary\":\"none\"}";
        try (FakeDaemon daemon = line.daemon(asked -> asked.target().equals("/api/v1/sessions/7")
                ? FakeDaemon.ok(session)
                : asked.target().endsWith("sessions/7/cancel") ? session("\"" + A + "\"") : taken(A))) {
            assertEquals(0, line.run("cancel", A, "7", "--no-wait", option).exit());
            String body = "{\"grace_seconds\":" + seconds + "}";
            assertEquals(new Asked("POST", API + A + "/cancel", body), daemon.asked().get(0));
            assertEquals(new Asked("POST", API + A + "/cancel", body), daemon.asked().get(2));
        }
    }

    @Test
    void withoutWaitingTheDaemonsSentenceIsEnough() throws Exception {
        try (FakeDaemon daemon = line.daemon(_ -> taken(A))) {
            assertEquals("Stopping " + A + "\n", line.run("cancel", "--no-wait", A).out());
            assertEquals(1, daemon.asked().size());
        }
    }

    @Test
    void jsonIsOneDocumentALine() throws Exception {
        try (FakeDaemon _ = line.daemon(asked -> {
            String id = asked.target().contains(A) ? A : B;
            return asked.method().equals("POST") ? taken(id) : FakeDaemon.ok(cancelled(id, 1));
        })) {
            var lines = line.run("cancel", "--json", A, B).out().lines().toList();
            assertEquals(2, lines.size());
            assertTrue(lines.getLast().contains("\"id\":\"" + B + "\""), lines.getLast());
            assertTrue(lines.getLast().contains("\"receipt\":{\"stopped\":1,\"left\":0}"), lines.getLast());
            assertEquals(
                    "{\"success\":true,\"operation_id\":\"%s\",\"child_cancelled\":false,\"message\":\"Stopping %s.\"}\n"
                            .formatted(A, A),
                    line.run("cancel", "--json", "--no-wait", A).out());
        }
    }

    @Test
    void aDaemonThatRestartsMeanwhileIsWaitedFor() throws Exception {
        AtomicInteger looks = new AtomicInteger();
        try (FakeDaemon _ = line.daemon(asked -> {
            if (asked.method().equals("POST")) {
                return taken(A);
            }
            return switch (looks.incrementAndGet()) {
                case 1 -> new Answer.HangUp();
                case 2 -> refusal(503, "unavailable", "The store is away.");
                default -> FakeDaemon.ok(cancelled(A, 1));
            };
        })) {
            var ran = line.run("cancel", A);
            assertEquals("Cancelled " + A + ": stopped 1 process, 0 left\n", ran.out(), ran.err());
            assertEquals("", ran.err());
        }
    }

    @Test
    void withoutADaemonNothingIsAsked() {
        var ran = line.run("cancel", A);
        assertEquals("daybook: no daemon runs at " + line.directories.socket() + ", start it with 'daybook daemon'\n",
                ran.err());
        assertEquals(69, ran.exit());
    }

    private static Answer taken(String id) {
        return new Answer.Json(202, "{\"success\":true,\"operation_id\":\"" + id
                + "\",\"child_cancelled\":false,\"message\":\"Stopping " + id + ".\"}");
    }

    private static Answer session(String operation) {
        return FakeDaemon.ok("{\"success\":true,\"session_id\":7,\"operation_id\":" + operation
                + ",\"message\":\"Session 7 cancelled.\"}");
    }
}
