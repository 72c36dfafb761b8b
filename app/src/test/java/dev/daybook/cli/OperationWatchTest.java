package dev.daybook.cli;

import static dev.daybook.cli.OperationJson.running;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.client.Call;
import dev.daybook.client.DaemonAway;
import dev.daybook.client.DaybookClient;
import dev.daybook.client.FakeDaemon;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OperationWatchTest {

    private static final String A = "op_aaaaaaaaa1";
    private static final Duration SHORT = Duration.ofMillis(350);

    @TempDir
    Path home;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Terminal terminal = new Terminal(new ByteArrayOutputStream(), err, false);

    @Test
    void aDaemonThatStaysAwayForTooLongIsGivenUp() {
        try (DaybookClient client = client()) {
            long start = System.nanoTime();
            assertThrows(DaemonAway.class, () -> new OperationWatch(client).end(A, Deadline.never(),
                    Absence.borneFor(SHORT, terminal)));
            assertTrue(System.nanoTime() - start >= SHORT.toNanos());
            assertEquals("", err.toString(StandardCharsets.UTF_8));
        }
    }

    @Test
    void theDeadlineHoldsWhetherADaemonIsThereOrNot() throws Exception {
        try (DaybookClient client = client()) {
            assertEquals(Optional.empty(),
                    new OperationWatch(client).end(A, Deadline.in(SHORT), Absence.borneForEver(terminal)));
        }
        try (FakeDaemon daemon = daemon(); DaybookClient client = client()) {
            assertEquals(Optional.empty(),
                    new OperationWatch(client).end(A, Deadline.in(SHORT), Absence.borneForEver(terminal)));
            assertTrue(daemon.asked().size() <= 5, "a daemon that answers at once is not asked in a spin");
        }
    }

    @Test
    void anInterruptEndsTheWait() throws Exception {
        try (FakeDaemon _ = daemon(); DaybookClient client = client()) {
            client.answer(Call.operation(A));
            Thread.currentThread().interrupt();
            assertThrows(InterruptedException.class, () -> new OperationWatch(client).look(A, Duration.ofSeconds(5)));
        }
    }

    private DaybookClient client() {
        return DaybookClient.at(socket());
    }

    private FakeDaemon daemon() throws Exception {
        return new FakeDaemon(socket(), _ -> FakeDaemon.ok(running(A)));
    }

    private Path socket() {
        return home.resolve("daemon.sock");
    }
}
