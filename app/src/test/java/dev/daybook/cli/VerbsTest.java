package dev.daybook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.client.FakeDaemon;
import dev.daybook.client.FakeDaemon.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerbsTest {

    @TempDir
    Path home;

    private CommandLineFixture line;

    /** A command, and work inside the daemon, which ends with it. */
    private static final String RUNNING = """
            {"operations":[
            {"id":"op_aaaaaaaaaa","type":"command","runs_in":"worker","status":"running","epoch":1,"title":"make",
            "command":["make"],"grace_seconds":10,"retries":0,"created":"2026-11-22T11:15:00Z"},
            {"id":"op_bbbbbbbbbb","type":"backup","runs_in":"daemon","status":"running","epoch":1,"title":"backup",
            "command":[],"grace_seconds":10,"retries":0,"created":"2026-11-22T11:15:00Z"}]}""";

    @BeforeEach
    void setUp() {
        line = new CommandLineFixture(home);
    }

    @Test
    void withoutAVerbTodayIsShown() throws Exception {
        try (FakeDaemon _ = line.emptyDaemon()) {
            var ran = line.run();
            assertEquals("""
                    Sunday 22 November 2026
                    ● recording from X11 · active

                    Nothing recorded yet today. Your first active minute will show here.
                    """, ran.out());
            assertEquals("", ran.err());
            assertEquals(0, ran.exit());
        }
    }

    @Test
    void withoutAVerbJsonIsTodaysSessions() throws Exception {
        try (FakeDaemon _ = line.emptyDaemon()) {
            assertEquals("{\"sessions\":[]}\n", line.run("--json").out());
        }
    }

    @Test
    void aDayIsAskedForByItsDateInThePersonsZoneAndPrintedAsItCameWithJson() throws Exception {
        String answer = """
                {"date":"2026-11-21","zone":"Europe/Berlin","start":"2026-11-20T23:00:00Z","end":"2026-11-21T23:00:00Z",
                "coverage":{"recorded":3600,"recovered":0,"idle":0,"locked":0,"asleep":0,"paused":0,"unknown":82800,
                "ahead":0},"gaps":[],"categories":[{"key":"Work/Code","seconds":3600}],"applications":[]}
                """;
        try (FakeDaemon _ = line.daemon(asked -> asked.target().equals("/api/v1/days/2026-11-21?zone=Europe%2FBerlin")
                ? FakeDaemon.ok(answer)
                : CommandLineFixture.empty(asked))) {
            assertEquals("""
                    Saturday 21 November 2026
                    1 h 00 min active
                    23 h 00 min unknown

                    Categories
                      Work/Code  1 h 00 min  ████████████████████████████████████
                    """, line.run("day", "yesterday").out());
            assertEquals(answer, line.run("day", "2026-11-21", "--json").out());
        }
    }

    @Test
    void aPauseAnswersWithTheRecordersState() throws Exception {
        try (FakeDaemon _ = line.emptyDaemon()) {
            assertEquals("● paused until 14:00\n", line.run("pause", "--until", "14:00").out());
        }
    }

    @Test
    void aDaemonThatRunsIsNotStartedAgain() throws Exception {
        try (FakeDaemon _ = line.emptyDaemon()) {
            var ran = line.run("daemon");
            assertEquals("The daemon runs already: process 4711, up since 08:01.\n● recording from X11 · active\n",
                    ran.out());
            assertEquals(0, ran.exit());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "sessions", "operations", "plan", "day", "timeline", "totals", "pause", "resume"})
    void aVerbThatNeedsADaemonSaysThatNoneRuns(String verb) {
        var ran = line.run(verb);
        assertEquals("daybook: no daemon runs at " + line.directories.socket() + ", start it with 'daybook daemon'\n",
                ran.err());
        assertEquals("", ran.out());
        assertEquals(69, ran.exit());
    }

    @Test
    void stoppingWhatDoesNotRunIsNoFailure() {
        var ran = line.run("stop");
        assertEquals("No daemon runs: nothing to stop.\n", ran.out());
        assertEquals(0, ran.exit());
        assertEquals("{\"message\":\"no daemon runs\"}\n", line.run("stop", "--json").out());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void stopReturnsOnlyWhenTheProcessAndTheSocketAreGone(boolean answersFirst) throws Exception {
        Process process = new ProcessBuilder("sleep", "60").start();
        try (FakeDaemon daemon = line.daemon(asked -> switch (asked.target()) {
            case "/api/v1/daemon/stop" -> {
                process.destroy();
                yield answersFirst ? new Answer.Json(202, "{\"message\":\"stopping\"}") : closing();
            }
            case "/api/v1/operations?status=running&limit=1000" -> FakeDaemon.ok(RUNNING);
            default -> process.isAlive() ? FakeDaemon.ok(CommandLineFixture.health(process.pid())) : closing();
        })) {
            Thread gone = Thread.ofPlatform().start(() -> {
                try (daemon) {
                    process.waitFor();
                } catch (IOException | InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
            var ran = line.run("stop");
            assertEquals("The daemon has stopped (process " + process.pid() + "). 1 operation goes on.\n", ran.out(),
                    ran.err());
            assertFalse(process.isAlive());
            gone.join();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "not_found | No session has the id 9. | No session has the id 9, see 'daybook sessions'",
            "invalid | limit must be 1 to 500 | limit must be 1 to 500, see the verb's --help",
            "unavailable | The store is away.  | The store is away, see 'daybook status'"})
    void aRefusalIsOneLineWithWhatToDo(String code, String detail, String expected) throws Exception {
        String problem = "{\"title\":\"T\",\"status\":404,\"detail\":\"%s\",\"code\":\"%s\"}".formatted(detail, code);
        try (FakeDaemon _ = line.daemon(_ -> new Answer.Json(404, problem))) {
            var ran = line.run("sessions", "9");
            assertEquals("daybook: " + expected + "\n", ran.err());
            assertEquals(1, ran.exit());
        }
    }

    @Test
    void anAnswerThatLacksItsPartsIsRefusedInOneLineThatNamesBothVersions() throws Exception {
        try (FakeDaemon _ = line.daemon(_ -> FakeDaemon.ok("{\"version\":\"0.0.9\"}"))) {
            var ran = line.run("status");
            assertEquals(69, ran.exit());
            assertEquals("daybook: the daemon at " + line.directories.socket() + " is version 0.0.9, this is"
                    + " (development), and they do not understand each other, start it anew with 'daybook stop' and"
                    + " 'daybook daemon'\n", ran.err());
        }
    }

    @Test
    void aReaderWhoHangsUpIsNoFailureAndADiskThatIsFullIsOne() throws Exception {
        try (FakeDaemon _ = line.emptyDaemon()) {
            ByteArrayOutputStream err = new ByteArrayOutputStream();
            assertEquals(0, line.run(Optional.empty(), broken("Broken pipe"), err, "sessions"));
            assertEquals("", err.toString(StandardCharsets.UTF_8));
            assertEquals(1, line.run(Optional.empty(), broken("No space left on device"), err, "sessions"));
            assertEquals("daybook: cannot write the answer: No space left on device, free some space\n",
                    err.toString(StandardCharsets.UTF_8));
        }
    }

    @Test
    void theVersionNeedsNoDaemon() {
        var ran = line.run("version");
        assertTrue(ran.out().startsWith("daybook "), ran.out());
        assertTrue(line.run("version", "--json").out().startsWith("{\"version\":\""));
    }

    private static Answer closing() {
        return new Answer.HangUp();
    }

    private static OutputStream broken(String message) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(message);
            }
        };
    }
}
