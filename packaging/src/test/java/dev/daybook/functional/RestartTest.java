package dev.daybook.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.Operation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Rows P2, P3, P4 and P8: a daemon that is killed or stopped loses neither job, nor log, nor exit code. */
@Timeout(240)
class RestartTest {

    @TempDir
    static Path folder;

    private static Home home;

    @BeforeAll
    static void aHome() {
        home = new Home(folder.resolve("h"));
    }

    @BeforeEach
    void aDaemon() throws Exception {
        if (!home.isRunning()) {
            home.start();
        }
    }

    @AfterAll
    static void endWhatWasStarted() throws Exception {
        home.end();
    }

    @Test
    void p2p3AWorkerRegistersWithTheNextDaemonWithinSecondsAndGoesOn() throws Exception {
        Path end = folder.resolve("p3");
        String id = home.shell("while [ ! -e '" + end + "' ]; do sleep 0.05; done; exit 3");
        Operation before = home.await(id, operation -> operation.pid() != null);
        ProcTable.Seen command = ProcTable.of(Objects.requireNonNull(before.pid())).orElseThrow();
        ProcTable.Seen worker = ProcTable.of(command.parent()).orElseThrow();
        // So that the state between can be seen, however quick the worker is.
        worker.signal("STOP");
        Home.kill9(home.launchedLast());
        home.start();
        assertEquals("reconciling", home.operation(id).status());
        worker.signal("CONT");
        Operation after = Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> home.operation(id),
                operation -> operation.status().equals("running"));
        assertEquals(before.workerId(), after.workerId());
        assertEquals(before.pid(), after.pid());
        assertEquals(before.started(), after.started());
        assertTrue(command.isAlive(), "it was not touched");
        Files.createFile(end);
        assertEquals(3, home.ended(id).exitCode());
    }

    @Test
    void p4AWorkerThatEndedWhileNoDaemonWasThereLeftItsTrueCode() throws Exception {
        Path end = folder.resolve("p4");
        String wait = "while [ ! -e '" + end + "' ]; do sleep 0.05; done; ";
        String good = home.shell(wait + "true");
        String bad = home.shell(wait + "exit 23");
        String killed = home.shell(wait + "kill -9 $$");
        String retried = home.detach("--retry", "2", "--", "sh", "-c", wait + "[ ${DAYBOOK_OP##*.} = 3 ] || exit 9");
        for (String id : new String[]{good, bad, killed, retried}) {
            home.await(id, operation -> operation.pid() != null);
        }
        Home.kill9(home.launchedLast());
        Files.createFile(end);
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> ProcTable.marked(good).isEmpty()
                && ProcTable.marked(bad).isEmpty() && ProcTable.marked(killed).isEmpty()
                && Files.exists(home.directories.operations().resolve(retried).resolve("exit.3.json")));
        home.start();
        assertEquals("completed", home.operation(good).status(), "the first answer says so");
        assertEquals(0, home.operation(good).exitCode());
        assertEquals("failed", home.operation(bad).status());
        assertEquals(23, home.operation(bad).exitCode());
        assertEquals("exit", home.operation(bad).cause());
        assertEquals(9, home.operation(killed).signal());
        assertEquals("signal", home.operation(killed).cause());
        assertEquals("completed", home.operation(retried).status());
        assertEquals(3, home.operation(retried).epoch());
        assertEquals("ended", home.session(Objects.requireNonNull(home.operation(good).sessionId())).status());
        assertEquals("failed", home.session(Objects.requireNonNull(home.operation(bad).sessionId())).status());
    }

    @Test
    void p8TwentyKillsAtAnyMomentLoseAndRepeatNothing() throws Exception {
        long seed = new Random().nextLong();
        System.out.println("RestartTest seed " + seed);
        Random random = new Random(seed);
        Path end = folder.resolve("p8");
        Running follower;
        String counting = "echo once >> '" + end + ".runs'; n=0; while [ ! -e '" + end + "' ]; do n=$((n+1)); echo $n; "
                + "sleep 0.02; done; exit 42";
        String id = home.shell(counting);
        Running inFront = home.background("run", "--title", "in front", "--", "sh", "-c", counting);
        follower = home.background("log", "-f", id);
        inFront.awaitOut("2\n");
        Home.kill9(home.launchedLast());
        for (int kill = 0; kill < 20; kill++) {
            Process daemon = home.launch();
            // From before it has opened its store to well after workers have come back.
            assertTrue(!daemon.waitFor(100 + random.nextInt(1_900), TimeUnit.MILLISECONDS), home.errors());
            Home.kill9(daemon);
        }
        home.start();
        home.await(id, operation -> operation.status().equals("running"));
        Files.createFile(end);
        Operation ended = home.ended(id);
        assertEquals(42, ended.exitCode(), "seed " + seed);
        assertEquals("exit", ended.cause());
        assertEquals(1, ended.epoch());
        Home.Ran ran = inFront.ended();
        assertEquals(42, ran.exit(), ran.err());
        assertCounted(ran.out());
        assertCounted(home.logOf(id));
        assertEquals(home.logOf(id), follower.ended().out(), "seed " + seed);
        assertEquals(2, Files.readAllLines(folder.resolve("p8.runs")).size(), "each ran once");
        Operation second = home.operations().stream().filter(one -> one.title().equals("in front")).findFirst()
                .orElseThrow();
        assertEquals(42, home.ended(second.id()).exitCode());
        assertEquals(0, home.log().lines().filter(line -> line.contains(" ERROR ")).count(), home.log());
    }

    @Test
    void p8AStopAndAStartLoseNothingEither() throws Exception {
        Path end = folder.resolve("stop");
        String id = home.shell("n=0; while [ ! -e '" + end + "' ]; do n=$((n+1)); echo $n; sleep 0.02; done; exit 8");
        for (int stop = 0; stop < 2; stop++) {
            home.await(id, operation -> operation.status().equals("running"));
            assertEquals(0, home.daybook("stop").exit());
            home.start();
        }
        home.await(id, operation -> operation.status().equals("running"));
        Files.createFile(end);
        assertEquals(8, home.ended(id).exitCode());
        assertCounted(home.logOf(id));
    }

    /** 1, 2, 3 and so on, and nothing else. */
    private static void assertCounted(String text) {
        long lines = text.lines().count();
        assertTrue(lines > 1, text);
        assertEquals(IntStream.rangeClosed(1, (int) lines).mapToObj(n -> n + "\n").collect(Collectors.joining()), text);
    }
}
