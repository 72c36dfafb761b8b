package dev.daybook.cli;

import static dev.daybook.cli.OperationJson.cancelled;
import static dev.daybook.cli.OperationJson.completed;
import static dev.daybook.cli.OperationJson.failed;
import static dev.daybook.cli.OperationJson.list;
import static dev.daybook.cli.OperationJson.lost;
import static dev.daybook.cli.OperationJson.running;
import static dev.daybook.cli.OperationJson.unknown;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.client.FakeDaemon;
import dev.daybook.client.FakeDaemon.Answer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WaitVerbTest {

    private static final String A = "op_aaaaaaaaa1";
    private static final String B = "op_bbbbbbbbb2";

    @TempDir
    Path home;

    private CommandLineFixture line;

    @BeforeEach
    void setUp() {
        line = new CommandLineFixture(home);
    }

    @Test
    void theExitCodeIsTheCommandsOwnWhereItIsKnown() throws Exception {
        assertEnds(completed(A), A + " completed with exit code 0\n", 0);
        assertEnds(failed(A, 3), A + " failed with exit code 3\n", 3);
        assertEnds(lost(A), A + " failed: worker lost, exit code unknown\n", 1);
        assertEnds(cancelled(A, 2), A + " was cancelled: stopped 2 processes, 0 left\n", 1);
    }

    @Test
    void aPlansRunHasNoCodeButAReason() throws Exception {
        assertEnds(PlanJson.run("completed", "null"), PlanJson.RUN + " completed\n", 0);
        assertEnds(PlanJson.run("failed", "\"Phase publish failed with exit code 3\""),
                PlanJson.RUN + " failed: Phase publish failed with exit code 3\n", 1);
        assertEnds(PlanJson.run("cancelled", "null"), PlanJson.RUN + " was cancelled\n", 1);
    }

    private void assertEnds(String operation, String out, int exit) throws IOException {
        try (FakeDaemon _ = line.daemon(_ -> FakeDaemon.ok(operation))) {
            var ran = line.run("wait", A);
            assertEquals(out, ran.out(), ran.err());
            assertEquals(exit, ran.exit());
        }
    }

    @Test
    void itIsWaitedForAcrossARestartOfTheDaemon() throws Exception {
        AtomicInteger looks = new AtomicInteger();
        try (FakeDaemon daemon = line.daemon(_ -> switch (looks.incrementAndGet()) {
            case 1, 2 -> FakeDaemon.ok(running(A));
            case 3 -> new Answer.HangUp();
            default -> FakeDaemon.ok(completed(A));
        })) {
            assertEquals(A + " completed with exit code 0\n", line.run("wait", A).out());
            assertEquals("/api/v1/operations/" + A + "?wait=5", daemon.asked().getLast().target());
        }
    }

    @Test
    void ofSeveralAllMustHaveCompleted() throws Exception {
        try (FakeDaemon _ = line.daemon(asked -> FakeDaemon.ok(asked.target().contains(A)
                ? completed(A)
                : failed(B, 3)))) {
            var ran = line.run("wait", A, B, A);
            assertEquals(A + " completed with exit code 0\n" + B + " failed with exit code 3\n", ran.out());
            assertEquals(1, ran.exit());
            assertTrue(line.run("wait", "--json", A, B).out().lines().toList().getLast()
                    .startsWith("{\"id\":\"" + B + "\""));
        }
    }

    @Test
    void whenTheTimeIsUpWhatStillRunsIsNamed() throws Exception {
        try (FakeDaemon _ = line.daemon(asked -> FakeDaemon.ok(asked.target().contains(A)
                ? running(A)
                : completed(B)))) {
            var ran = line.run("wait", A, B, "--timeout", "0");
            assertEquals(B + " completed with exit code 0\n", ran.out());
            assertEquals("daybook: not ended within 0s: " + A + ", see 'daybook operations'\n", ran.err());
            assertEquals(1, ran.exit());
        }
    }

    @Test
    void anUnknownIdIsFoundBeforeAnybodyWaits() throws Exception {
        try (FakeDaemon _ = line.daemon(asked -> asked.target().contains(A)
                ? FakeDaemon.ok(running(A))
                : asked.target().contains("?") ? list(running(A)) : unknown("op_zz"))) {
            var ran = line.run("wait", A, "op_zz");
            assertEquals("daybook: Operation not found: op_zz, see 'daybook operations'\n", ran.err());
            assertEquals(1, ran.exit());
        }
    }
}
