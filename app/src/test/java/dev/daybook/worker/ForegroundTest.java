package dev.daybook.worker;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.platform.process.Child;
import dev.daybook.platform.process.Ending;
import dev.daybook.platform.process.ProcessIdentity;
import dev.daybook.platform.process.Stdio;
import dev.daybook.platform.process.Survivors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The foreground with pipes and files, as a shell has it: the worker is a Java process in a shell's line. */
@Timeout(60)
class ForegroundTest {

    @TempDir
    Path folder;

    private final Survivors survivors = new Survivors();

    @AfterEach
    void leaveNothing() {
        survivors.kill();
    }

    @Test
    void outputAndErrorsStayApartAndTheLogHasBoth() throws Exception {
        assertEquals(3, shell("%s > out 2> err", "sh", "-c", "echo to out; echo to err >&2; exit 3"));
        assertEquals("to out\n", read("out"));
        assertEquals("to err\n", read("err"));
        assertEquals(List.of("to err", "to out"), read("log").lines().sorted().toList());
    }

    @Test
    void whereBothLeadToOnePlaceTheirOrderIsKept() throws Exception {
        String script = "i=0; while [ $i -lt 50 ]; do echo out $i; echo err $i >&2; i=$((i+1)); done";
        assertEquals(0, shell("%s > out 2>&1", "sh", "-c", script));
        StringBuilder expected = new StringBuilder();
        for (int i = 0; i < 50; i++) {
            expected.append("out ").append(i).append("\nerr ").append(i).append('\n');
        }
        assertEquals(expected.toString(), read("out"));
        assertEquals(expected.toString(), read("log"));
    }

    @Test
    void inputReachesTheCommand() throws Exception {
        assertEquals(0, shell("printf 'b\\na\\n' | %s > out", "sort"));
        assertEquals("a\nb\n", read("out"));
    }

    @Test
    void aReaderThatHasEnoughEndsTheCommandBySigpipe() throws Exception {
        shell("(%s; echo $? > code) | head -1 > out", "yes");
        assertEquals("y\n", read("out"));
        assertEquals("141\n", read("code"));
        assertTrue(read("ended").contains("signal=Optional[13]"), read("ended"));
    }

    @Test
    void muchOutputArrivesWhole() throws Exception {
        shell("%s > out; wc -l < out > lines", "seq", "300000");
        assertEquals("300000", read("lines").strip());
        assertEquals(Files.size(folder.resolve("out")), Files.size(folder.resolve("log")));
    }

    @Test
    void aProcessLeftBehindIsNeitherKilledNorWaitedFor() throws Exception {
        long start = System.nanoTime();
        assertEquals(0, shell("%s > out", "sh", "-c", "(sleep 2; echo late) & echo early"));
        assertTrue(System.nanoTime() - start < 2_000_000_000L);
        // Its sleep may not have begun yet.
        assertTrue(read("ended").matches("(?s).*EXITED.*leftBehind=[12].*"), read("ended"));
        await().until(() -> read("out").equals("early\nlate\n") && read("log").equals("early\nlate\n"));
        await().until(() -> survivors.alive().isEmpty());
    }

    @Test
    void whatAnEarlierAttemptLeftKeepsItsOutputAndCountsAlone() throws Exception {
        assertEquals(1, shell("export WORKER_ATTEMPTS=2; %s > out 2> err", "sh", "-c",
                "if [ ! -e first ]; then touch first; sleep 600 & fi; exit 1"));
        assertTrue(read("ended").contains("leftBehind=1"), read("ended"));
    }

    @Test
    void theWorkersSignalsReachTheCommandAndItsOwnEndIsTold() throws Exception {
        Child worker = start("exec %s > out", "sh", "-c",
                "trap 'echo interrupted; exit 5' INT; trap 'echo told' USR1; echo ready; while :; do sleep 0.05; done");
        await().until(() -> read("out").contains("ready"));
        worker.signalGroup(10);
        await().until(() -> read("out").contains("told"));
        worker.signalGroup(2);
        assertEquals(5, end(worker));
        assertEquals("ready\ntold\ninterrupted\n", read("out"));
    }

    @Test
    void outputGoesOnWhenTheWorkerIsKilled() throws Exception {
        Child worker = start("exec %s > out", "sh", "-c", "echo ready; sleep 1; echo after");
        await().until(() -> read("out").contains("ready"));
        worker.signalGroup(9);
        assertEquals(new Ending.Signalled(9), worker.await());
        worker.reap();
        await().until(() -> read("out").equals("ready\nafter\n"));
        await().until(() -> read("log").equals("ready\nafter\n"));
        await().until(() -> survivors.alive().isEmpty());
    }

    @Test
    void aPipeThatTheShellHandsOverReachesTheCommand() throws Exception {
        assertEquals(0, shell("echo through | (exec 7<&0 </dev/null; %s > out)", "cat", "/dev/fd/7"));
        assertEquals("through\n", read("out"));
    }

    @Test
    void whatTheShellSetToBeIgnoredStaysIgnored() throws Exception {
        shell("trap '' HUP; %s > out", "sh", "-c", "kill -HUP $$; echo survived");
        assertEquals("survived\n", read("out"));
    }

    @Test
    void theLogIsItsOwnersAlone() throws Exception {
        shell("%s > out", "true");
        assertEquals("[OWNER_READ, OWNER_WRITE]",
                Files.getPosixFilePermissions(folder.resolve("log")).stream().sorted().toList().toString());
    }

    @Test
    void theCommandIsWhoTheWorkerSays() throws Exception {
        Child worker = start("exec %s > out", "sh", "-c", "echo $$ $DAYBOOK_OP $DAYBOOK_PROGRESS; exec sleep 600");
        await().until(() -> Files.exists(folder.resolve("child")) && read("out").endsWith("\n"));
        String[] told = read("child").strip().split(" ", -1);
        assertEquals("%s %s.1 %s\n".formatted(told[0], survivors.token(), folder.resolve("progress")), read("out"));
        assertTrue(new ProcessIdentity(Long.parseLong(told[0]), Long.parseLong(told[1]), told[2]).isAlive());
        worker.signalGroup(15);
        assertEquals(128 + 15, end(worker));
    }

    private int shell(String line, String... command) throws IOException {
        return end(start(line, command));
    }

    private Child start(String line, String... command) throws IOException {
        String worker = WorkerProcess.line(Mode.FOREGROUND, survivors.token(), folder, command);
        return WorkerProcess.start(new Stdio.Nowhere(), List.of("sh", "-c", "cd '" + folder + "'; "
                + line.formatted(worker)));
    }

    private static int end(Child child) {
        // Not by waiting in the kernel, from which no timeout brings a test back.
        Ending ending = await().atMost(Duration.ofSeconds(30)).until(child::ending, Optional::isPresent).orElseThrow();
        child.reap();
        return ending instanceof Ending.Exited(int code) ? code : -1;
    }

    private String read(String name) throws IOException {
        Path file = folder.resolve(name);
        return Files.exists(file) ? Files.readString(file) : "";
    }
}
