package dev.daybook.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.ExitRecord;
import dev.daybook.api.Json;
import dev.daybook.client.DaybookClient;
import dev.daybook.client.FakeDaemon;
import dev.daybook.platform.InstanceLock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A worker with real commands and a daemon that does what a test wants, mostly going away. */
@Timeout(60)
class WorkerTest {

    private static final String OPERATION = "op_0123456789";
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-03-10T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    private final List<String> said = new CopyOnWriteArrayList<>();

    @Test
    void aDaemonThatGoesAwayAfterTheStartTakesNothingAlong() throws Exception {
        try (FakeDaemon daemon = new FakeDaemon(socket(), asked -> asked.body().contains("\"waiting\"")
                ? orders(1, "start")
                : new FakeDaemon.Answer.HangUp())) {
            assertEquals(5, run(task(0, "sh", "-c", "echo out; exit 5")));
            assertTrue(daemon.asked().size() > 1, "it looked for it");
        }
        ExitRecord exit = exit(1);
        assertEquals(5, exit.exitCode());
        assertFalse(exit.retrying());
        assertEquals("out\n", Files.readString(operation().resolve("log")));
    }

    @Test
    void itTriesAgainWithoutADaemonAndTellsAllAttemptsToTheNextOne() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        try (FakeDaemon daemon = new FakeDaemon(socket(), asked -> switch (calls.getAndIncrement()) {
            case 0 -> orders(1, "start");
            default -> asked.body().contains("\"exit_code\":0")
                    ? FakeDaemon.ok("{\"orders\":[]}")
                    : new FakeDaemon.Answer.HangUp();
        })) {
            assertEquals(0, run(task(3, "sh", "-c", "echo try >> tries; [ $(wc -l < tries) -eq 2 ]")));
            assertTrue(daemon.asked().stream().map(FakeDaemon.Asked::body)
                    .anyMatch(body -> body.contains("\"retrying\":true") && body.contains("\"exit_code\":0")));
        }
        assertTrue(exit(1).retrying());
        assertEquals(0, exit(2).exitCode());
        assertFalse(Files.exists(operation().resolve("exit.3.json")));
    }

    @Test
    void aWorkerThatIsNotKnownRegistersAgain() throws Exception {
        AtomicInteger registrations = new AtomicInteger();
        try (FakeDaemon daemon = new FakeDaemon(socket(), asked -> {
            if (asked.target().endsWith("/register")) {
                registrations.incrementAndGet();
                return orders(1, asked.body().contains("\"waiting\"") ? "start" : "go_on");
            }
            return registrations.get() == 1
                    ? new FakeDaemon.Answer.Json(404, """
                            {"title": "Not found", "status": 404, "detail": "no such worker", "code": "not_found"}""")
                    : FakeDaemon.ok("{\"orders\":[]}");
        })) {
            assertEquals(0, run(task(0, "true")));
            assertTrue(daemon.asked().stream().filter(asked -> asked.target().endsWith("/register")).count() >= 2);
        }
    }

    @Test
    void whatIsDroppedIsNotStarted() throws Exception {
        try (FakeDaemon daemon = new FakeDaemon(socket(), asked -> orders(1, "drop"))) {
            assertEquals(1, run(task(0, "touch", "started")));
            assertFalse(Files.exists(folder.resolve("started")));
            assertTrue(said.toString().contains("was not started"), said.toString());
            assertTrue(daemon.asked().getFirst().target().endsWith("/register"));
        }
    }

    @Test
    void aStopIsCarriedOutAndLeavesItsReceipt() throws Exception {
        try (FakeDaemon daemon = new FakeDaemon(socket(), asked -> asked.body().contains("\"pid\":null")
                || asked.target().endsWith("/register")
                        ? orders(1, "start")
                        : FakeDaemon.ok("{\"orders\":[{\"operation_id\":\"" + OPERATION
                                + "\",\"epoch\":1,\"order\":\"stop\",\"grace_seconds\":5}]}"))) {
            assertEquals(128 + 15, run(task(2, "sleep", "600")));
            assertTrue(daemon.asked().size() > 1);
        }
        ExitRecord exit = exit(1);
        assertEquals("cancelled", exit.cause());
        assertEquals(1, exit.receipt() == null ? -1 : exit.receipt().stopped());
        assertFalse(exit.retrying(), "nobody wants another attempt");
    }

    @Test
    void whoeverDoesNotReadWhatIsSaidHoldsNothingUp() throws Exception {
        CountDownLatch reading = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        try (FakeDaemon daemon = new FakeDaemon(socket(), asked -> {
            if (asked.body().contains("\"waiting\"")) {
                return orders(1, calls.getAndIncrement() == 0 ? "wait" : "start");
            }
            if (asked.body().contains("\"cancelled\"")) {
                reading.countDown();
            }
            return orders(1, "stop");
        })) {
            assertEquals(128 + 9, run(task(0, "sleep", "600"), _ -> await(reading)));
            assertTrue(heard(daemon, "\"receipt\":{"));
        }
    }

    private static boolean heard(FakeDaemon daemon, String part) {
        return daemon.asked().stream().anyMatch(asked -> asked.body().contains(part));
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void whoeverStoppedListeningIsNotSpokenToForEver() throws Exception {
        try (FakeDaemon _ = new FakeDaemon(socket(), asked -> orders(1, "start"))) {
            assertEquals(127, run(task(0, "no-such-program"), _ -> {
                throw new UncheckedIOException(new IOException("Broken pipe"));
            }));
        }
        assertEquals("start_failed", exit(1).cause());
    }

    @Test
    void aCommandWhoseStreamsCannotBeHadHasFailedToStart() throws Exception {
        Files.createDirectories(operation().resolve("log"));
        try (FakeDaemon daemon = new FakeDaemon(socket(), asked -> orders(1, "start"))) {
            assertEquals(126, run(task(2, "touch", "started")));
            assertTrue(heard(daemon, "\"start_failed\""));
        }
        assertFalse(Files.exists(folder.resolve("started")));
        assertTrue(String.valueOf(exit(1).error()).contains("log"), exit(1)::toString);
        assertFalse(exit(1).retrying());
        assertEquals(List.of(String.valueOf(exit(1).error())), said);
    }

    @Test
    void whatIsSaidOfAVeryLongNameIsShort() throws Exception {
        try (FakeDaemon _ = new FakeDaemon(socket(), asked -> orders(1, "start"))) {
            assertEquals(127, run(task(0, "x".repeat(3_000))));
        }
        assertTrue(String.valueOf(exit(1).error()).length() < 1_000, exit(1)::toString);
    }

    @Test
    void anEndThatCanNeitherBeWrittenNorToldIsKeptUntilItCan() throws Exception {
        Path record = operation().resolve("exit.1.json");
        Path inTheWay = record.resolve("x");
        AtomicInteger calls = new AtomicInteger();
        try (FakeDaemon daemon = new FakeDaemon(socket(), asked -> calls.getAndIncrement() == 0
                ? orders(1, "start")
                : new FakeDaemon.Answer.HangUp())) {
            Thread space = Thread.ofPlatform().start(() -> {
                Awaitility.await().until(() -> said.toString().contains("cannot be written down"));
                int before = daemon.asked().size();
                Awaitility.await().until(() -> daemon.asked().size() > before + 3);
                inTheWay.toFile().delete();
                record.toFile().delete();
            });
            assertEquals(6, run(task(0, "sh", "-c", "mkdir -p '" + inTheWay + "'; exit 6")));
            space.join();
        }
        assertEquals(6, exit(1).exitCode());
    }

    @Test
    void whatIsTakenAwayBetweenAttemptsHasNoFurtherOne() throws Exception {
        try (FakeDaemon _ = new FakeDaemon(socket(), asked -> asked.body().contains("\"epoch\":2")
                ? orders(2, "drop")
                : orders(1, "start"))) {
            assertEquals(1, run(task(2, "false")));
        }
        assertEquals(List.of(OPERATION + " has no further attempt: so it is"), said);
    }

    @Test
    void aDaemonThatGoesAwayBeforeTheStartIsWaitedForAloud() throws Exception {
        try (FakeDaemon _ = new FakeDaemon(socket(), asked -> said.isEmpty()
                ? new FakeDaemon.Answer.HangUp()
                : orders(1, "start"))) {
            assertEquals(0, run(task(0, "true")));
        }
        assertEquals(List.of("waiting for the daemon"), said);
    }

    @Test
    void aDesktopThatHangsIsNotWaitedFor() throws Exception {
        Path program = folder.resolve("notify-send");
        Files.writeString(program, "#!/bin/sh\nexec sleep 600\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        WorkerTask task = new WorkerTask(OPERATION, "a task", List.of("true"), folder, Duration.ofSeconds(5),
                Optional.empty(), 0, true);
        try (FakeDaemon _ = new FakeDaemon(socket(), asked -> orders(1, "start"))) {
            assertEquals(0, run(task, said::add, Map.of("PATH", folder + ":/usr/bin:/bin")));
        }
        assertTrue(said.toString().contains("no notification was shown"), said::toString);
    }

    @Test
    void twoWorkersNeverHoldOneOperation() throws Exception {
        Files.createDirectories(operation());
        Process holder = new ProcessBuilder(Stream.of(ProcessHandle.current().info().command().orElseThrow(), "-cp",
                System.getProperty("java.class.path"), "dev.daybook.platform.LockHolder",
                operation().resolve("worker.lock").toString(), "another worker").toList()).start();
        try {
            holder.inputReader().readLine();
            assertThrows(InstanceLock.Held.class, () -> run(task(0, "touch", "started")));
            assertFalse(Files.exists(folder.resolve("started")));
        } finally {
            holder.destroyForcibly().waitFor();
        }
    }

    private int run(WorkerTask task) throws IOException, InstanceLock.Held, InterruptedException {
        return run(task, said::add);
    }

    private int run(WorkerTask task, Consumer<String> says)
            throws IOException, InstanceLock.Held, InterruptedException {
        return run(task, says, System.getenv());
    }

    private int run(WorkerTask task, Consumer<String> says, Map<String, String> environment)
            throws IOException, InstanceLock.Held, InterruptedException {
        try (DaybookClient client = DaybookClient.at(socket()); Interrupts interrupts = Interrupts.open()) {
            return new Worker(task, Mode.DETACHED, environment, interrupts, client, CLOCK, says)
                    .run(operation()).code();
        }
    }

    private WorkerTask task(int retries, String... command) {
        return new WorkerTask(OPERATION, "a task", List.of(command), folder, Duration.ofSeconds(5), Optional.empty(),
                retries, false);
    }

    private static FakeDaemon.Answer orders(int epoch, String word) {
        return FakeDaemon.ok("{\"orders\":[{\"operation_id\":\"" + OPERATION + "\",\"epoch\":" + epoch
                + ",\"order\":\"" + word + "\",\"reason\":\"so it is\"}]}");
    }

    private ExitRecord exit(int epoch) throws IOException {
        return Json.MAPPER.readValue(Files.readString(operation().resolve("exit." + epoch + ".json")),
                ExitRecord.class);
    }

    private Path operation() {
        return folder.resolve("operations").resolve(OPERATION);
    }

    private Path socket() {
        return folder.resolve("s");
    }
}
