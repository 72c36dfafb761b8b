package dev.daybook.cli.view;

import static dev.daybook.cli.view.Samples.PAGES;
import static dev.daybook.cli.view.Samples.at;
import static dev.daybook.cli.view.Samples.health;
import static dev.daybook.cli.view.Samples.operation;
import static dev.daybook.cli.view.Samples.recording;
import static dev.daybook.cli.view.Samples.run;
import static dev.daybook.cli.view.Samples.sessions;
import static dev.daybook.cli.view.Samples.timeline;
import static dev.daybook.cli.view.Samples.totals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.Health;
import dev.daybook.api.Operation;
import dev.daybook.api.Session;
import dev.daybook.api.Timeline;
import dev.daybook.api.Totals;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OperationPagesTest {

    private static final Path LOG = Path.of("/home/p/operations/op_4kz0a1b2c3/log");
    private static final String ENDED = "\"worker_state\":null,\"pid\":null,\"ended\":\"2026-11-22T12:05:00Z\",";

    @Test
    void theListTellsHowFarEachIsAndHowItEnded() {
        assertEquals("""
                  ID             Started     Length  Status             Title
                  op_4kz0a1b2c3  12:15               pending            Train the model
                                                                        waiting: after op_3
                  op_4kz0a1b2c3  12:33       42 min  running            Train the model
                                                                        28% · epoch 4
                  op_4kz0a1b2c3  12:33       42 min  running, lost      Train the model
                  op_4kz0a1b2c3  12:33       42 min  running, stopping  Train the model
                  op_4kz0a1b2c3  12:33       32 min  completed          Train the model
                  op_4kz0a1b2c3  12:33       32 min  failed, exit 3     Train the model
                  op_4kz0a1b2c3  12:33       32 min  failed, signal 9   Train the model
                  op_4kz0a1b2c3  Sat 21 Nov  32 min  failed, timed out  Train the model
                  op_4kz0a1b2c3  12:33       32 min  cancelled          Train the model
                """, PAGES.operations(List.of(
                operation("\"status\":\"pending\",\"started\":null,\"waiting_for\":\"after op_3\""),
                operation("\"progress\":{\"fraction\":0.2899999,\"message\":\"epoch 4\"}"),
                operation("\"worker_state\":\"lost\""),
                operation("\"cancel_requested\":\"2026-11-22T12:04:50Z\""),
                ended("completed",
                        "\"exit_code\":0,\"cause\":\"exit\",\"progress\":{\"fraction\":1,\"message\":\"done\"}"),
                ended("failed", "\"exit_code\":3,\"cause\":\"exit\""),
                ended("failed", "\"signal\":9,\"cause\":\"signal\""),
                operation("\"status\":\"failed\",\"cause\":\"timed_out\",\"started\":\"2026-11-21T12:00:00Z\","
                        + "\"ended\":\"2026-11-21T12:32:00Z\""),
                ended("cancelled", "\"cause\":\"cancelled\""))));
    }

    @Test
    void oneThatRunsIsShownWithWhatToDoNext() {
        assertEquals("""
                Operation op_4kz0a1b2c3  Train the model

                  status      running
                  progress    40%
                  command     python3 train.py --note 'it'\\''s 2'
                  folder      /home/p/model
                  session     14
                  after       op_3
                  group       gpu, 2 at a time
                  attempt     2 of 4
                  time limit  1 h 00 min
                  created     12:15
                  started     12:33, 42 min ago
                  worker      w1, live
                  process     4712
                  log         /home/p/operations/op_4kz0a1b2c3/log

                Next
                  daybook log op_4kz0a1b2c3     what it has written
                  daybook wait op_4kz0a1b2c3    until it has ended
                  daybook cancel op_4kz0a1b2c3  stop it
                """, PAGES.operation(operation("\"epoch\":2,\"retries\":3,\"after\":\"op_3\",\"group\":\"gpu\","
                + "\"group_limit\":2,\"timeout_seconds\":3600,\"progress\":{\"fraction\":0.4,\"message\":null}"), LOG,
                List.of()));
    }

    @Test
    void oneThatEndedTellsItsCauseReceiptAndWhatCameLater() {
        assertEquals("""
                Operation op_4kz0a1b2c3  Train the model

                  status       failed, worker lost
                  command      python3 train.py --note 'it'\\''s 2'
                  folder       /home/p/model
                  session      14
                  created      12:15
                  started      12:33
                  worker       w1
                  cancel       asked for at 13:04
                  ended        13:05, after 32 min
                  exit code    unknown
                  cause        worker_lost: its worker is gone and left no exit code
                  error        Operation was running but no worker claimed it
                  receipt      stopped 3 processes, 0 left
                  left behind  1 process in the background
                  late exit    exit code 0 told at 13:09, after it had ended; it changes nothing
                  log          /home/p/operations/op_4kz0a1b2c3/log

                Next
                  daybook log op_4kz0a1b2c3  what it has written
                """, PAGES.operation(ended("failed", """
                "cause":"worker_lost","error":"Operation was running but no worker claimed it",
                "cancel_requested":"2026-11-22T12:04:50Z","receipt":{"stopped":3,"left":0},"left_behind":1,
                "late_exit":{"at":"2026-11-22T12:09:00Z","exit_code":0}"""), LOG, List.of()));
    }

    @Test
    void workInsideTheDaemonHasNoCommandAndNoLog() {
        String page = PAGES.operation(ended("completed", "\"type\":\"summarise\",\"command\":[],\"cwd\":null"), LOG,
                List.of());
        assertTrue(page.contains("type     summarise, inside the daemon\n"), page);
        assertFalse(page.contains("log"), page);
        assertFalse(page.contains("exit code"), page);
    }

    @Test
    void aCancelEndsInOneTrueLine() {
        assertEquals("Cancelled op_4kz0a1b2c3: stopped 4 processes, 1 left",
                PAGES.afterCancel(ended("cancelled", "\"receipt\":{\"stopped\":4,\"left\":1}")));
        assertEquals("Cancelled op_4kz0a1b2c3 before it started",
                PAGES.afterCancel(ended("cancelled", "\"started\":null")));
        assertEquals("op_4kz0a1b2c3 had already failed: signal 9",
                PAGES.afterCancel(ended("failed", "\"cause\":\"signal\",\"signal\":9")));
        assertEquals("op_4kz0a1b2c3 had already failed: timed out, exit code 143",
                PAGES.afterCancel(ended("failed", "\"cause\":\"timed_out\",\"exit_code\":143")));
    }

    @Test
    void todayShowsWhatRunsBeneathTheSessions() {
        String page = PAGES.today(health(recording()), sessions(), List.of(
                operation("\"progress\":{\"fraction\":0.4,\"message\":\"epoch 4\"}")), timeline(), totals());
        assertTrue(page.contains("""
                  12:33 – now        42 min  active       in progress

                Operations
                  op_4kz0a1b2c3  42 min  running  Train the model
                                                  40% · epoch 4

                Applications
                """), page);
        String empty = PAGES.today(health(recording()), List.of(), List.of(operation("")), new Timeline(List.of()),
                new Totals(at("00:00"), at("23:00"), "app", 0, 0, 0, List.of()));
        assertTrue(empty.endsWith("\n\nOperations\n  op_4kz0a1b2c3  42 min  running  Train the model\n"), empty);
    }

    @Test
    void statusCountsWhatIsUnderWayAndTellsOfATroubledDetector() {
        String page = PAGES.status(detecting(true, 2), Optional.empty(), Optional.of(List.of(operation(""),
                operation(""), operation("\"status\":\"pending\""))));
        assertTrue(page.contains("""
                  operations  2 running, 1 pending
                  detector    watches 2 operations that no worker claims, fails each after 1 min
                """), page);
        assertTrue(PAGES.status(detecting(false, 0), Optional.empty(), Optional.empty())
                .contains("  detector   does not run: operations whose worker died are not found\n"));
    }

    @Test
    void aRunSessionNamesItsOperationAndHowToCancelIt() {
        String active = PAGES.session(run(14, "active", null, "Train the model"));
        assertTrue(active.contains("  operation  op_4kz0a1b2c3\n"), active);
        assertTrue(active.endsWith("""

                Next
                  daybook operations op_4kz0a1b2c3  its operation
                  daybook cancel 14                 stop it
                """), active);
        assertFalse(PAGES.session(run(14, "ended", "13:00", "Train the model")).contains("cancel"));
        assertTrue(PAGES.sessions(List.of(run(14, "active", null, "Train the model"))).contains("Train the model"));
    }

    @Test
    void aRunningPlanIsToldWithItsPhaseAndHowFarItIs() {
        List<Operation> underway = List.of(
                PlanSamples.publishing("\"progress\":{\"fraction\":0.4,\"message\":\"epoch 4\"}"),
                PlanSamples.parent(""));
        String status = PAGES.status(health(recording()), Optional.empty(), Optional.of(underway));
        assertTrue(status.contains("""
                  operations  1 running
                  plan        nightly, since 13:00 (15 min): phase publish, 34%
                """), status);
        assertTrue(PAGES.today(health(recording()), sessions(), underway, timeline(), totals()).contains("""

                Operations
                  op_nightly001  15 min  running  nightly
                                                  34%
                  op_publish001  10 min  running  └ publish
                                                    40% · epoch 4
                """));
        String between = PAGES.status(health(recording()), Optional.empty(),
                Optional.of(List.of(PlanSamples.parent("\"progress\":null"))));
        assertTrue(between.contains("  plan        nightly, since 13:00 (15 min)\n"), between);
    }

    @Test
    void aPhaseWhoseRunIsNotInTheListIsNamedWithIt() {
        assertTrue(PAGES.operations(List.of(PlanSamples.saved())).endsWith("  completed  nightly · save\n"));
        String bare = PAGES.operations(List.of(PlanSamples.publishing("\"title\":\"nightly\"")));
        assertTrue(bare.endsWith("  running  nightly · publish\n"), bare);
    }

    @Test
    void aPhaseIsCancelledWithItsRun() {
        String page = PAGES.operation(PlanSamples.publishing(""), LOG, List.of());
        assertTrue(page.endsWith("""

                Next
                  daybook log op_publish001     what it has written
                  daybook wait op_publish001    until it has ended
                  daybook cancel op_nightly001  stop the run it is a part of
                """), page);
    }

    @Test
    void workInsideTheDaemonFailsWithItsErrorAndWithoutACode() {
        assertEquals("op_nightly001 failed: Orphaned by daemon restart\n", PAGES.ended(PlanSamples.parent(
                "\"status\":\"failed\",\"cause\":\"daemon_restarted\",\"error\":\"Orphaned by daemon restart\"")));
        assertEquals("op_nightly001 failed: daemon restarted\n", PAGES.ended(PlanSamples.parent(
                "\"status\":\"failed\",\"cause\":\"daemon_restarted\"")));
    }

    @Test
    void aSessionOfAPlanNamesItAndItsPhase() {
        String page = PAGES.session(ofPlan("active"));
        assertTrue(page.startsWith("Session 12  nightly · publish\n"), page);
        assertTrue(page.contains("  plan       nightly\n  phase      publish\n  operation  op_nightly001\n"), page);
        assertTrue(page.endsWith("""

                Next
                  daybook operations op_nightly001  its operation
                  daybook plan show nightly         its plan
                  daybook cancel 12                 stop it
                """), page);
        assertTrue(PAGES.sessions(List.of(ofPlan("failed"))).endsWith("  failed  nightly · publish\n"));
        assertTrue(PAGES.sessions(List.of(ofPlan("ended"))).endsWith("  ended   nightly\n"));
    }

    private static Session ofPlan(String status) {
        return new Session(12, "run", "nightly", null, status, at("13:00"),
                status.equals("active") ? null : at("13:09"),
                null,
                "nightly", "publish", "op_nightly001", null, null, "none", 0, null, null, null);
    }

    private static Operation ended(String status, String members) {
        return operation("\"status\":\"" + status + "\"," + ENDED + members);
    }

    private static Health detecting(boolean running, int watched) {
        Health well = health(recording());
        return new Health("ok", well.version(), well.launch(), well.recorder(),
                new Health.OrphanDetector(running, at("13:00"), watched, 60, 15), well.recovery(), well.summaries(),
                well.store(), well.backups(), List.of());
    }
}
