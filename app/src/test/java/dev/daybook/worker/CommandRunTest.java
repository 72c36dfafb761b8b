package dev.daybook.worker;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.platform.process.LogBound;
import dev.daybook.platform.process.SpawnFailure;
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

@Timeout(60)
class CommandRunTest {

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
    void aCommandWritesToItsLogAndEndsWithItsCode() throws Exception {
        Ended ended = run("echo to out; echo to err >&2; cat; echo to out; exit 3");
        assertEquals(new Ended(Optional.of(3), Optional.empty(), Why.EXITED, Optional.empty(), 0), ended);
        assertEquals("to out\nto err\nto out\n", Files.readString(folder.resolve("log")));
    }

    @Test
    void aSignalIsToldAsOne() throws Exception {
        assertEquals(new Ended(Optional.empty(), Optional.of(11), Why.EXITED, Optional.empty(), 0),
                run("kill -SEGV $$"));
    }

    @Test
    void anotherAttemptGoesOnInTheSameLog() throws Exception {
        run("echo first");
        run("echo second");
        assertEquals("first\nsecond\n", Files.readString(folder.resolve("log")));
    }

    @Test
    void theCommandIsMarkedAndKnowsWhereToReport() throws Exception {
        run("echo $DAYBOOK_OP; echo 0.5 > $DAYBOOK_PROGRESS; pwd");
        assertEquals(survivors.token() + ".7\n" + folder + "\n", Files.readString(folder.resolve("log")));
        assertEquals("0.5\n", Files.readString(folder.resolve("progress")));
    }

    @Test
    void whatItLeavesIsCountedAndNotEnded() throws Exception {
        assertEquals(3, run("sleep 600 & sleep 600 & setsid sleep 600 & exit 0").leftBehind());
        assertEquals(3, survivors.alive().size());
    }

    @Test
    void whatBelongsToNoOperationIsSpared() throws Exception {
        try (CommandRun run = start(List.of("sh", "-c",
                "DAYBOOK_OP= TOLD=" + survivors.token() + " setsid sleep 600 & sleep 600 & echo ready; wait"))) {
            await().until(
                    () -> Files.readString(folder.resolve("log")).contains("ready") && survivors.alive().size() == 3);
            run.stop(Duration.ofSeconds(20));
            assertEquals(0, run.await().receipt().orElseThrow().left());
            assertEquals(1, survivors.alive().size());
        }
    }

    @Test
    void whatCannotBeStartedSaysSoAndLeavesNothing() {
        SpawnFailure failure = assertThrows(SpawnFailure.class, () -> start(List.of("no-such-program")));
        assertEquals(127, failure.exitCode());
        assertEquals(List.of(), survivors.alive());
    }

    @Test
    void theLogIsBoundedWhileTheCommandWrites() throws Exception {
        Path log = folder.resolve("log");
        try (CommandRun run = start(List.of("sh", "-c", "head -c 90000000 /dev/zero; echo; exec sleep 600"))) {
            await().until(() -> LogBound.dataStart(log) > 20_000_000);
            assertEquals(90_000_001, Files.size(log));
            assertTrue(90_000_001 - LogBound.dataStart(log) >= LogKeeper.KEPT_BYTES);
            assertEquals(Optional.empty(), run.logUnbounded());
            run.stop(Duration.ZERO);
            assertFalse(run.await().receipt().isEmpty());
        }
    }

    private Ended run(String script) throws IOException, InterruptedException {
        try (CommandRun run = start(List.of("sh", "-c", script))) {
            return run.await();
        }
    }

    private CommandRun start(List<String> command) throws IOException {
        CommandSpec spec = new CommandSpec(survivors.token(), 7, command, folder, Map.of("PATH", "/usr/bin:/bin"),
                Duration.ofSeconds(10), Optional.empty());
        return CommandRun.start(spec, folder, Mode.DETACHED, interrupts);
    }
}
