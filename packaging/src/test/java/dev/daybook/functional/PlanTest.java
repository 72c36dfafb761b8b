package dev.daybook.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.Operation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Rows P1, P2, P7, C1, C3, C9: what becomes of a run that is killed, stopped, cancelled or fails. */
@Timeout(240)
class PlanTest {

    private static final int SESSIONS = 1_500;

    private final Instant noon = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofHours(36));

    @TempDir
    Path folder;

    private Home home;
    private Plans plans;

    @BeforeEach
    void aHome() throws Exception {
        home = new Home(folder.resolve("h"));
        plans = new Plans(home);
        home.start();
    }

    @AfterEach
    void endWhatWasStarted() throws Exception {
        home.end();
    }

    @Test
    void p7AKillInEachPhaseInTurnRepeatsNothingAndLosesNothing() throws Exception {
        Path go = folder.resolve("go");
        Path effects = folder.resolve("effects");
        Home.kill9(home.launchedLast());
        try (Tamper database = home.database()) {
            database.summariesWait(SESSIONS, noon);
        }
        plans.write("nightly", Plans.daemon("summarise", "summarise")
                + Plans.worker("publish",
                        "echo begun >> '" + effects + "'; " + Plans.until(go) + "; echo done >> '" + effects
                                + "'")
                + Plans.daemon("export", "export") + "days = 300\n");
        home.start();

        String run = plans.start("nightly");
        Operation first = plans.await(run, "summarise", operation -> operation.progress() != null);
        assertEquals("running", first.status());
        assertEquals("summarise", plans.session(run).phase());
        plans.restart();
        assertEquals("failed", home.operation(first.id()).status());
        assertEquals("Orphaned by daemon restart", home.operation(first.id()).error());
        assertTrue(home.log().contains("Detected orphaned summarise for " + run + ", restarting"), home.log());

        Operation publish = plans.await(run, "publish", operation -> operation.pid() != null);
        assertEquals("publish", plans.session(run).phase());
        plans.restart();
        home.await(publish.id(), operation -> operation.status().equals("running"));
        assertEquals("running", home.operation(run).status());
        Files.createFile(go);

        Operation export = plans.await(run, "export", operation -> operation.progress() != null);
        plans.restart();
        assertEquals("Orphaned by daemon restart", home.operation(export.id()).error());

        Operation ended = plans.ended(run);
        assertEquals("completed", ended.status(), ended.toString());
        assertEquals("ended", plans.session(run).status());
        assertEquals("completed", plans.session(run).outcome());
        assertEquals(List.of("failed", "completed", "completed", "failed", "completed"),
                plans.attempts(run).stream().map(Operation::status).toList());
        assertEquals("begun\ndone\n", Files.readString(effects), "the command ran once");
        List<String> entries = plans.entries();
        assertEquals(SESSIONS, entries.size());
        assertEquals(SESSIONS, Set.copyOf(entries).size(), "no session stands twice");
        try (var exported = Files.list(home.directories.data().resolveSibling("exports"))) {
            assertEquals(300, exported.filter(file -> String.valueOf(file.getFileName()).matches(
                    "day-[-0-9]+\\.json")).count());
        }
        plans.assertNoErrorInTheLog();
    }

    @Test
    void p7AKillWhileThePhaseInTheWorkerEndsByItselfLosesNothing() throws Exception {
        Path go = folder.resolve("go");
        plans.write("three", Plans.daemon("one", "prune") + Plans.worker("two", Plans.until(go) + "; exit 0")
                + Plans.daemon("three", "prune"));
        String run = plans.start("three");
        Operation two = plans.await(run, "two", operation -> operation.pid() != null);
        Home.kill9(home.launchedLast());
        Files.createFile(go);
        Awaitility.await().until(() -> ProcTable.marked(two.id()).isEmpty());
        home.start();
        assertEquals("completed", plans.ended(run).status());
        assertEquals(0, home.operation(two.id()).exitCode());
        assertEquals(3, plans.attempts(run).size());
    }

    @Test
    void p1APhaseThatDiesWithItsDaemonIsStartedAgainThreeTimesAndNoMore() throws Exception {
        Home.kill9(home.launchedLast());
        try (Tamper database = home.database()) {
            database.summariesWait(SESSIONS * 3, noon);
        }
        plans.write("dying", Plans.daemon("write", "summarise") + Plans.daemon("after", "prune"));
        home.start();
        String run = plans.start("dying");
        for (int attempt = 1; attempt <= 4; attempt++) {
            int number = attempt;
            Awaitility.await().until(() -> plans.attempts(run).size() == number
                    && plans.attempts(run).getLast().status().equals("running"));
            plans.restart();
        }
        Operation failed = plans.ended(run);
        assertEquals("failed", failed.status());
        assertEquals("daemon_restarted", failed.cause());
        assertEquals("Phase write failed: Orphaned by daemon restart", failed.error());
        assertEquals(4, plans.attempts(run).size());
        assertEquals("failed", plans.session(run).status());
        assertEquals(3, home.log().lines().filter(line -> line.contains("Detected orphaned write for " + run
                + ", restarting")).count());
        assertTrue(home.health().notices().stream().anyMatch(notice -> notice.startsWith("Plan “dying” failed: ")),
                home.health().notices().toString());
    }

    @Test
    void aStopInterruptsAPhaseInTheDaemonAndTheNextDaemonGoesOnWithIt() throws Exception {
        Home.kill9(home.launchedLast());
        try (Tamper database = home.database()) {
            database.summariesWait(SESSIONS, noon);
        }
        plans.write("long", Plans.daemon("write", "summarise"));
        home.start();
        String run = plans.start("long");
        plans.await(run, "write", operation -> operation.progress() != null);
        assertEquals(0, Home.terminate(home.launchedLast()));
        home.start();
        assertEquals("completed", plans.ended(run).status());
        List<Operation> attempts = plans.attempts(run);
        assertEquals(1, attempts.size(), "the same operation went on");
        assertEquals(2, attempts.getFirst().epoch());
        assertEquals(SESSIONS, Set.copyOf(plans.entries()).size());
        assertFalse(home.log().contains("Detected orphaned"), home.log());
        plans.assertNoErrorInTheLog();
    }

    @Test
    void aCancelStopsThePhaseThatRunsWhicheverItIs() throws Exception {
        Home.kill9(home.launchedLast());
        try (Tamper database = home.database()) {
            database.summariesWait(SESSIONS, noon);
        }
        plans.write("inside", Plans.daemon("write", "summarise") + Plans.worker("never", "exec sleep 600"));
        plans.write("outside", Plans.daemon("first", "prune")
                + Plans.worker("tree", "trap '' TERM; setsid sleep 600 & sleep 600 & wait") + "grace = \"1s\"\n"
                + Plans.daemon("last", "prune"));
        plans.write("ending", Plans.worker("first", "true") + Plans.daemon("days", "export") + "days = 400\n"
                + Plans.worker("never", "exec sleep 600"));
        home.start();
        String inside = plans.start("inside");
        plans.await(inside, "write", operation -> operation.progress() != null);
        assertCancelled(plans.cancel(inside), "write");

        String outside = plans.start("outside");
        Operation tree = plans.await(outside, "tree", operation -> operation.pid() != null);
        Awaitility.await().until(() -> ProcTable.commandsOf(tree.id()).size() >= 3);
        Home.Ran ran = home.daybook("cancel", outside);
        assertEquals(0, ran.exit(), ran.toString());
        assertTrue(ran.out().matches("Cancelled " + outside + ": stopped [3-9] processes, 0 left\n"), ran.out());
        assertCancelled(home.operation(outside), "tree");
        assertEquals(Set.of(), ProcTable.commandsOf(tree.id()));

        String ending = plans.start("ending");
        plans.await(ending, "days", operation -> operation.progress() != null);
        Home.Ran bySession = home.daybook("cancel", Long.toString(plans.session(ending).id()));
        assertEquals(0, bySession.exit(), bySession.toString());
        assertCancelled(plans.ended(ending), "days");
        assertEquals("cancelled", plans.session(ending).status());
        plans.assertNoErrorInTheLog();
    }

    private void assertCancelled(Operation run, String phase) throws Exception {
        assertEquals("cancelled", run.status(), run.toString());
        assertEquals("cancelled", plans.session(run.id()).status());
        assertEquals(phase, plans.session(run.id()).phase());
        List<Operation> attempts = plans.attempts(run.id());
        assertEquals(phase, attempts.getLast().phase(), "nothing followed");
        assertEquals("cancelled", attempts.getLast().status());
    }

    @Test
    void c1APhaseIsNotCancelledByItself() throws Exception {
        plans.write("whole", Plans.worker("part", "exec sleep 600"));
        String run = plans.start("whole");
        Operation part = plans.await(run, "part", operation -> operation.pid() != null);
        Home.Ran ran = home.daybook("cancel", part.id());
        assertEquals(1, ran.exit());
        assertTrue(ran.err().contains(run), ran.err());
        assertEquals("running", home.operation(part.id()).status());
    }

    @Test
    void c9OfThreePlansTheMiddleOneIsCancelledAndTheOthersGoOn() throws Exception {
        Path go = folder.resolve("go");
        for (String name : List.of("a", "b", "c")) {
            plans.write(name, Plans.daemon("before", "prune") + Plans.worker("wait", Plans.until(go))
                    + Plans.daemon("after", "prune"));
        }
        String a = plans.start("a");
        String b = plans.start("b");
        String c = plans.start("c");
        for (String run : List.of(a, b, c)) {
            plans.await(run, "wait", operation -> operation.pid() != null);
        }
        assertEquals("cancelled", plans.cancel(b).status());
        assertEquals("running", home.operation(a).status());
        Files.createFile(go);
        assertEquals("completed", plans.ended(a).status());
        assertEquals("completed", plans.ended(c).status());
        assertEquals(List.of("cancelled", "ended", "ended"),
                List.of(plans.session(b).status(), plans.session(a).status(),
                        plans.session(c).status()));
        plans.assertNoErrorInTheLog();
    }

    @Test
    void aPhaseThatFailsEndsThePlanUnlessItMay() throws Exception {
        plans.write("strict", Plans.worker("bad", "echo because; exit 7") + Plans.daemon("never", "prune"));
        plans.write("lenient", Plans.worker("bad", "exit 7") + "may_fail = true\n"
                + Plans.worker("good", "echo \"$DAYBOOK_PREVIOUS_STATUS $DAYBOOK_PREVIOUS_EXIT_CODE\""));
        String strict = plans.start("strict");
        Operation failed = plans.ended(strict);
        assertEquals("failed", failed.status());
        assertEquals("Phase bad failed: Exited with code 7", failed.error());
        assertNull(failed.exitCode(), "a plan has none");
        assertEquals("Phase bad failed: Exited with code 7", plans.session(strict).failureReason());
        assertEquals(1, plans.attempts(strict).size());

        String lenient = plans.start("lenient");
        assertEquals("completed", plans.ended(lenient).status());
        assertEquals("failed 7\n", home.logOf(plans.attempts(lenient).getLast().id()));
    }

    @Test
    void whatAPhaseLeavesIsThereForThoseAfterItAlsoAfterAKill() throws Exception {
        Path go = folder.resolve("go");
        plans.write("passing", Plans.daemon("days", "export")
                + Plans.worker("set",
                        "echo 'COLOUR=dark blue' >> \"$DAYBOOK_VARIABLES\"; echo said; " + Plans.until(go))
                + Plans.worker("get", "echo \"$COLOUR\"; cat \"$DAYBOOK_PREVIOUS_LOG\"; test -s \"$DAYBOOK_EXPORT\" && "
                        + "echo \"$DAYBOOK_PLAN $DAYBOOK_PHASE after $DAYBOOK_PREVIOUS_PHASE\"; pwd"));
        String run = plans.start("passing");
        plans.await(run, "set", operation -> operation.pid() != null);
        plans.restart();
        Files.createFile(go);
        assertEquals("completed", plans.ended(run).status(), home.operation(run).toString());
        assertEquals("dark blue\nsaid\npassing get after set\n" + home.directories.plans() + "\n",
                home.logOf(plans.attempts(run).getLast().id()));
    }
}
