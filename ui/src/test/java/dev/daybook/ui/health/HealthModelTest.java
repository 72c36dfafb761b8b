package dev.daybook.ui.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.PlanTriggered;
import dev.daybook.client.Call;
import dev.daybook.client.DaemonAway;
import dev.daybook.client.Failures;
import dev.daybook.ui.Told;
import dev.daybook.ui.live.Changed;
import dev.daybook.ui.live.Link;
import dev.daybook.ui.live.ScriptedLive;
import dev.daybook.ui.parts.Chip.Tone;
import dev.daybook.ui.parts.LocalTimes;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class HealthModelTest {

    private static final Link GONE = new Link.Away(DaemonAway.Why.NOT_RUNNING, "no daemon", "start one");

    private final Told told = new Told();

    private HealthModel open(ScriptedLive live) {
        HealthModel model = new HealthModel(live, new LocalTimes(() -> ZoneOffset.UTC, Locale.UK), told,
                Path.of("/data/backups"));
        model.shown();
        live.connect(42, SampleHealth.RECORDING);
        return model;
    }

    private static String value(List<Fact> facts, String name) {
        return facts.stream().filter(fact -> fact.name().equals(name)).findFirst().orElseThrow().value();
    }

    private static long rounds(ScriptedLive live) {
        return Collections.frequency(live.asked(), "GET health");
    }

    @Test
    void aDaemonWithoutNoticesIsWell() {
        HealthPage page = open(SampleHealth.well()).pageProperty().get();

        assertEquals("All is well", page.verdict());
        assertEquals(List.of(), page.notices());
        assertEquals("recording · active", value(page.recorder(), "State"));
        assertEquals("7, since 13:05 (1 h 00 min)", value(page.recorder(), "Session"));
        assertEquals("none under way", value(page.running(), "Operations"));
        assertEquals("all written", value(page.summaries(), "State"));
        assertEquals("12:05 (2 h 00 min)", value(page.daemon(), "Up since"));
        assertEquals("128,431 changes", value(page.store(), "On disk"));
    }

    @Test
    void whatNeedsAPersonIsToldFirst() {
        HealthPage page = open(SampleHealth.busy()).pageProperty().get();

        assertEquals("Needs attention", page.verdict());
        assertEquals(Tone.NOTICE, page.tone());
        assertEquals(2, page.notices().size());
        assertEquals("1 operation that no worker claims", value(page.detector(), "Watches"));
    }

    @Test
    void aPhaseIsNotCountedBesideTheRunOfItsPlan() {
        HealthPage page = open(SampleHealth.busy()).pageProperty().get();

        assertEquals("1 reconciling, 2 running, 1 pending", value(page.running(), "Operations"));
        assertEquals("1 live, 1 unresponsive", value(page.running(), "Workers"));
        assertEquals("sync photographs · reconciling, lost", value(page.running(), "25 h 00 min"));
        assertFalse(page.running().stream().anyMatch(fact -> fact.value().startsWith("publish")));
    }

    @Test
    void onlySessionsOfTheLastRecoveryAreLinked() {
        HealthPage page = open(SampleHealth.busy()).pageProperty().get();

        assertEquals(List.of(6L, 5L), page.recovered().stream().map(RecoveredRow::id).toList());
        assertEquals("Session 6, 12:05 – 12:35 after a kill", page.recovered().getFirst().words());
    }

    @Test
    void plansTellWhenTheyStartAndHowTheyWent() {
        List<PlanRow> plans = open(SampleHealth.busy()).pageProperty().get().plans();

        assertEquals(List.of("daily at 02:00", "by hand", "every 168h"), plans.stream().map(PlanRow::when).toList());
        assertEquals("running: phase publish", plans.get(0).lastRun());
        assertTrue(plans.get(0).running());
        assertEquals("never run", plans.get(1).lastRun());
        assertEquals("in 12 min", plans.get(2).next());
        assertEquals("phase save: no space left on device", plans.get(2).error());
    }

    @Test
    void aBrokenFileIsNamedWithItsLine() {
        BrokenRow broken = open(SampleHealth.busy()).pageProperty().get().broken().getFirst();

        assertEquals("broken.toml:7", broken.place());
        assertTrue(broken.error().startsWith("phase[2].command: "), broken.error());
    }

    @Test
    void aRecorderThatCannotSeeSaysWhyAndWhatToDo() {
        ScriptedLive live = SampleHealth.well();
        HealthModel model = open(live);

        live.connect(42, SampleHealth.recorder("blind", "DISPLAY is not set"));

        List<Fact> facts = model.pageProperty().get().recorder();
        assertEquals("cannot see", value(facts, "State"));
        assertEquals("DISPLAY is not set", value(facts, "Why"));
        assertTrue(value(facts, "What to do").contains("X11"));
    }

    @Test
    void agesGoOnEachSecondAndStandStillWhileTheDaemonIsAway() {
        ScriptedLive live = SampleHealth.well();
        HealthModel model = open(live);
        live.pass(3);
        assertEquals("4 s ago", value(model.pageProperty().get().recorder(), "Last look"));

        live.link(GONE);
        live.pass(90);

        HealthPage page = model.pageProperty().get();
        assertEquals("Daemon away", page.verdict());
        assertEquals("as of 14:05", page.asOf());
        assertEquals("1 s ago", value(page.recorder(), "Last look"));
        assertTrue(page.known());
        assertTrue(page.detector().stream().allMatch(fact -> fact.tone() == Tone.NEUTRAL));
    }

    @Test
    void untilAnotherDaemonHasAnsweredWhatTheLastOneToldIsMarkedAsOfThen() {
        ScriptedLive live = SampleHealth.well();
        HealthModel model = open(live);
        live.link(GONE);
        live.pass(60);
        live.hold();
        live.connect(43, SampleHealth.RECORDING);
        live.pass(60);

        HealthPage asking = model.pageProperty().get();
        assertEquals("Asking the daemon …", asking.verdict());
        assertEquals("as of 14:05", asking.asOf());
        assertEquals("1 s ago", value(asking.recorder(), "Last look"));
        assertTrue(asking.past());
        assertFalse(asking.away());

        live.says("GET health", SampleHealth.health(43, 0, List.of()));
        live.release();
        live.pass(10);

        assertEquals("All is well", model.pageProperty().get().verdict());
        assertEquals("", model.pageProperty().get().asOf());
    }

    @Test
    void aDaemonThatWasNeverThereLeavesNothingKnown() {
        ScriptedLive live = new ScriptedLive(SampleHealth.NOW);
        HealthModel model = new HealthModel(live, new LocalTimes(() -> ZoneOffset.UTC, Locale.UK), told,
                Path.of("/data/backups"));
        model.shown();

        live.link(GONE);

        assertFalse(model.pageProperty().get().known());
        assertTrue(model.pageProperty().get().away());
    }

    @Test
    void itIsAskedAgainEveryTenSecondsAndOnChanges() {
        ScriptedLive live = SampleHealth.well();
        open(live);
        assertEquals(1, rounds(live));

        live.pass(9);
        assertEquals(1, rounds(live));
        live.pass(1);
        assertEquals(2, rounds(live));
        live.change(Changed.everything());

        assertEquals(3, rounds(live));
    }

    @Test
    void changesDuringARoundAreOneMoreRound() {
        ScriptedLive live = SampleHealth.well();
        live.hold();
        open(live);
        live.change(Changed.everything());
        live.change(Changed.everything());
        assertEquals(1, rounds(live));

        live.release();

        assertEquals(2, rounds(live));
    }

    @Test
    void backupsAreToldOf() {
        List<Fact> backups = open(SampleHealth.well()).pageProperty().get().backups();

        assertEquals("11:05 (3 h 00 min ago)", value(backups, "Last"));
        assertEquals("9, 212 MB", value(backups, "Kept"));
        assertEquals("from 23:05", value(backups, "Next"));
        assertEquals("/data/backups", value(backups, "Where"));
        assertEquals("no space left on device",
                value(open(SampleHealth.busy()).pageProperty().get().backups(), "Failed"));
    }

    @Test
    void aBackupThatIsWantedIsFollowedAndToldOf() {
        ScriptedLive live = SampleHealth.well();
        HealthModel model = open(live);
        live.says("POST operations", SampleHealth.operation("op_backup0001", null, "running", "backup", null, 0));
        live.says("GET operations/op_backup0001",
                SampleHealth.operation("op_backup0001", null, "running", "backup", null, 0));
        model.backup().begin();
        live.pass(2);
        assertTrue(model.backup().underwayProperty().get());
        live.says("GET operations/op_backup0001",
                SampleHealth.operation("op_backup0001", null, "completed", "backup", null, 0));
        live.pass(1);
        assertFalse(model.backup().underwayProperty().get());
        assertEquals("Back up now", model.backup().wordsProperty().get());
        assertEquals("say Backed up", told.log.getLast());
    }

    @Test
    void nobodyAsksForAPageThatIsNotSeen() {
        ScriptedLive live = SampleHealth.well();
        HealthModel model = open(live);
        model.hidden();
        live.forget();

        live.pass(30);
        live.change(Changed.everything());

        assertEquals(List.of(), live.asked());
    }

    @Test
    void aQuestionThatIsRefusedIsTold() {
        ScriptedLive live = SampleHealth.well().says("GET plans", Failures.refused("the folder cannot be read"));

        HealthPage page = open(live).pageProperty().get();

        assertEquals(List.of("Plans cannot be told: the folder cannot be read"), page.notices());
        assertEquals("Needs attention", page.verdict());
    }

    @Test
    void whatBecameOfAWishToStartAPlanIsSaid() {
        ScriptedLive live = SampleHealth.busy();
        HealthModel model = open(live);

        model.trigger("weekly");
        live.says("POST plans/weekly/trigger", new PlanTriggered(false, "active_session", 9L, "op_weekly"));
        model.trigger("weekly");
        live.says("POST plans/weekly/trigger", Failures.refused("there is no plan weekly"));
        model.trigger("weekly");

        assertEquals(List.of("say Started weekly", "say weekly is not started: a run of it goes on",
                "say there is no plan weekly"), told.log);
    }

    @Test
    void aPlanIsDisabledAndAskedAgain() {
        ScriptedLive live = SampleHealth.busy();
        HealthModel model = open(live);
        live.says("POST plans/weekly/disable", SampleHealth.disabled("weekly"));
        live.forget();

        model.enable("weekly", false, () -> {});

        assertEquals("POST plans/weekly/disable", live.asked().getFirst());
        assertEquals(1, rounds(live));
        assertEquals(List.of("say Disabled weekly: it is started by hand alone"), told.log);
    }

    @Test
    void recordingIsStoppedOnlyAfterAYes() {
        ScriptedLive live = SampleHealth.well().says("POST daemon/stop", new Call.Stopping("stopping"));
        HealthModel model = open(live);

        model.stop();
        assertFalse(live.asked().contains("POST daemon/stop"));
        told.questions.getFirst().yes().run();

        assertTrue(live.asked().contains("POST daemon/stop"));
        assertEquals(List.of("say The daemon is stopping"), told.log);
    }

    @Test
    void aMomentOfAnotherDayHasItsDate() {
        Moments moments = new Moments(new LocalTimes(() -> ZoneOffset.UTC, Locale.UK), SampleHealth.NOW);

        assertEquals("14:05", moments.moment(SampleHealth.NOW));
        assertTrue(moments.moment(Instant.parse("2026-11-18T02:00:00Z")).contains("18 Nov 2026"));
    }
}
