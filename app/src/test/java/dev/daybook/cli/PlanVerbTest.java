package dev.daybook.cli;

import static dev.daybook.cli.OperationJson.list;
import static dev.daybook.cli.OperationJson.refusal;
import static dev.daybook.cli.PlanJson.RUN;
import static dev.daybook.cli.PlanJson.publish;
import static dev.daybook.cli.PlanJson.save;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.client.FakeDaemon;
import dev.daybook.client.FakeDaemon.Asked;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlanVerbTest {

    private static final String NIGHTLY = "/api/v1/plans/nightly";

    @TempDir
    Path home;

    private CommandLineFixture line;

    @BeforeEach
    void setUp() {
        line = new CommandLineFixture(home);
    }

    @ParameterizedTest
    @ValueSource(strings = {"plan", "plan list"})
    void theListIsShownWithItsVerbAndWithoutOne(String verb) throws Exception {
        String plans = "{\"plans\":[" + PlanJson.running() + "],\"broken\":[],\"folder\":\"/p/plans\"}";
        try (FakeDaemon daemon = line.daemon(_ -> FakeDaemon.ok(plans))) {
            var ran = line.run(verb.split(" ", -1));
            assertEquals("""
                      Plan     When            Next            Last run
                      nightly  daily at 02:00  02:00 tomorrow  running: phase publish
                    """, ran.out(), ran.err());
            assertEquals(new Asked("GET", "/api/v1/plans", ""), daemon.asked().getFirst());
            assertEquals(plans + "\n", line.run((verb + " --json").split(" ", -1)).out());
        }
    }

    @Test
    void withoutPlansAFileToCopyIsShown() throws Exception {
        try (FakeDaemon _ = line.daemon(_ -> FakeDaemon.ok("{\"plans\":[],\"broken\":[],\"folder\":\"/p/plans\"}"))) {
            assertEquals("""
                    No plans yet. A plan is a file in /p/plans,
                    for instance nightly.toml:

                      name = "nightly"
                      trigger = { daily_at = "02:00" }
                      [[phase]]
                      name = "publish"
                      in = "worker"
                      command = ["echo", "published"]

                    'daybook plan trigger nightly' starts it at once.
                    """, line.run("plan").out());
        }
    }

    @Test
    void oneIsShownWithThePhasesOfItsLastRun() throws Exception {
        try (FakeDaemon daemon = line.daemon(asked -> asked.target().equals(NIGHTLY)
                ? FakeDaemon.ok(PlanJson.running())
                : list(publish("running", "null"), save("completed")))) {
            var ran = line.run("plan", "show", "nightly");
            assertTrue(ran.out().startsWith("Plan nightly  running: phase publish\n"), ran.out() + ran.err());
            assertTrue(ran.out().contains("""

                      ✓ save     op_save000001  10 min  completed
                      ● publish  op_publish001  15 min  running
                    """), ran.out());
            assertEquals("/api/v1/operations?parent=" + RUN + "&limit=1000", daemon.asked().getLast().target());
            assertEquals(PlanJson.running() + "\n", line.run("plan", "show", "--json", "nightly").out());
        }
    }

    @Test
    void oneThatHasNeverRunHasNoPhasesToAskFor() throws Exception {
        try (FakeDaemon daemon = line.daemon(_ -> FakeDaemon.ok(PlanJson.nightly()))) {
            assertTrue(line.run("plan", "show", "nightly").out().startsWith("Plan nightly  never run\n"));
            assertEquals(1, daemon.asked().size());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "404 | not_found | Plan x not found | Plan x not found, see 'daybook plan list'",
            "409 | conflict | /p/plans/x.toml is broken: no phases. | /p/plans/x.toml is broken: no phases, see 'daybook plan list'",
            "503 | unavailable | The store is away. | The store is away, see 'daybook status'"})
    void aRefusalIsOneLineThatTellsWhereToLook(int status, String code, String detail, String expected)
            throws Exception {
        try (FakeDaemon _ = line.daemon(_ -> refusal(status, code, detail))) {
            for (String verb : new String[]{"show", "trigger", "enable", "disable"}) {
                var ran = line.run("plan", verb, "x");
                assertEquals("daybook: " + expected + "\n", ran.err());
                assertEquals("", ran.out());
                assertEquals(1, ran.exit());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"..", ".", "../sessions", "a/b", "a%2fb", "a\\b", ""})
    void whatCanBeNoNameIsNotAskedFor(String name) throws Exception {
        try (FakeDaemon daemon = line.emptyDaemon()) {
            var ran = line.run("plan", "trigger", name);
            assertEquals("daybook: Plan " + name + " not found, see 'daybook plan list'\n", ran.err());
            assertEquals(1, ran.exit());
            assertEquals(0, daemon.asked().size());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"night ly | night%20ly", "säubern | s%C3%A4ubern", "...a | ...a",
            "a+b;c?d | a%2Bb%3Bc%3Fd"})
    void anyOtherNameIsSentAsItIs(String name, String sent) throws Exception {
        try (FakeDaemon daemon = line.daemon(_ -> PlanJson.triggered(true, "started", "null"))) {
            assertEquals("Started " + name + ": session 12\n", line.run("plan", "trigger", name).out());
            assertEquals("/api/v1/plans/" + sent + "/trigger", daemon.asked().getFirst().target());
        }
    }

    @Test
    void enablingAndDisablingTellWhatFollows() throws Exception {
        assertSwitched("enable", PlanJson.nightly(), "Enabled nightly: daily at 02:00, next 02:00 tomorrow\n");
        assertSwitched("enable", PlanJson.byHand(),
                "Enabled nightly: it has no trigger, so it is started by hand alone\n");
        assertSwitched("disable", PlanJson.disabled(), "Disabled nightly: it is started by hand alone\n");
    }

    private void assertSwitched(String verb, String plan, String expected) throws IOException {
        try (FakeDaemon daemon = line.daemon(_ -> FakeDaemon.ok(plan))) {
            var ran = line.run("plan", verb, "nightly");
            assertEquals(expected, ran.out(), ran.err());
            assertEquals(0, ran.exit());
            assertEquals(new Asked("POST", NIGHTLY + "/" + verb, ""), daemon.asked().getFirst());
            assertEquals(plan + "\n", line.run("plan", verb, "nightly", "--json").out());
        }
    }

    @Test
    void withoutADaemonNothingIsKnown() {
        var ran = line.run("plan");
        assertEquals("daybook: no daemon runs at " + line.directories.socket() + ", start it with 'daybook daemon'\n",
                ran.err());
        assertEquals(69, ran.exit());
    }
}
