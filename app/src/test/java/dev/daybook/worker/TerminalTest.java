package dev.daybook.worker;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.platform.process.Child;
import dev.daybook.platform.process.Ending;
import dev.daybook.platform.process.Survivors;
import dev.daybook.platform.process.TestScreen;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The foreground on a terminal. */
@Timeout(60)
class TerminalTest {

    @TempDir
    Path folder;

    private final Survivors survivors = new Survivors();
    private TestScreen screen;

    @BeforeEach
    void setUp() throws IOException {
        screen = TestScreen.of(33, 77);
    }

    @AfterEach
    void leaveNothing() throws InterruptedException {
        survivors.kill();
        screen.close();
    }

    @Test
    void theCommandHasATerminalOfTheSameSizeThatIsNotOurs() throws Exception {
        assertEquals(0, run("%s", "sh", "-c", "tty; tty < /dev/tty; stty size; test -t 1 && test -t 2 && echo shown"));
        assertTrue(screen.text().matches("/dev/pts/\\d+\r\n/dev/tty\r\n33 77\r\nshown\r\n"), screen.text());
        assertEquals(screen.text(), log());
    }

    @Test
    void itsCodeIsPassedOn() throws Exception {
        assertEquals(9, run("%s", "sh", "-c", "exit 9"));
        assertEquals(128 + 9, run("rm ended child; %s", "sh", "-c", "kill -9 $$"));
    }

    @Test
    void keysReachTheCommandOnceAndAreEchoedOnce() throws Exception {
        Child shell = start("%s", "sh", "-c", "echo name?; read name; echo hello $name");
        awaitText("name?");
        screen.type("world\r");
        assertEquals(0, end(shell));
        assertEquals("name?\r\nworld\r\nhello world\r\n", screen.text());
    }

    @Test
    void interruptingEndsTheCommandAndNotTheWorker() throws Exception {
        Child shell = start("trap : INT; %s; echo code $?", "sh", "-c", "echo ready; exec sleep 600");
        awaitText("ready");
        screen.type("\u0003");
        end(shell);
        assertTrue(screen.text().contains("code 130"), screen.text());
        assertTrue(Files.readString(folder.resolve("ended")).contains("EXITED"));
        assertEquals(0, survivors.alive().size());
    }

    @Test
    void theEndOfInputReachesTheCommand() throws Exception {
        Child shell = start("%s", "sh", "-c", "echo ready; cat; echo done");
        awaitText("ready");
        screen.type("line\r\u0004");
        assertEquals(0, end(shell));
        assertEquals("ready\r\nline\r\nline\r\ndone\r\n", screen.text());
    }

    @Test
    void theSizeFollowsTheWindow() throws Exception {
        Child shell = start("%s", "sh", "-c", "trap 'stty size; exit' WINCH; echo ready; while :; do sleep 0.05; done");
        awaitText("ready");
        screen.resize(20, 50);
        assertEquals(0, end(shell));
        assertTrue(screen.text().contains("20 50"), screen.text());
    }

    @Test
    void theTerminalIsGivenBackAsItWas() throws Exception {
        run("stty -g > before; %s; stty -g > after", "sh", "-c", "stty -echo; echo x");
        assertEquals(Files.readString(folder.resolve("before")), Files.readString(folder.resolve("after")));
    }

    @Test
    void theTerminalIsGivenBackWhenTheWorkerIsAskedToEnd() throws Exception {
        Child shell = start("stty -g > before; %s; stty -g > after", "sh", "-c", "echo ready; exec sleep 600");
        awaitText("ready");
        await().until(() -> Files.exists(folder.resolve("child")));
        long child = Long.parseLong(Files.readString(folder.resolve("child")).split(" ", -1)[0]);
        ProcessHandle.of(child).flatMap(ProcessHandle::parent).orElseThrow().destroy();
        end(shell);
        assertEquals(Files.readString(folder.resolve("before")), Files.readString(folder.resolve("after")));
    }

    @Test
    void theTerminalIsGivenBackWhenTheWorkerExits() throws Exception {
        run("stty -g > before; WORKER_EXITS=1 %s; echo code $?; stty -g > after", "sleep", "600");
        assertTrue(screen.text().contains("code 70"), screen.text());
        assertEquals(Files.readString(folder.resolve("before")), Files.readString(folder.resolve("after")));
        await().until(() -> survivors.alive().isEmpty());
    }

    @Test
    void outputThatIsRedirectedStaysApartFromTheTerminal() throws Exception {
        assertEquals(0, run("%s > out", "sh", "-c", "test -t 1 || echo piped; test -t 2 && echo shown >&2"));
        assertEquals("piped\n", Files.readString(folder.resolve("out")));
        assertEquals("shown", screen.text().strip());
    }

    @Test
    void inALineWithOthersTheKeysStayTheirs() throws Exception {
        Child shell = start("cat | %s", "sh", "-c", "echo ready; read line; echo got $line; test -t 1 && echo shown");
        awaitText("ready");
        screen.type("keys\r");
        awaitText("got keys");
        screen.type("\u0004");
        assertEquals(0, end(shell));
        assertTrue(screen.text().contains("shown"), screen.text());
    }

    @Test
    void inALineWithOthersACommandThatWantsKeysGetsThem() throws Exception {
        Child shell = start("stty -g > before; echo piped | %s; stty -g > after", "sh", "-c",
                "cat; stty -echo -icanon </dev/tty; echo ready; head -c 3 </dev/tty | tr a-z A-Z; stty sane < /dev/tty");
        awaitText("ready");
        screen.type("key");
        assertEquals(0, end(shell));
        assertTrue(screen.text().contains("piped") && screen.text().contains("KEY"), screen.text());
        assertEquals(Files.readString(folder.resolve("before")), Files.readString(folder.resolve("after")));
    }

    @Test
    void interruptingALineWithOthersEndsThemAll() throws Exception {
        Child shell = start("trap : INT; %s | cat; echo ended", "sh", "-c", "echo ready; exec sleep 600");
        awaitText("ready");
        screen.type("\u0003");
        end(shell);
        assertTrue(Files.readString(folder.resolve("ended")).contains("signal=Optional[2]"));
        assertEquals(0, survivors.alive().size());
    }

    @Test
    void inTheBackgroundItRunsAndTouchesNothing() throws Exception {
        String line = "set -m; stty -g > before; %s & stty -g > during; wait $!; echo code $?; stty -g > after";
        run(line, "sh", "-c", "sleep 0.5; echo from behind; exit 6");
        assertTrue(screen.text().contains("from behind"), screen.text());
        assertTrue(screen.text().contains("code 6"), screen.text());
        assertEquals(Files.readString(folder.resolve("before")), Files.readString(folder.resolve("after")));
    }

    @Test
    void broughtToTheForegroundItTakesKeys() throws Exception {
        Child shell = start("set -m; %s & echo in the back; sleep 1; echo in front; fg; echo code $?", "sh", "-c",
                "read line; echo got $line");
        awaitText("in the back");
        await().until(() -> Files.exists(folder.resolve("child")) && screen.text().contains("in front"));
        screen.type("keys\r");
        end(shell);
        assertTrue(screen.text().contains("got keys") && screen.text().contains("code 0"), screen.text());
    }

    @Test
    void muchOutputArrivesWhole() throws Exception {
        assertEquals(0, run("%s", "seq", "20000"));
        assertEquals(20000, screen.text().lines().count());
        assertEquals(screen.text(), log());
        assertFalse(log().isEmpty());
    }

    private int run(String line, String... command) throws IOException {
        return end(start(line, command));
    }

    private Child start(String line, String... command) throws IOException {
        return screen.start(folder,
                line.formatted(WorkerProcess.line(Mode.FOREGROUND, survivors.token(), folder, command)));
    }

    private void awaitText(String part) {
        await().until(() -> screen.text().contains(part));
    }

    private int end(Child child) {
        // Not by waiting in the kernel, from which no timeout brings a test back.
        Ending ending = await().atMost(Duration.ofSeconds(30)).until(child::ending, Optional::isPresent).orElseThrow();
        child.reap();
        await().until(screen::isDeserted);
        return ending instanceof Ending.Exited(int code) ? code : -1;
    }

    private String log() throws IOException {
        return Files.exists(folder.resolve("log")) ? Files.readString(folder.resolve("log")) : "";
    }
}
