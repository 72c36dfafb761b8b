package dev.daybook.cli;

import static dev.daybook.cli.OperationJson.completed;
import static dev.daybook.cli.OperationJson.list;
import static dev.daybook.cli.OperationJson.running;
import static dev.daybook.cli.OperationJson.unknown;
import static dev.daybook.cli.PlanJson.publish;
import static dev.daybook.cli.PlanJson.run;
import static dev.daybook.cli.PlanJson.save;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.client.FakeDaemon;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OperationsVerbTest {

    private static final String A = "op_4k1aaaaaaa";
    private static final String B = "op_4k2bbbbbbb";

    @TempDir
    Path home;

    private CommandLineFixture line;

    @BeforeEach
    void setUp() {
        line = new CommandLineFixture(home);
    }

    @Test
    void theListShowsOneALine() throws Exception {
        try (FakeDaemon _ = line.daemon(_ -> list(running(B), completed(A)))) {
            assertEquals("""
                      ID             Started  Length  Status     Title
                      op_4k2bbbbbbb  13:00    14 min  running    sleep 60
                      op_4k1aaaaaaa  13:00    10 min  completed  sleep 60
                    """, line.run("operations").out());
        }
    }

    @Test
    void anEmptyListSaysHowToStartOne() throws Exception {
        try (FakeDaemon _ = line.emptyDaemon()) {
            assertEquals("No operations here. Start one with 'daybook run -- COMMAND'.\n",
                    line.run("operations").out());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {A, "op_4k1", "4k1", "4k1aaaaaaa"})
    void oneIsShownByItsIdOrTheBeginningOfIt(String id) throws Exception {
        try (FakeDaemon _ = line.daemon(asked -> asked.target().equals("/api/v1/operations/" + A)
                ? FakeDaemon.ok(completed(A))
                : list(running(B), completed(A)))) {
            var ran = line.run("operations", id);
            assertTrue(ran.out().startsWith("Operation " + A + "  sleep 60\n"), ran.out() + ran.err());
            assertTrue(ran.out().contains(line.directories.operations().resolve(A).resolve("log").toString()));
            assertEquals(completed(A) + "\n", line.run("operations", id, "--json").out());
        }
    }

    @Test
    void whatBeginsSeveralIdsIsNotGuessed() throws Exception {
        try (FakeDaemon _ = line.daemon(_ -> list(running(B), completed(A)))) {
            var ran = line.run("operations", "4k");
            assertEquals("daybook: '4k' begins 2 ids (" + B + ", " + A + "), write more of the one you mean\n",
                    ran.err());
            assertEquals(1, ran.exit());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"op_zz", "op_zzzzzzzzzz", "../../x", "..", "."})
    void whatIsUnknownIsRefusedByTheDaemon(String id) throws Exception {
        try (FakeDaemon _ = line.daemon(asked -> asked.target().contains("?") ? list(running(B)) : unknown(id))) {
            var ran = line.run("operations", id);
            assertEquals("daybook: Operation not found: " + id + ", see 'daybook operations'\n", ran.err());
            assertEquals(1, ran.exit());
        }
    }

    @Test
    void statusAndTodayTellOfWhatRuns() throws Exception {
        try (FakeDaemon _ = line.daemon(asked -> switch (asked.target()) {
            case "/api/v1/operations?status=running&limit=1000" -> list(running(B), running(A));
            case "/api/v1/health" -> FakeDaemon.ok(CommandLineFixture.health(4711));
            default -> CommandLineFixture.empty(asked);
        })) {
            assertTrue(line.run("status").out().contains("  operations  2 running\n"));
            assertTrue(line.run().out().endsWith("""

                    Operations
                      op_4k2bbbbbbb  14 min  running  sleep 60
                      op_4k1aaaaaaa  14 min  running  sleep 60
                    """));
        }
    }

    @Test
    void aPlansRunHasItsPhasesBeneathItInTheOrderTheyBegan() throws Exception {
        try (FakeDaemon _ = line.daemon(_ -> list(running(B), publish("failed", "3"), save("completed"),
                run("failed", "\"Phase publish failed with exit code 3\""), completed(A)))) {
            assertEquals("""
                      ID             Started  Length  Status          Title
                      op_4k2bbbbbbb  13:00    14 min  running         sleep 60
                      op_nightly001  13:00    10 min  failed          nightly
                      op_save000001  13:00    10 min  completed       ├ save
                      op_publish001  13:00    10 min  failed, exit 3  └ publish
                      op_4k1aaaaaaa  13:00    10 min  completed       sleep 60
                    """, line.run("operations").out());
        }
    }

    @Test
    void aPlansRunIsShownWithItsPhases() throws Exception {
        String run = run("failed", "\"Phase publish failed with exit code 3\"");
        try (FakeDaemon daemon = line.daemon(asked -> asked.target().contains("?parent=")
                ? list(publish("failed", "3"), save("completed"))
                : FakeDaemon.ok(run))) {
            assertEquals("""
                    Operation op_nightly001  nightly

                      status   failed
                      type     plan: its phases run one after the other
                      session  12
                      created  13:00
                      started  13:00
                      ended    13:10, after 10 min
                      error    Phase publish failed with exit code 3

                    Phases
                      ✓ save     op_save000001  10 min  completed
                      ✗ publish  op_publish001  10 min  failed, exit 3

                    Next
                      daybook log op_nightly001  what its latest phase has written
                    """, line.run("operations", "op_nightly001").out());
            assertEquals("/api/v1/operations?parent=op_nightly001&limit=1000", daemon.asked().getLast().target());
            assertEquals(run + "\n", line.run("operations", "op_nightly001", "--json").out());
        }
    }

    @Test
    void aStoreThatIsAwayDoesNotKeepTheStatusFromBeingShown() throws Exception {
        try (FakeDaemon _ = line.daemon(asked -> asked.target().equals("/api/v1/health")
                ? FakeDaemon.ok(CommandLineFixture.health(4711))
                : OperationJson.refusal(503, "unavailable", "The store is away."))) {
            var ran = line.run("status");
            assertEquals(0, ran.exit(), ran.err());
            assertTrue(ran.out().contains("session    none open\n  daemon"), ran.out());
        }
    }
}
