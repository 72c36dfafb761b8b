package dev.daybook.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.Operation;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code daybook run}: rows O1, O2, O4 and O5, one daemon for all. */
@Timeout(120)
class RunTest {

    @TempDir
    static Path folder;

    private static Home home;

    @BeforeAll
    static void aDaemon() throws Exception {
        home = new Home(folder.resolve("h"));
        home.start();
    }

    @AfterAll
    static void endWhatWasStarted() throws Exception {
        home.end();
    }

    @Test
    void o1OutputAndErrorsStayApartTheExitCodeComesThroughAndBothAreInTheLog() throws Exception {
        Home.Ran ran = home.daybook("run", "--title", "apart", "--", "sh", "-c", "echo out; echo err >&2; exit 7");
        assertEquals(new Home.Ran(7, "out\n", "err\n"), ran);
        Operation operation = titled("apart");
        assertEquals("failed", operation.status());
        assertEquals("exit", operation.cause());
        assertEquals(7, operation.exitCode());
        assertTrue(home.logOf(operation.id()).contains("out\n"));
        assertTrue(home.logOf(operation.id()).contains("err\n"));
        assertEquals("failed", home.session(Objects.requireNonNull(operation.sessionId())).status());
        assertEquals(Set.of(), ProcTable.marked(operation.id()));
    }

    @Test
    void o1InputReachesTheCommandToItsEnd() throws Exception {
        String text = IntStream.range(0, 100_000).mapToObj(i -> i + " line\n").reduce(new StringBuilder(),
                StringBuilder::append, StringBuilder::append).toString();
        Running cat = home.open("run", "--", "cat");
        try (OutputStream input = cat.process().getOutputStream()) {
            input.write(text.getBytes(StandardCharsets.UTF_8));
        }
        Home.Ran ran = cat.ended();
        assertEquals(0, ran.exit(), ran.err());
        assertEquals(text, ran.out());
    }

    @Test
    void o1ACommandThatIsNotThereOrMayNotBeRunOrIsKilledExitsAsInAShell() throws Exception {
        Path plain = Files.writeString(folder.resolve("plain"), "no program");
        Running missing = home.background("run", "--title", "missing", "--", "daybook-no-such-program");
        Running forbidden = home.background("run", "--title", "forbidden", "--", plain.toString());
        Home.Ran killed = home.daybook("run", "--title", "killed", "--", "sh", "-c", "kill -9 $$");
        assertEquals(new Home.Ran(127, "", "daybook: daybook-no-such-program: command not found\n"),
                missing.ended());
        assertEquals(126, forbidden.ended().exit());
        assertTrue(forbidden.err().contains(plain + ": permission denied"), forbidden.err());
        assertEquals(new Home.Ran(137, "", ""), killed);
        assertEquals("start_failed", titled("missing").cause());
        assertEquals("start_failed", titled("forbidden").cause());
        assertNull(titled("missing").exitCode(), "it never ran");
        assertEquals(9, titled("killed").signal());
        assertEquals("signal", titled("killed").cause());
        assertNull(titled("killed").exitCode());
    }

    @Test
    void o1AReaderThatHasSeenEnoughEndsItBySigpipe() throws Exception {
        Path code = folder.resolve("code");
        Home.Ran ran = home.run(List.of("sh", "-c", "{ '" + Home.BIN.resolve("daybook")
                + "' run --title endless -- yes; echo $? > '" + code + "'; } | head -1"));
        assertEquals("y\n", ran.out());
        Awaitility.await().until(() -> Files.exists(code) && Files.size(code) > 0);
        assertEquals("141\n", Files.readString(code));
        Operation endless = home.ended(titled("endless").id());
        assertEquals(13, endless.signal());
        assertEquals(Set.of(), ProcTable.marked(endless.id()));
    }

    @Test
    void o1AClosedStreamIsAnEmptyOneAndNotAFileOfTheWorker() throws Exception {
        String run = "'" + Home.BIN.resolve("daybook") + "' run -- ";
        Home.Ran closed = home.run(List.of("sh", "-c", run + "cat <&-; echo $?; " + run
                + "sh -c 'echo out; exit 4' >&-; echo $?; " + run
                + "sh -c 'echo err >&2; echo out; exit 5' 2>&-; echo $?"));
        assertEquals(new Home.Ran(0, "0\n4\nout\n5\n", ""), closed);
    }

    @Test
    void o1ASignalToTheWorkerReachesTheCommandWhichDecides() throws Exception {
        Running heeds = home.background("run", "--", "sh", "-c",
                "trap 'echo caught; exit 5' INT; echo ready; while :; do sleep 0.05; done");
        Running falls = home.background("run", "--title", "falls", "--", "sh", "-c", "echo ready; exec sleep 600");
        heeds.awaitOut("ready").signal("INT");
        falls.awaitOut("ready").signal("INT");
        assertEquals(new Home.Ran(5, "ready\ncaught\n", ""), heeds.ended());
        assertEquals(130, falls.ended().exit());
        assertEquals(2, titled("falls").signal());
        assertEquals("failed", titled("falls").status(), "Ctrl-C ends the command; nobody cancelled");
    }

    @Test
    void o1DetachPrintsTheIdAndReturnsWhileTheCommandGoesOnByItself() throws Exception {
        String id = home.shell("cat; echo input ended; exec sleep 600");
        home.awaitLog(id, "input ended");
        Operation running = home.await(id, operation -> operation.pid() != null);
        assertEquals("running", running.status());
        ProcTable.Seen command = ProcTable.of(Objects.requireNonNull(running.pid())).orElseThrow();
        assertEquals(command.pid(), command.session(), "it leads a process session");
        ProcTable.Seen worker = ProcTable.of(command.parent()).orElseThrow();
        assertEquals(worker.pid(), worker.session(), "so does its worker");
        assertNotNull(home.cancel(id));
        assertEquals("cancelled", home.ended(id).status());
    }

    @Test
    void o2TitleAndFolderAreAsAskedAndOptionsAfterTheCommandAreItsOwn() throws Exception {
        Path there = Files.createDirectories(folder.resolve("where it runs"));
        Home.Ran ran = home.daybook("run", "--title", "a title", "--cwd", there.toString(), "sh", "-c",
                "pwd; echo \"$@\"", "sh", "--title", "no", "--json", "-d", "--");
        assertEquals(new Home.Ran(0, there.toRealPath() + "\n--title no --json -d --\n", ""), ran);
        assertEquals(there.toString(), titled("a title").cwd());
        assertEquals(2, home.daybook("run", "--cwd", there + "/not", "true").exit());
    }

    @Test
    void o2ATimeoutEndsTheWholeTree() throws Exception {
        String id = home.detach("--timeout", "1s", "--grace", "1s", "--", "sh", "-c", """
                setsid sh -c 'trap "" TERM; while :; do sleep 600; done' & sleep 600 & echo ready; wait""");
        home.awaitLog(id, "ready");
        assertTrue(ProcTable.commandsOf(id).size() >= 3);
        Operation ended = home.ended(id);
        assertEquals("failed", ended.status());
        assertEquals("timed_out", ended.cause());
        assertTrue(String.valueOf(ended.error()).contains("timeout of 1 s"), ended.error());
        assertEquals(0, Objects.requireNonNull(ended.receipt()).left());
        assertTrue(ended.receipt().stopped() >= 4, ended.receipt().toString());
        assertEquals(Set.of(), ProcTable.commandsOf(id));
        assertEquals("timed_out", home.session(Objects.requireNonNull(ended.sessionId())).outcome());
    }

    @Test
    void o2RetriesAreCountedByTheCommandAndTheLastCodeIsTheTrueOne() throws Exception {
        Path better = folder.resolve("better");
        Path never = folder.resolve("never");
        String attempt = "echo x >> '%s'; n=$(wc -l < '%1$s'); echo attempt $n as ${DAYBOOK_OP##*.}; ";
        String third = home.detach("--retry", "5", "--", "sh", "-c",
                attempt.formatted(better) + "[ $n -ge 3 ] || exit $((n + 10))");
        Home.Ran failed = home.daybook("run", "--retry", "1", "--title", "never", "--", "sh", "-c",
                attempt.formatted(never) + "exit $((n + 20))");
        assertEquals(22, failed.exit(), failed.err());
        assertEquals("attempt 1 as 1\nattempt 2 as 2\n", failed.out());
        assertEquals(2, titled("never").epoch());
        assertEquals(22, titled("never").exitCode());
        assertEquals(2, Files.readAllLines(never).size());
        Operation completed = home.ended(third);
        assertEquals("completed", completed.status());
        assertEquals(0, completed.exitCode());
        assertEquals(3, completed.epoch());
        assertEquals(3, Files.readAllLines(better).size());
        assertEquals("attempt 1 as 1\nattempt 2 as 2\nattempt 3 as 3\n", home.logOf(third));
    }

    @Test
    void o2AnOperationFollowsAnotherThatCompletedAndNoOther() throws Exception {
        Path go = folder.resolve("go");
        String first = home.shell("while [ ! -e '" + go + "' ]; do sleep 0.05; done");
        String follows = home.detach("--after", first, "--", "sh", "-c", "[ -e '" + go + "' ]");
        String bad = home.detach("sh", "-c", "exit 3");
        String never = home.detach("--after", bad, "touch", folder.resolve("never ran").toString());
        Operation waiting = home.await(follows, operation -> operation.waitingFor() != null);
        assertEquals("pending", waiting.status());
        assertEquals(first + " has not ended", waiting.waitingFor());
        Files.createFile(go);
        assertEquals("completed", home.ended(first).status());
        assertEquals("completed", home.ended(follows).status());
        Operation refused = home.ended(never);
        assertEquals("failed", refused.status());
        assertEquals("start_failed", refused.cause());
        assertNull(refused.exitCode());
        assertFalse(Files.exists(folder.resolve("never ran")));
        Home.Ran inFront = home.daybook("run", "--after", bad, "echo", "no");
        assertEquals(1, inFront.exit());
        assertTrue(inFront.out().isEmpty() && inFront.err().contains(bad) && inFront.err().lines().count() == 1,
                inFront.err());
    }

    @Test
    void o2NoMoreOfAGroupRunAtOnceThanItsLimit() throws Exception {
        Path room = Files.createDirectories(folder.resolve("room"));
        String counted = "touch $$; ls | wc -l >> ../counts; sleep 0.5; rm $$";
        List<Running> starts = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            starts.add(home.background("run", "--group", "room", "--parallel", "2", "--cwd", room.toString(), "--",
                    "sh", "-c", counted));
        }
        for (Running one : starts) {
            assertEquals(0, one.ended().exit(), one.err());
        }
        List<Integer> counts = Files.readAllLines(folder.resolve("counts")).stream()
                .map(line -> Integer.valueOf(line.strip())).toList();
        assertEquals(5, counts.size());
        assertEquals(2, counts.stream().max(Integer::compare).orElseThrow(), counts.toString());
    }

    @Test
    void o4ValuesOfTheEnvironmentAreStoredNowhere() throws Exception {
        Home own = new Home(folder.resolve("s")).with("THE_SECRET", "xyzzy-7f3a-secret");
        own.start();
        try {
            String id = own.shell("echo ${#THE_SECRET} plugh-marker; while [ ! -e '" + folder + "/told' ]; do "
                    + "sleep 0.05; done");
            Home.Ran ran = own.daybook("run", "--", "sh", "-c", "echo ${#THE_SECRET}");
            assertEquals("17\n", ran.out());
            own.awaitLog(id, "17 plugh-marker");
            assertEquals(List.of(), filesWith("xyzzy-7f3a-secret"));
            Files.createFile(folder.resolve("told"));
            assertEquals("completed", own.ended(id).status());
            assertEquals(0, own.daybook("stop").exit());
            assertEquals(List.of(), filesWith("xyzzy-7f3a-secret"));
            assertTrue(filesWith("plugh-marker").stream().anyMatch(file -> file.toString().contains("/data/")),
                    "the command is in the database, so a value would be found there");
        } finally {
            own.end();
        }
    }

    @Test
    void o1WhereNoDaemonRunsOneIsStartedAndOutlivesTheCommand() throws Exception {
        Home own = new Home(folder.resolve("n"));
        try {
            Home.Ran ran = own.daybook("run", "--", "echo", "done");
            assertEquals(0, ran.exit(), ran.err());
            assertEquals("done\n", ran.out());
            assertEquals("daybook: no daemon runs, starting one\n", ran.err());
            assertEquals(1, own.daybook("operations", "--status", "completed", "--json").out()
                    .split("\"status\":\"completed\"", -1).length - 1);
        } finally {
            own.end();
        }
    }

    @Test
    void o1OnATerminalTheCommandHasATerminalWithColoursSizeAndCtrlC() throws Exception {
        String command = "tty; stty size; printf '\\033[31mred\\033[0m\\n'; trap 'echo caught; exit 9' INT; "
                + "echo ready; while :; do sleep 0.05; done";
        Running terminal = home.background(List.of("python3", "-c", """
                import fcntl, os, pty, struct, sys, termios
                pid, screen = pty.fork()
                if pid == 0:
                    os.execvp(sys.argv[1], sys.argv[1:])
                fcntl.ioctl(screen, termios.TIOCSWINSZ, struct.pack('HHHH', 33, 101, 0, 0))
                seen, typed = b'', False
                try:
                    while data := os.read(screen, 4096):
                        seen += data
                        os.write(1, data)
                        if b'ready' in seen and not typed:
                            typed = True
                            os.write(screen, b'\\x03')
                except OSError:
                    pass
                sys.exit(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))
                """, "env", "--default-signal=INT", Home.BIN.resolve("daybook").toString(), "run", "--title",
                "terminal", "--", "sh", "-c", command));
        Home.Ran ran = terminal.ended();
        assertEquals(9, ran.exit(), ran.out() + ran.err());
        assertTrue(ran.out().startsWith("/dev/pts/"), ran.out());
        for (String part : List.of("33 101", "\033[31mred\033[0m", "caught")) {
            assertTrue(ran.out().contains(part), part + " in " + ran.out());
            assertTrue(home.logOf(titled("terminal").id()).contains(part), part);
        }
    }

    private static Operation titled(String title) throws Exception {
        return home.operations().stream().filter(operation -> operation.title().equals(title)).findFirst()
                .orElseThrow();
    }

    /** The daemon's files that hold this text; what the command line printed for this test is none of them. */
    private static List<Path> filesWith(String text) throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("s"))) {
            return files.filter(Files::isRegularFile).filter(file -> !file.toString().contains("/ran"))
                    .filter(file -> holds(file, text)).toList();
        }
    }

    private static boolean holds(Path file, String text) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException gone) {
            return false;
        }
    }
}
