package dev.daybook.cli;

import static dev.daybook.cli.PlanJson.RUN;
import static dev.daybook.cli.PlanJson.run;
import static dev.daybook.cli.PlanJson.triggered;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.daybook.client.FakeDaemon;
import dev.daybook.client.FakeDaemon.Answer;
import dev.daybook.client.FakeDaemon.Asked;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlanTriggerVerbTest {

    private static final String OPERATION = "\"" + RUN + "\"";
    private static final String STARTED = "Started nightly: session 12, " + RUN + "\n";

    @TempDir
    Path home;

    private CommandLineFixture line;

    @BeforeEach
    void setUp() {
        line = new CommandLineFixture(home);
    }

    @Test
    void aStartIsToldWithItsSessionAndOperation() throws Exception {
        try (FakeDaemon daemon = line.daemon(_ -> triggered(true, "started", OPERATION))) {
            var ran = line.run("plan", "trigger", "nightly");
            assertEquals(STARTED, ran.out());
            assertEquals("", ran.err());
            assertEquals(0, ran.exit());
            assertEquals(new Asked("POST", "/api/v1/plans/nightly/trigger", ""), daemon.asked().getFirst());
            assertEquals(1, daemon.asked().size());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "active_session | nightly is running already: session 12, op_nightly001; see 'daybook plan show nightly'",
            "orphan_recovered | session 12 of nightly claimed to be active for op_nightly001 that is not there; it has been failed, trigger nightly again",
            "no_room | nightly was not started: no_room"})
    void whatStandsInTheWayIsOneLine(String reason, String expected) throws Exception {
        try (FakeDaemon _ = line.daemon(_ -> triggered(false, reason, OPERATION))) {
            for (String[] arguments : new String[][]{{"plan", "trigger", "nightly"},
                    {"plan", "trigger", "nightly", "--wait"}}) {
                var ran = line.run(arguments);
                assertEquals("", ran.out());
                assertEquals("daybook: " + expected + "\n", ran.err());
                assertEquals(1, ran.exit());
            }
        }
    }

    @Test
    void anOrphanWithoutAnOperationIsToldToo() throws Exception {
        try (FakeDaemon _ = line.daemon(_ -> triggered(false, "orphan_recovered", "null"))) {
            assertEquals(
                    "daybook: session 12 of nightly claimed to be active for an operation that is not there; it has"
                            + " been failed, trigger nightly again\n",
                    line.run("plan", "trigger", "nightly").err());
        }
    }

    @Test
    void jsonIsTheAnswerWhateverItIs() throws Exception {
        String refused = "{\"triggered\":false,\"reason\":\"active_session\",\"session_id\":12,\"operation_id\":\"op_nightly001\"}";
        try (FakeDaemon _ = line.daemon(_ -> FakeDaemon.ok(refused))) {
            var ran = line.run("plan", "trigger", "--json", "nightly");
            assertEquals(refused + "\n", ran.out());
            assertEquals(1, ran.exit());
        }
        String started = refused.replace("false", "true").replace("active_session", "started");
        try (FakeDaemon _ = line.daemon(asked -> FakeDaemon.ok(asked.method().equals("POST")
                ? started
                : run("completed", "null")))) {
            assertEquals(started + "\n", line.run("plan", "trigger", "--json", "nightly").out());
            var lines = line.run("plan", "trigger", "--json", "--wait", "nightly").out().lines().toList();
            assertEquals(started, lines.getFirst());
            assertEquals("{\"id\":\"op_nightly001\"", lines.getLast().substring(0, 21));
        }
    }

    @Test
    void theEndIsWaitedForAcrossARestartOfTheDaemon() throws Exception {
        AtomicInteger looks = new AtomicInteger();
        try (FakeDaemon _ = line.daemon(asked -> asked.method().equals("POST")
                ? triggered(true, "started", OPERATION)
                : switch (looks.incrementAndGet()) {
                    case 1 -> FakeDaemon.ok(run("running", "null"));
                    case 2 -> new Answer.HangUp();
                    default -> FakeDaemon.ok(run("completed", "null"));
                })) {
            var ran = line.run("plan", "trigger", "--wait", "nightly");
            assertEquals(STARTED + RUN + " completed\n", ran.out(), ran.err());
            assertEquals(0, ran.exit());
        }
    }

    @Test
    void aRunThatDidNotCompleteIsAFailureWithItsReason() throws Exception {
        assertEnds(run("failed", "\"Phase publish failed with exit code 3\""),
                RUN + " failed: Phase publish failed with exit code 3\n");
        assertEnds(run("cancelled", "null"), RUN + " was cancelled\n");
    }

    private void assertEnds(String operation, String expected) throws IOException {
        try (FakeDaemon _ = line.daemon(asked -> asked.method().equals("POST")
                ? triggered(true, "started", OPERATION)
                : FakeDaemon.ok(operation))) {
            var ran = line.run("plan", "trigger", "nightly", "--wait");
            assertEquals(STARTED + expected, ran.out(), ran.err());
            assertEquals(1, ran.exit());
        }
    }
}
