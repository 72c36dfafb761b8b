package dev.daybook.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.Json;
import dev.daybook.api.Operation;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code daybook wait}: rows O3 and O5. */
@Timeout(120)
class WaitTest {

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
    void o3o5ItsExitCodeIsTheCommandsOwnWhereOneIsKnownAndNeverMadeUp() throws Exception {
        String good = home.detach("true");
        String five = home.shell("exit 5");
        String killed = home.shell("kill -9 $$");
        String heeded = home.shell("trap 'exit 0' TERM; echo ready; while :; do sleep 0.05; done");
        home.awaitLog(heeded, "ready");
        home.cancel(heeded);
        assertEquals(new Home.Ran(0, good + " completed with exit code 0\n", ""), home.daybook("wait", good));
        assertEquals(new Home.Ran(5, five + " failed with exit code 5\n", ""), home.daybook("wait", five));
        Home.Ran signal = home.daybook("wait", killed);
        assertEquals(1, signal.exit());
        assertTrue(signal.out().startsWith(killed + " failed: signal 9"), signal.out());
        Home.Ran cancelled = home.daybook("wait", heeded);
        assertEquals(1, cancelled.exit(), "it ended with 0 and did not complete");
        assertTrue(cancelled.out().startsWith(heeded + " was cancelled"), cancelled.out());
        assertEquals(1, home.daybook("wait", good, five).exit());
        assertEquals(0, home.daybook("wait", good, good).exit());
        Home.Ran json = home.daybook("wait", "--json", five);
        assertEquals(home.operation(five), Json.MAPPER.readValue(json.out(), Operation.class));
        assertEquals(5, json.exit());
    }

    @Test
    void o3WhatCannotBeWaitedForIsSaidAtOnceAndATimeLimitIsKept() throws Exception {
        String id = home.shell("exec sleep 600");
        Home.Ran late = home.daybook("wait", "--timeout", "1s", id);
        assertEquals(new Home.Ran(1, "", "daybook: not ended within 1s: " + id + ", see 'daybook operations'\n"), late);
        Home.Ran unknown = home.daybook("wait", id, "op_aaaaaaaaaa");
        assertEquals(1, unknown.exit());
        assertTrue(unknown.err().contains("Operation not found: op_aaaaaaaaaa"), unknown.err());
        assertEquals(2, home.daybook("wait").exit());
        assertEquals(2, home.daybook("wait", "--timeout", "soon", id).exit());
        home.cancel(id);
        home.ended(id);
        Home.kill9(home.launchedLast());
        assertEquals(69, home.daybook("wait", id).exit());
    }

    @Test
    void o3ItGoesOnWaitingWhileTheDaemonIsKilledAndStartedAgain() throws Exception {
        Path end = folder.resolve("end");
        String id = home.shell("while [ ! -e '" + end + "' ]; do sleep 0.05; done; exit 11");
        String before = home.detach("true");
        Running waiting = home.background("wait", before, id);
        // Of the first it tells when it has begun to wait for the second.
        waiting.awaitOut(before + " completed with exit code 0\n");
        Home.kill9(home.launchedLast());
        home.start();
        Files.createFile(end);
        assertEquals(new Home.Ran(1, before + " completed with exit code 0\n" + id + " failed with exit code 11\n", ""),
                waiting.ended());
    }
}
