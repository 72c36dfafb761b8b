package dev.daybook.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.Operation;
import dev.daybook.client.Call;
import dev.daybook.client.ClientException;
import dev.daybook.client.DaemonAway;
import dev.daybook.client.DaybookClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code daybook log} and the log in the API: rows O3 and O4. */
@Timeout(120)
class LogTest {

    /** As bytes of the file that are kept, and the size of a hole's edge. */
    private static final long KEPT = 64L * 1024 * 1024;
    private static final long BLOCK = 64 * 1024;

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
    void o3ItIsPrintedAsItWasWrittenWithAndWithoutADaemon() throws Exception {
        String id = home.shell("echo one; echo two >&2; printf 'a\\033[1mb\\033[0m\\tdrei ü\\n'; printf end");
        home.ended(id);
        String whole = "one\ntwo\na\033[1mb\033[0m\tdrei ü\nend";
        assertEquals(new Home.Ran(0, whole, ""), home.daybook("log", id));
        assertEquals(whole, home.daybook("log", id.substring(0, 12)).out(), "the beginning of an id");
        assertEquals("a\033[1mb\033[0m\tdrei ü\nend", home.daybook("log", "-n", "2", id).out());
        assertEquals(whole, home.daybook("log", "-f", id).out(), "to follow what has ended is to read it");
        assertEquals(new Home.Ran(1, "", "daybook: Operation not found: op_aaaaaaaaaa, see 'daybook operations'\n"),
                home.daybook("log", "op_aaaaaaaaaa"));
        Home.kill9(home.launchedLast());
        assertEquals(new Home.Ran(0, whole, ""), home.daybook("log", id));
        assertEquals(whole, home.daybook("log", id.substring(0, 12)).out());
        assertEquals(69, home.daybook("log", "op_aaaaaaaaaa").exit());
    }

    @Test
    void o3FollowingLosesAndRepeatsNothingWhenTheDaemonIsKilledAndWhenItStaysAway() throws Exception {
        Path end = folder.resolve("end");
        String id = home.shell("n=0; while [ ! -e '" + end + "' ]; do n=$((n+1)); echo line $n; sleep 0.01; done; "
                + "echo the end");
        Running across = home.background("log", "-f", id).awaitOut("line 20\n");
        Home.kill9(home.launchedLast());
        Running without = home.background("log", "--follow", "-n", "0", id);
        home.start();
        home.await(id, operation -> operation.status().equals("running"));
        Home.kill9(home.launchedLast());
        without.awaitOut("line");
        Files.createFile(end);
        Home.Ran one = across.ended();
        assertEquals(0, one.exit(), one.err());
        assertEquals(home.logOf(id), one.out());
        Home.Ran other = without.ended();
        assertEquals(0, other.exit(), other.err());
        assertTrue(other.out().endsWith("the end\n") && home.logOf(id).endsWith(other.out()), other.out());
        assertFalse(other.out().contains("line 1\n"), "it began at the end");
    }

    @Test
    void o3TheApiGivesTheLogFromAnyOffsetAndFollowsItToItsEnd() throws Exception {
        Path end = folder.resolve("api");
        String id = home.shell("seq 1 100000; while [ ! -e '" + end + "' ]; do sleep 0.05; done; echo last");
        home.awaitLog(id, "100000\n");
        String soFar = home.logOf(id);
        assertEquals(soFar, log(id, ""));
        assertEquals(soFar.substring(123_456), log(id, "?offset=123456"));
        assertEquals("", log(id, "?offset=" + soFar.length()));
        assertEquals("", log(id, "?offset=999999999999"));
        CompletableFuture<String> followed = later(() -> log(id, "?follow=true&offset=5"));
        Awaitility.await().until(() -> home.answer(Call.operation(id)).pid() != null);
        assertFalse(followed.isDone());
        Files.createFile(end);
        assertEquals(soFar.substring(5) + "last\n", followed.get());
        assertEquals("completed", home.ended(id).status());
    }

    @Test
    void o3AStopBreaksOffWhoFollowsAndDoesNotWaitForThem() throws Exception {
        String id = home.shell("echo begin; exec sleep 600");
        home.awaitLog(id, "begin");
        CompletableFuture<String> followed = later(() -> log(id, "?follow=true"));
        // Until the stream is there, the operation's log is open in the daemon.
        long pid = home.launchedLast().pid();
        Awaitility.await().until(() -> home.run(List.of("ls", "-l", "/proc/" + pid + "/fd")).out()
                .contains(id + "/log"));
        long start = System.nanoTime();
        assertEquals(0, home.daybook("stop").exit());
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        ExecutionException broken = Assertions.assertThrows(ExecutionException.class, followed::get);
        assertTrue(broken.getCause() instanceof DaemonAway, "no end is told that there was not: " + broken);
        assertTrue(took.toMillis() < 4_500, took.toString());
        home.start();
        home.cancel(id);
        assertEquals("cancelled", home.ended(id).status());
    }

    @Test
    void o4ALogIsBoundedAndItsNewestPartIsWhole() throws Exception {
        String id = home.shell("seq 1 12000000");
        Operation ended = home.ended(id);
        assertEquals(0, ended.exitCode());
        Path log = home.operationFolder(id).resolve("log");
        assertTrue(Files.size(log) > KEPT + 10 * BLOCK, "offsets stay what they were: " + Files.size(log));
        long blocks = Long.parseLong(home.run(List.of("stat", "-c", "%b", log.toString())).out().strip());
        assertTrue(blocks * 512 <= KEPT + 2 * BLOCK, blocks + " blocks of 512");
        String out = Objects.requireNonNull(home.daybook("log", id).out());
        assertTrue(out.length() <= KEPT + 2 * BLOCK && out.length() > KEPT - BLOCK, "" + out.length());
        assertFalse(out.startsWith("1\n2\n"));
        assertTrue(out.endsWith("\n11999999\n12000000\n"));
        assertEquals(-1, out.indexOf('\0'));
        assertEquals("11999999\n12000000\n", home.daybook("log", "-n", "2", id).out());
    }

    private interface Asking {
        String ask() throws ClientException;
    }

    private static CompletableFuture<String> later(Asking asking) {
        CompletableFuture<String> answer = new CompletableFuture<>();
        Thread.ofVirtual().start(() -> {
            try {
                answer.complete(asking.ask());
            } catch (ClientException e) {
                answer.completeExceptionally(e);
            }
        });
        return answer;
    }

    private static String log(String id, String query) throws ClientException {
        try (DaybookClient client = DaybookClient.at(home.directories.socket(), Duration.ofSeconds(60))) {
            return client.body(new Call<>("GET", "/api/v1/operations/" + id + "/log" + query, null, String.class));
        }
    }
}
