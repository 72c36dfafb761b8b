package dev.daybook.cli;

import static dev.daybook.cli.OperationJson.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.client.FakeDaemon;
import dev.daybook.client.FakeDaemon.Asked;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorrectVerbTest {

    private static final String TARGET = "/api/v1/sessions/7";

    /** Yesterday from 22:30 to 23:10 where the person is. */
    private static final String SESSION = "{\"id\":7,\"kind\":\"desk\",\"status\":\"ended\",\"start\":\"2026-11-21T21:30:00Z\","
            + "\"end\":\"2026-11-21T22:10:00Z\",\"summary\":\"pending\",\"recovered\":%s}";
    private static final String RECOVERED = "{\"at\":\"2026-11-22T07:01:00Z\",\"cause\":\"killed\",\"evidence\":\"block\","
            + "\"window_start\":\"2026-11-21T21:30:00Z\",\"window_end\":\"2026-11-21T23:30:00Z\","
            + "\"inferred_end\":\"2026-11-21T22:05:00Z\"}";

    @TempDir
    Path home;

    private CommandLineFixture line;

    @BeforeEach
    void setUp() {
        line = new CommandLineFixture(home);
    }

    @ParameterizedTest
    @CsvSource({"23:00, 22:00:00", "23:00:05, 22:00:05", "2026-11-21T22:45, 21:45:00", "2026-11-21T22:00:00Z, 22:00:00",
            "inferred, 22:05:00"})
    void aTimeOfDayIsTheFirstAfterTheSessionsStart(String written, String utc) throws Exception {
        assertAsks(written, "2026-11-21T" + utc + "Z");
    }

    @ParameterizedTest
    @CsvSource({"00:15, 2026-11-21T23:15:00Z", "now, 2026-11-22T12:15:00Z"})
    void anEndMayLieOnTheNextDay(String written, String utc) throws Exception {
        assertAsks(written, utc);
    }

    private void assertAsks(String written, String utc) throws Exception {
        try (FakeDaemon daemon = line.daemon(_ -> FakeDaemon.ok(SESSION.formatted(RECOVERED)))) {
            var ran = line.run("correct", "7", "--end", written);
            assertEquals(0, ran.exit(), ran.err());
            assertEquals(new Asked("PATCH", TARGET, "{\"end\":\"" + utc + "\"}"), daemon.asked().getLast());
            assertTrue(ran.out().contains("corrected  from 23:05:00"), ran.out());
        }
    }

    @Test
    void jsonIsTheDaemonsAnswer() throws Exception {
        String session = SESSION.formatted("null");
        try (FakeDaemon _ = line.daemon(_ -> FakeDaemon.ok(session))) {
            assertEquals(session + "\n", line.run("correct", "7", "--end", "23:00", "--json").out());
            assertEquals(session + "\n", line.run("uncancel", "7", "--json").out());
        }
    }

    @Test
    void whatWasNotRecoveredHasNoInferredEnd() throws Exception {
        try (FakeDaemon daemon = line.daemon(_ -> FakeDaemon.ok(SESSION.formatted("null")))) {
            var ran = line.run("correct", "7", "--end", "inferred");
            assertEquals("daybook: session 7 was not recovered, so nothing was inferred; give --end a time\n",
                    ran.err());
            assertEquals(1, ran.exit());
            assertEquals(1, daemon.asked().size());
        }
    }

    @Test
    void aRefusalIsTheDaemonsOwnSentence() throws Exception {
        try (FakeDaemon _ = line.daemon(asked -> asked.method().equals("GET")
                ? FakeDaemon.ok(SESSION.formatted("null"))
                : refusal(409, "conflict",
                        "Session 7 is cancelled; only the end of an ended session can be corrected"))) {
            var ran = line.run("correct", "7", "--end", "23:00");
            assertEquals("daybook: Session 7 is cancelled; only the end of an ended session can be corrected, "
                    + "see 'daybook sessions'\n", ran.err());
            assertEquals("", ran.out());
            assertEquals(1, ran.exit());
        }
    }

    @Test
    void aCancelThatIsTakenBackShowsTheSession() throws Exception {
        try (FakeDaemon daemon = line.daemon(_ -> FakeDaemon.ok(SESSION.formatted("null")))) {
            var ran = line.run("uncancel", "7");
            assertTrue(ran.out().startsWith("Session 7"), ran.out());
            assertEquals(0, ran.exit());
            assertEquals(new Asked("POST", TARGET + "/restore", ""), daemon.asked().getFirst());
        }
    }
}
