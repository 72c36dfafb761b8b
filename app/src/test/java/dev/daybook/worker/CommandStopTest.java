package dev.daybook.worker;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.platform.process.Receipt;
import dev.daybook.platform.process.Survivors;
import dev.daybook.worker.Ended.Why;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Stops of real process trees. */
@Timeout(60)
class CommandStopTest {

    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration LONG = Duration.ofSeconds(40);

    @TempDir
    Path folder;

    private final Survivors survivors = new Survivors();
    private final Interrupts interrupts = Interrupts.open();

    @AfterEach
    void leaveNothing() {
        interrupts.close();
        survivors.kill();
    }

    @Test
    void aCommandThatHeedsTheRequestEndsByIt() throws Exception {
        Ended ended = stopped("echo ready; exec sleep 600", LONG);
        assertEquals(new Ended(Optional.empty(), Optional.of(15), Why.STOPPED, Optional.of(new Receipt(1, 0)), 0),
                ended);
    }

    @Test
    void aCommandThatIgnoresTheRequestIsKilledAfterTheGrace() throws Exception {
        long start = System.nanoTime();
        Ended ended = stopped("trap '' TERM; echo ready; while :; do sleep 600; done", SHORT);
        assertEquals(Optional.of(9), ended.signal());
        assertTrue(System.nanoTime() - start > SHORT.toNanos());
        assertNobodyLeft(ended);
    }

    @Test
    void theGraceLetsACommandCleanUp() throws Exception {
        Ended ended = stopped("trap 'sleep 0.5; echo cleaned; exit 3' TERM; echo ready; while :; do sleep 0.05; done",
                LONG);
        assertEquals(Optional.of(3), ended.exitCode());
        assertEquals(Why.STOPPED, ended.why());
        assertTrue(log().endsWith("cleaned\n"), log());
        assertNobodyLeft(ended);
    }

    @Test
    void survivorsDecideAndNotTheLeadersEnd() throws Exception {
        Ended ended = stopped("sh -c 'trap \"\" TERM; echo ready; while :; do sleep 600; done' & wait", SHORT);
        assertEquals(Optional.of(15), ended.signal());
        assertTrue(ended.receipt().orElseThrow().stopped() >= 3, ended::toString);
        assertNobodyLeft(ended);
    }

    @Test
    void whatLeftTheSessionIsFound() throws Exception {
        assertNobodyLeft(stopped("setsid sh -c 'echo ready; exec sleep 600' & wait", LONG));
    }

    @Test
    void whatForkedTwiceIsFound() throws Exception {
        assertNobodyLeft(stopped("(setsid sh -c 'sleep 600 & sleep 600 & echo ready' &) ; exec sleep 600", LONG));
    }

    @Test
    void whatClearedItsEnvironmentIsFound() throws Exception {
        assertNobodyLeft(stopped("(env -i setsid sh -c 'echo ready; sleep 600; : " + survivors.token()
                + "' &); exec sleep 600", LONG));
    }

    @Test
    void whatIsStoppedIsWokenToEnd() throws Exception {
        Ended ended = stopped("sh -c 'trap \"echo woken; exit\" TERM; echo ready; kill -STOP $$' & wait", LONG);
        assertTrue(log().contains("woken"), log());
        assertNobodyLeft(ended);
    }

    @Test
    void whatForksWithoutEndIsFrozenAndKilled() throws Exception {
        String forks = """
                trap '' TERM
                forks() { i=0; while [ $i -lt 300 ]; do sh -c 'trap "" TERM; sleep 600' & i=$((i+1)); sleep 0.01; done; }
                echo ready
                forks & (setsid sh -c 'i=0; while [ $i -lt 300 ]; do sleep 601 & i=$((i+1)); sleep 0.01; done' &)
                wait""";
        assertNobodyLeft(stopped(forks, SHORT));
    }

    @Test
    void twoHundredProcessesAreStopped() throws Exception {
        Ended ended = stopped("i=0; while [ $i -lt 200 ]; do sleep 600 & i=$((i+1)); done; echo ready; wait", LONG);
        assertEquals(new Receipt(201, 0), ended.receipt().orElseThrow());
        assertNobodyLeft(ended);
    }

    @Test
    void noGraceKillsAtOnce() throws Exception {
        Ended ended = stopped("trap 'echo asked' TERM; echo ready; while :; do sleep 0.1; done", Duration.ZERO);
        assertEquals(Optional.of(9), ended.signal());
        assertFalse(log().contains("asked"));
        assertNobodyLeft(ended);
    }

    @Test
    void aSecondStopShortensTheGrace() throws Exception {
        try (CommandRun run = start("trap '' TERM; echo ready; while :; do sleep 600; done", Optional.empty())) {
            awaitReady();
            run.stop(LONG);
            run.stop(Duration.ZERO);
            run.stop(LONG);
            Ended ended = run.await();
            assertEquals(Optional.of(9), ended.signal());
            assertNobodyLeft(ended);
        }
    }

    @Test
    void theTimeoutStopsTheTree() throws Exception {
        try (CommandRun run = start("sleep 600 & exec sleep 600", Optional.of(SHORT))) {
            Ended ended = run.await();
            assertEquals(Why.TIMED_OUT, ended.why());
            assertEquals(Optional.of(15), ended.signal());
            assertNobodyLeft(ended);
        }
    }

    @Test
    void aCommandThatEndedBeforeTheStopKeepsItsEnd() throws Exception {
        try (CommandRun run = start("exit 4", Optional.empty())) {
            await().until(() -> !run.child().isAlive());
            run.stop(Duration.ZERO);
            assertEquals(new Ended(Optional.of(4), Optional.empty(), Why.EXITED, Optional.empty(), 0), run.await());
            run.stop(Duration.ZERO);
            assertEquals(Why.EXITED, run.await().why());
        }
    }

    private Ended stopped(String script, Duration grace) throws IOException, InterruptedException {
        try (CommandRun run = start(script, Optional.empty())) {
            awaitReady();
            run.stop(grace);
            return run.await();
        }
    }

    private CommandRun start(String script, Optional<Duration> timeout) throws IOException {
        CommandSpec spec = new CommandSpec(survivors.token(), 1, List.of("sh", "-c", script), folder,
                Map.of("PATH", "/usr/bin:/bin"), LONG, timeout);
        return CommandRun.start(spec, folder, Mode.DETACHED, interrupts);
    }

    private void awaitReady() {
        await().until(() -> log().contains("ready"));
    }

    private String log() throws IOException {
        return Files.exists(folder.resolve("log")) ? Files.readString(folder.resolve("log")) : "";
    }

    private void assertNobodyLeft(Ended ended) {
        assertEquals(List.of(), survivors.alive());
        assertEquals(0, ended.receipt().orElseThrow().left());
        assertEquals(0, ended.leftBehind());
    }
}
