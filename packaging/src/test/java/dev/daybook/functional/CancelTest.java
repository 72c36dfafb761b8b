package dev.daybook.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.CancelRequest;
import dev.daybook.api.Operation;
import dev.daybook.api.OperationCancel;
import dev.daybook.client.Call;
import dev.daybook.client.ClientException;
import dev.daybook.client.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows C1 to C9 for what runs in workers: cancel one, and the others go on. One home for all. */
@Timeout(120)
class CancelTest {

    private static final int RACES = 5;

    @TempDir
    static Path folder;

    private static Home home;

    @BeforeAll
    static void aHome() {
        home = new Home(folder.resolve("h")).with("DAYBOOK_ORPHAN_TIMEOUT_SECONDS", "5")
                .with("DAYBOOK_ORPHAN_CHECK_INTERVAL_SECONDS", "1");
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
    void c1TheApiJudgesInOrderAndSaysWhy() throws Exception {
        Refused unknown = assertThrows(Refused.class, () -> home.cancel("op_aaaaaaaaaa"));
        assertProblem(unknown, 404, "not_found", "Operation not found: op_aaaaaaaaaa");
        String good = home.detach("true");
        String bad = home.detach("false");
        home.ended(good);
        home.ended(bad);
        assertProblem(assertThrows(Refused.class, () -> home.cancel(good)), 409, "not_cancellable",
                "Cannot cancel completed operation");
        assertProblem(assertThrows(Refused.class, () -> home.cancel(bad)), 409, "not_cancellable",
                "Cannot cancel failed operation");
        String running = home.shell("exec sleep 600");
        assertEquals(new OperationCancel(true, running, false, "Operation " + running + " is being stopped"),
                home.cancel(running));
        assertEquals("cancelled", home.ended(running).status());
        assertProblem(assertThrows(Refused.class, () -> home.cancel(running)), 409, "not_cancellable",
                "Cannot cancel cancelled operation");
        assertEquals("completed", home.operation(good).status());
    }

    @Test
    void c1APartOfAnotherIsRefusedAndTheWholeTakesItsPartsWithIt() throws Exception {
        String whole = home.shell("exec sleep 600");
        String part = home.shell("exec sleep 601");
        String ended = home.detach("true");
        home.ended(ended);
        home.await(part, operation -> operation.pid() != null);
        Home.kill9(home.launchedLast());
        try (Tamper database = home.database()) {
            database.execute("UPDATE operation SET parent_id = ? WHERE id IN (?, ?)", whole, part, ended);
        }
        home.start();
        for (String child : List.of(part, ended)) {
            Refused refused = assertThrows(Refused.class, () -> home.cancel(child));
            assertProblem(refused, 409, "wrong_type", "Operation " + child + " is a part of " + whole
                    + " and cannot be cancelled by itself; cancel " + whole);
        }
        OperationCancel answer = home.cancel(whole);
        assertTrue(answer.success() && answer.childCancelled(), answer.toString());
        assertEquals("cancelled", home.ended(whole).status());
        assertEquals("cancelled", home.ended(part).status());
        assertEquals("completed", home.operation(ended).status());
        assertEquals(Set.of(), ProcTable.commandsOf(part));
    }

    @Test
    void c2c4WhatHasNotStartedIsCancelledAtOnceAndItsWorkerGoes() throws Exception {
        String first = home.shell("exec sleep 600");
        String pending = home.detach("--after", first, "--", "touch", folder.resolve("ran").toString());
        home.await(pending, operation -> operation.waitingFor() != null);
        assertEquals("Operation " + pending + " cancelled; it was not running", home.cancel(pending).message());
        Operation cancelled = home.operation(pending);
        assertEquals("cancelled", cancelled.status());
        assertEquals(new dev.daybook.api.Receipt(0, 0), cancelled.receipt());
        assertNobodyMarked(pending);
        assertEquals("running", home.operation(first).status());
        home.cancel(first);
        home.ended(first);
        assertFalse(Files.exists(folder.resolve("ran")));
    }

    /** Each writes {@code ready} once its processes are there; what clears its environment is found by descent. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            a child that ignores TERM | sh -c 'trap "" TERM; echo ready; while :; do sleep 600; done' & wait | 3
            one that called setsid | setsid sh -c 'echo ready; exec sleep 600' & wait | 2
            one that forked twice | (setsid sh -c 'sleep 600 & sleep 600 & echo ready' &) ; exec sleep 600 | 3
            one without environment | (env -i setsid sh -c 'echo ready; sleep 600; :' &) ; exec sleep 600 | 3
            a stopped child | sleep 600 & kill -STOP $!; echo ready; wait | 2
            200 children | i=0; while [ $i -lt 200 ]; do sleep 600 & i=$((i+1)); done; echo ready; wait | 201""")
    void c3c4NobodyOfTheTreeIsLeftAndTheReceiptSaysSo(String kind, String script, int atLeast) throws Exception {
        String id = home.detach("--grace", "1s", "--", "sh", "-c", script);
        home.awaitLog(id, "ready");
        Set<ProcTable.Seen> tree = tree(id);
        assertTrue(tree.size() >= atLeast, kind + ": " + tree);
        home.cancel(id);
        assertCancelledWhole(home.ended(id), atLeast);
        tree.removeIf(seen -> !seen.isAlive());
        assertEquals(Set.of(), tree);
        assertNobodyMarked(id);
    }

    @Test
    void c3ProcessesThatForkFasterThanTheyAreAskedAreAllEnded() throws Exception {
        // Each goes on by a successor of its own session and ends; 2,000 generations in 4 lines, at most.
        String hop = "trap '' TERM; [ \"$0\" -gt 0 ] || exec sleep 600; echo hop; "
                + "setsid sh -c \"$HOP\" $(($0 - 1)) & exit";
        String id = home.detach("--grace", "0s", "--", "sh", "-c", "HOP=$1; export HOP; for line in 1 2 3 4; do "
                + "sh -c \"$HOP\" 2000 & done; echo ready; wait; exec sleep 600", "sh", hop);
        home.awaitLog(id, "hop\nhop\n");
        home.cancel(id);
        assertCancelledWhole(home.ended(id), 5);
        assertTrue(home.logOf(id).lines().filter("hop"::equals).count() < 8_000, "it was stopped on its way");
        assertNobodyMarked(id);
    }

    @Test
    void c3WhatStandsByItselfWasOnlyStartedThereAndGoesOn() throws Exception {
        Path inner = folder.resolve("inner");
        String outer = home.detach("--grace", "1s", "--", "sh", "-c", "\"$0\" stop; \"$0\" daemon; \"$0\" run -d -- "
                + "sleep 600 > '" + inner + "'; exec sleep 600", Home.BIN.resolve("daybook").toString());
        Awaitility.await().atMost(Duration.ofSeconds(40)).until(() -> Files.exists(inner) && Files.size(inner) > 0);
        String id = Files.readString(inner).strip();
        long daemon = home.health().launch().pid();
        home.await(id, operation -> operation.pid() != null);
        home.await(outer, operation -> operation.status().equals("running"));
        home.cancel(outer);
        assertEquals("cancelled", home.ended(outer).status());
        assertEquals(daemon, home.health().launch().pid(), "the daemon that was started in it");
        assertEquals("running", home.operation(id).status(), "the operation that was started in it");
        home.cancel(id);
        assertEquals("cancelled", home.ended(id).status());
        assertEquals(0, home.daybook("stop").exit());
    }

    @Test
    void c6ACancelRightAfterTheDaemonWasKilledReachesTheWorker() throws Exception {
        String id = home.shell("exec sleep 600");
        home.await(id, operation -> operation.pid() != null);
        Home.kill9(home.launchedLast());
        home.launch();
        // At once: whether the worker has registered again by then is as it comes.
        Awaitility.await().atMost(Duration.ofSeconds(30)).pollInterval(Duration.ofMillis(1)).ignoreExceptions()
                .until(() -> home.cancel(id).success());
        assertCancelledWhole(home.ended(id), 1);
        assertNobodyMarked(id);
    }

    @Test
    void c6ACancelThatTheKilledDaemonHadTakenIsDeliveredByTheNext() throws Exception {
        String id = home.shell("exec sleep 600");
        ProcTable.Seen worker = worker(id);
        worker.signal("STOP");
        assertTrue(home.cancel(id).success());
        Home.kill9(home.launchedLast());
        home.start();
        Operation waiting = home.operation(id);
        assertEquals("reconciling", waiting.status());
        assertNotNull(waiting.cancelRequested());
        assertEquals(1, ProcTable.commandsOf(id).size(), "the stopped worker has stopped nothing");
        worker.signal("CONT");
        assertCancelledWhole(home.ended(id), 1);
        assertNobodyMarked(id);
    }

    @Test
    void c6ACancelReachesAWorkerThatWasStoppedWhenItGoesOn() throws Exception {
        String id = home.shell("exec sleep 600");
        ProcTable.Seen worker = worker(id);
        worker.signal("STOP");
        Home.Ran taken = home.daybook("cancel", "--no-wait", id);
        assertEquals(new Home.Ran(0, "Operation " + id + " is being stopped\n", ""), taken);
        assertEquals("running", home.operation(id).status());
        worker.signal("CONT");
        assertCancelledWhole(home.ended(id), 1);
    }

    @Test
    void c6ACancelOfWhatADeadWorkerLeftIsCarriedOutByTheDaemon() throws Exception {
        String id = home.shell("setsid sleep 600 & exec sleep 600");
        Awaitility.await().until(() -> ProcTable.commandsOf(id).size() == 2);
        ProcTable.Seen worker = worker(id);
        worker.signal("STOP");
        home.cancel(id);
        worker.kill();
        assertCancelledWhole(home.ended(id), 2);
        assertNobodyMarked(id);
    }

    @Test
    void c7TheFirstTerminalWriteWinsAndEverybodyTellsTheSame() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < RACES; i++) {
            ids.add(home.shell("while [ ! -e '" + folder + "/end" + i + "' ]; do sleep 0.01; done"));
        }
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < RACES; i++) {
            Files.createFile(folder.resolve("end" + i));
            // Nothing is waited for here: the two are to meet in as many ways as there are.
            TimeUnit.MILLISECONDS.sleep(random.nextInt(60));
            seen.add(race(ids.get(i), "operation " + i + ", seed " + seed));
        }
        assertTrue(Set.of("completed", "cancelled").containsAll(seen), seen.toString());
    }

    /** A refusal is given only after an end; what was taken ends as one of the two, and stays so. */
    private static String race(String id, String which) throws Exception {
        boolean taken;
        try {
            taken = home.cancel(id).success();
        } catch (Refused refused) {
            assertEquals("Cannot cancel completed operation", refused.problem().detail(), which);
            taken = false;
        }
        Operation ended = home.ended(id);
        assertTrue(taken || ended.status().equals("completed"), which);
        boolean cancelled = ended.status().equals("cancelled");
        assertEquals(cancelled ? "cancelled" : "exit", ended.cause(), which);
        assertEquals(cancelled ? "cancelled" : "ended", home.session(Objects.requireNonNull(ended.sessionId()))
                .status(), which);
        assertEquals(ended, home.operation(id), which);
        return ended.status();
    }

    @Test
    void c8EachIsJudgedAloneWithOneLineAndARefusalExits1() throws Exception {
        assertEquals(2, home.daybook("cancel").exit());
        assertEquals(2, home.daybook("cancel", "nonsense").exit());
        String done = home.detach("true");
        String one = home.shell("exec sleep 600");
        String two = home.shell("exec sleep 600");
        home.ended(done);
        Home.Ran alone = home.daybook("cancel", one);
        assertEquals(new Home.Ran(0, "Cancelled " + one + ": stopped 1 process, 0 left\n", ""), alone);
        Home.Ran mixed = home.daybook("cancel", done, "op_aaaaaaaaaa", two);
        assertEquals(1, mixed.exit());
        assertEquals("Cancelled " + two + ": stopped 1 process, 0 left\n", mixed.out());
        assertEquals(List.of("daybook: " + done + ": Cannot cancel completed operation",
                "daybook: Operation not found: op_aaaaaaaaaa, see 'daybook operations'"),
                mixed.err().lines().toList());
        assertEquals("cancelled", home.operation(two).status());
    }

    @Test
    void c8NowKillsWhatWouldTakeItsTime() throws Exception {
        String id = home.detach("--grace", "1h", "--", "sh", "-c",
                "trap '' TERM; echo ready; while :; do sleep 600; done");
        home.awaitLog(id, "ready");
        home.answer(Call.cancel(id, new CancelRequest(null)));
        Home.Ran now = home.daybook("cancel", "--now", id);
        assertEquals(0, now.exit(), now.err());
        assertTrue(now.out().startsWith("Cancelled " + id + ": stopped "), now.out());
        assertEquals(9, home.operation(id).signal());
    }

    @Test
    void c9OfThreeTheCancelledOneIsCancelledAndTheOthersComplete() throws Exception {
        int before = errors();
        Path end = folder.resolve("all end");
        String script = "while [ ! -e '" + end + "' ]; do sleep 0.05; done; echo whole";
        List<String> ids = List.of(home.shell(script), home.shell(script), home.shell(script));
        Home.Ran cancel = home.daybook("cancel", ids.get(1));
        assertEquals(0, cancel.exit(), cancel.err());
        Files.createFile(end);
        assertEquals(List.of("completed", "cancelled", "completed"),
                ids.stream().map(id -> home.ended(id).status()).toList());
        assertEquals("whole\n", home.logOf(ids.get(0)));
        assertFalse(home.logOf(ids.get(1)).contains("whole"), home.logOf(ids.get(1)));
        assertEquals("whole\n", home.logOf(ids.get(2)));
        assertEquals(before, errors(), home.log());
    }

    private static int errors() throws IOException {
        return (int) home.log().lines().filter(line -> line.contains(" ERROR ")).count();
    }

    private static ProcTable.Seen worker(String id) throws ClientException {
        Operation running = home.await(id, operation -> operation.pid() != null);
        return ProcTable.of(ProcTable.of(Objects.requireNonNull(running.pid())).orElseThrow().parent()).orElseThrow();
    }

    /** Whatever the command has started, however it tried to get away. */
    private static Set<ProcTable.Seen> tree(String id) throws ClientException {
        Set<ProcTable.Seen> tree = new HashSet<>(ProcTable.commandsOf(id));
        tree.addAll(ProcTable.descendants(worker(id).pid()));
        return tree;
    }

    private static void assertCancelledWhole(Operation operation, int atLeast) throws Exception {
        assertEquals("cancelled", operation.status());
        assertEquals("cancelled", operation.cause());
        var receipt = Objects.requireNonNull(operation.receipt());
        assertEquals(0, receipt.left(), receipt.toString());
        assertTrue(receipt.stopped() >= atLeast, receipt.toString());
        assertEquals("cancelled", home.session(Objects.requireNonNull(operation.sessionId())).status());
    }

    /** The worker itself ends a moment after it has told. */
    private static void assertNobodyMarked(String id) {
        assertEquals(Set.of(), ProcTable.commandsOf(id));
        Awaitility.await().until(() -> ProcTable.marked(id).isEmpty());
    }

    private static void assertProblem(Refused refused, int status, String code, String detail) {
        assertEquals(status, refused.problem().status());
        assertEquals(code, refused.problem().code());
        assertEquals(detail, refused.problem().detail());
    }
}
