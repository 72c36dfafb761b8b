package dev.daybook.watch;

import static dev.daybook.store.StoredOperations.BOOT;
import static dev.daybook.store.StoredOperations.at;
import static dev.daybook.store.StoredOperations.inDaemon;
import static dev.daybook.store.StoredOperations.plan;
import static dev.daybook.store.StoredOperations.worker;
import static dev.daybook.watch.WatchedDay.exit;
import static dev.daybook.watch.WatchedDay.held;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.operation.OperationEnd;
import dev.daybook.operation.WorkerIdentity;
import dev.daybook.plan.Plan;
import dev.daybook.store.StoreException;
import dev.daybook.store.StoredOperations;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a launch does to the operations of launches before it: rows P1 to P5. */
class ReconciliationTest {

    private static final WorkerIdentity DAEMON = new WorkerIdentity("daemon", 1, 1, BOOT);

    @TempDir
    Path folder;
    private WatchedDay watch;
    private StoredOperations day;

    @BeforeEach
    void open() throws StoreException {
        watch = new WatchedDay(folder);
        day = watch.day;
    }

    @AfterEach
    void close() {
        watch.close();
    }

    private int launch() {
        return new Reconciliation(day.rows, watch.verdicts, () -> at(200)).run();
    }

    @Test
    void nothingToDoIsNothingDone() {
        long sequence = day.store.sequence();
        assertEquals(0, launch());
        assertEquals(sequence, day.store.sequence());
    }

    @Test
    void whatRanInsideTheDaemonDiedWithIt() {
        day.rows.create(inDaemon("op_ran"), at(1));
        day.rows.start("op_ran", 1, new WorkerIdentity("daemon", 1, 1, BOOT), at(1));
        day.rows.create(inDaemon("op_waited"), at(1));
        assertEquals(0, launch());
        for (String id : List.of("op_ran", "op_waited")) {
            assertEquals("failed", watch.status(id));
            assertEquals("daemon_restarted", day.operation(id).cause());
            assertEquals("Orphaned by daemon restart", day.operation(id).error());
            assertEquals("failed", day.sessionOf(id).status());
        }
    }

    @Test
    void whatRanInAWorkerWaitsForItWhetherItLivesOrNot() {
        day.running("op_alive");
        day.running("op_dead");
        day.pending("op_pending");
        watch.evidence.alive.add("op_alive");
        assertEquals(3, launch());
        assertEquals("reconciling", watch.status("op_alive"));
        assertEquals("reconciling", watch.status("op_dead"));
        assertEquals("pending", watch.status("op_pending"));
        assertEquals(List.of(), watch.evidence.swept);
        assertEquals("go_on", watch.hear(worker(1), held("op_alive", 1, "running")).order());
        assertEquals("running", watch.status("op_alive"));
    }

    @Test
    void oneThatEndedMeanwhileGetsItsTrueCode() {
        day.running("op_a");
        watch.evidence.records.put("op_a", exit("op_a", 1, 7));
        assertEquals(0, launch());
        assertEquals(7, day.operation("op_a").exitCode());
        assertEquals("exit", day.operation("op_a").cause());
    }

    @Test
    void oneWhoseAttemptEndedMeanwhileWaitsForTheNext() {
        day.running("op_a");
        watch.evidence.records.put("op_a", exit("op_a", 1, 7, true));
        assertEquals(1, launch());
        assertEquals("pending", watch.status("op_a"));
        assertEquals(2, day.operation("op_a").epoch());
    }

    @Test
    void oneToBeCancelledIsNotOverWhileAnotherAttemptMayRun() {
        day.running("op_a");
        day.rows.cancel("op_a", null, at(3));
        watch.evidence.records.put("op_a", exit("op_a", 1, 7, true));
        assertEquals(1, launch());
        assertEquals("reconciling", watch.status("op_a"));
    }

    @Test
    void oneOfAnotherBootFailsUnlessItsEndIsKnown() {
        day.pending("op_a");
        day.rows.claim("op_a", 1, new WorkerIdentity("wk_1", 5, 6, "boot-0"), null, at(1));
        day.pending("op_known");
        day.rows.claim("op_known", 1, new WorkerIdentity("wk_2", 5, 6, "boot-0"), null, at(1));
        watch.evidence.records.put("op_known", exit("op_known", 1, 0));
        assertEquals(0, launch());
        assertEquals("host_rebooted", day.operation("op_a").cause());
        assertEquals("The machine was restarted while it was running", day.operation("op_a").error());
        assertNull(day.operation("op_a").exitCode());
        assertEquals("completed", watch.status("op_known"));
    }

    @Test
    void aSecondLaunchFindsNothingNewToDo() {
        day.running("op_a");
        launch();
        long sequence = day.store.sequence();
        assertEquals(1, launch());
        assertEquals(sequence, day.store.sequence());
    }

    // Phases of plans

    /** A run in its first phase, which is inside the daemon. */
    private void saving() {
        Plan nightly = plan("nightly");
        day.plans.check(nightly, StoredOperations.run("op_run", nightly), at(1));
        assertTrue(day.plans.begin(day.plans.run("op_run").orElseThrow(), nightly.phases().getFirst(),
                inDaemon("op_save"), 0, at(1)));
    }

    private void started() {
        saving();
        day.rows.start("op_save", 1, DAEMON, at(2));
    }

    @Test
    void aPhaseThatRanInsideTheDaemonDiedWithItAndItsRunGoesOn() {
        started();
        assertEquals(0, launch());
        assertEquals("failed", watch.status("op_save"));
        assertEquals("daemon_restarted", day.operation("op_save").cause());
        assertEquals("Orphaned by daemon restart", day.operation("op_save").error());
        assertEquals("running", watch.status("op_run"));
        assertEquals("active", day.sessionOf("op_run").status());
    }

    @Test
    void aPhaseThatHadNotBegunIsLeftToThisDaemon() {
        saving();
        long sequence = day.store.sequence();
        assertEquals(0, launch());
        assertEquals("pending", watch.status("op_save"));
        assertEquals(sequence, day.store.sequence());
    }

    @Test
    void aPhaseThatThePreviousDaemonLeftWhenItStoppedIsLeftToThisOne() {
        started();
        day.rows.retry("op_save", 1, "The daemon was stopped");
        launch();
        assertEquals("pending", watch.status("op_save"));
        assertEquals(2, day.operation("op_save").epoch());
    }

    @Test
    void aPhaseThatDiedAtALaterAttemptIsFoundToo() {
        started();
        day.rows.retry("op_save", 1, "The daemon was stopped");
        day.rows.start("op_save", 2, DAEMON, at(3));
        launch();
        assertEquals("daemon_restarted", day.operation("op_save").cause());
        assertEquals(2, day.operation("op_save").epoch());
    }

    @Test
    void aPhaseThatWasToBeCancelledIsCancelledAndNotItsRun() {
        started();
        day.rows.cancel("op_run", null, at(3));
        launch();
        assertEquals("cancelled", watch.status("op_save"));
        assertEquals("running", watch.status("op_run"), "the plans' next look ends it");
    }

    @Test
    void aPhaseInAWorkerWaitsForIt() {
        saving();
        day.rows.end("op_save", 1, OperationEnd.completed(), at(2));
        Plan nightly = plan("nightly");
        day.plans.begin(day.plans.run("op_run").orElseThrow(), nightly.phases().get(1),
                StoredOperations.command("op_publish"), 0.3, at(2));
        day.rows.start("op_publish", 1, worker(1), at(3));
        watch.evidence.alive.add("op_publish");
        assertEquals(1, launch());
        assertEquals("reconciling", watch.status("op_publish"));
        assertEquals("running", watch.status("op_run"));
    }
}
