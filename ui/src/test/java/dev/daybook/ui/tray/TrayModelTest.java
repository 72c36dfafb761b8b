package dev.daybook.ui.tray;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.CancelRequest;
import dev.daybook.api.OperationCancel;
import dev.daybook.api.Operations;
import dev.daybook.api.PauseRequest;
import dev.daybook.api.Recorder;
import dev.daybook.api.Sessions;
import dev.daybook.api.Totals;
import dev.daybook.client.Call;
import dev.daybook.client.DaemonAway.Why;
import dev.daybook.client.Failures;
import dev.daybook.platform.autostart.Autostart;
import dev.daybook.ui.attention.AttentionModel;
import dev.daybook.ui.cancelling.Samples;
import dev.daybook.ui.keep.Kept;
import dev.daybook.ui.live.Changed;
import dev.daybook.ui.live.Link;
import dev.daybook.ui.live.ScriptedLive;
import dev.daybook.ui.login.LoginModel;
import dev.daybook.ui.parts.LocalTimes;
import dev.daybook.ui.recorder.RecorderModel;
import dev.daybook.ui.tray.TrayItem.Action;
import dev.daybook.ui.tray.TrayItem.Submenu;
import dev.daybook.ui.tray.TrayItem.Toggle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrayModelTest {

    private static final Instant NOON = Instant.parse("2026-11-20T12:00:00Z");

    @TempDir
    Path folder;

    private final ScriptedLive live = new ScriptedLive(NOON);
    private final List<String> done = new ArrayList<>();
    private boolean windowOpen;
    private TrayModel model;

    @BeforeEach
    void aModel() {
        live.says("GET totals", totals(18_720)).says("GET session", new Sessions(List.of()))
                .says("GET sessions/7", Samples.session(7,
                        "{\"status\": \"active\", \"start\": \"2026-11-20T10:05:00Z\", \"end\": null}"))
                .says("GET operations", new Operations(List.of()));
        LocalTimes times = new LocalTimes(() -> ZoneOffset.UTC, Locale.UK);
        LoginModel login = new LoginModel(Autostart.withoutSystemd(Path.of("/opt/daybook"), Map.of(), folder),
                Runnable::run,
                Runnable::run);
        model = new TrayModel(live, new RecorderModel(live, times),
                new AttentionModel(live, Kept.in(folder.resolve("desktop.json"))), login, times,
                new TrayDeeds(() -> done.add("open"), failed -> failed.accept("no program"), () -> done.add("quit"),
                        text -> windowOpen && done.add("window: " + text)));
    }

    private static Totals totals(long seconds) {
        return new Totals(NOON, NOON, "app", seconds, 0, 0, List.of());
    }

    private static Recorder recorder(String state, @Nullable Long session) {
        return new Recorder(state, "x11", null, "active", 0L, null, NOON, session);
    }

    private void connect() {
        live.connect(1, recorder("recording", 7L));
    }

    private List<String> texts() {
        return texts(view().items());
    }

    private TrayView view() {
        return model.viewProperty().get();
    }

    private static List<String> texts(List<TrayItem> items) {
        return items.stream().map(item -> switch (item) {
            case Action action -> action.text();
            case Toggle toggle -> (toggle.on() ? "[x] " : "[ ] ") + toggle.text();
            case Submenu submenu -> submenu.text() + " >";
            case TrayItem.Label label -> label.text();
            case TrayItem.Separator line -> "--";
        }).toList();
    }

    private List<TrayItem> below(String key) {
        return below(view().items(), key);
    }

    private static List<TrayItem> below(List<TrayItem> items, String key) {
        return items.stream().filter(item -> item instanceof Submenu && item.key().equals(key))
                .map(Submenu.class::cast).findFirst().orElseThrow().items();
    }

    private static void choose(List<TrayItem> items, String key) {
        TrayItem item = items.stream().filter(one -> one.key().equals(key)).findFirst().orElseThrow();
        switch (item) {
            case Action action -> action.run().run();
            case Toggle toggle -> toggle.run().run();
            default -> throw new AssertionError(item + " cannot be chosen");
        }
    }

    @Test
    void aRecordingDayIsTheWholeMenu() {
        connect();

        assertEquals(TrayState.RECORDING, view().state());
        assertEquals(
                List.of("Today 5 h 12 min · session since 10:05", "--", "Open Daybook", "Pause >", "Running >", "--",
                        "[ ] Launch at login", "Quit Daybook", "Stop recording and quit"),
                texts());
        assertEquals(List.of("15 minutes", "1 hour", "Until tomorrow", "Until resumed"), texts(below("pause")));
        assertEquals(List.of("Nothing runs"), texts(below("running")));
        assertEquals("Daybook: Recording · today 5 h 12 min", view().tooltip());
    }

    @Test
    void pausingAndResumingAskTheDaemon() {
        connect();
        choose(below("pause"), "15");
        choose(below("pause"), "60");
        choose(below("pause"), "tomorrow");
        choose(below("pause"), "resumed");
        assertEquals(List.of(new PauseRequest(15, null), new PauseRequest(60, null),
                new PauseRequest(null, Instant.parse("2026-11-21T00:00:00Z")), new PauseRequest(null, null)),
                live.sent());

        live.connect(1, recorder("paused", null));
        assertEquals(TrayState.PAUSED, view().state());
        assertEquals("Today 5 h 12 min · paused", texts().getFirst());
        choose(view().items(), "resume");
        assertTrue(live.asked().contains("POST recorder/resume"));
    }

    @Test
    void whatRunsStandsWithItsAgeAndItsPartsDoNot() {
        live.says("GET operations?status=running", new Operations(List.of(
                Samples.operation("op_a", "{\"title\": \"train\\nthe model\", \"started\": \"2026-11-20T11:48:00Z\"}"),
                Samples.operation("op_b", "{\"title\": \"phase\", \"parent_id\": \"op_a\"}"))))
                .says("GET operations?status=reconciling", new Operations(List.of(Samples.operation("op_c",
                        "{\"status\": \"reconciling\", \"worker_state\": \"lost\", \"title\": \"sync\","
                                + " \"started\": \"2026-11-20T10:59:00Z\"}"))))
                .says("GET operations?status=pending", new Operations(List.of(Samples.operation("op_d",
                        "{\"status\": \"pending\", \"title\": \"render\", \"started\": null,"
                                + " \"created\": \"2026-11-20T11:59:30Z\"}"))));
        connect();

        assertEquals(List.of("train the model · 12 min >", "sync · 1 h 01 min, reconciling, lost >",
                "render · 0 s, pending >"), texts(below("running")));
        live.pass(60);
        assertEquals("train the model · 13 min >", texts(below("running")).getFirst());
    }

    @Test
    void cancellingAsksForThatOperationAndTellsWhatCameOfIt() {
        live.says("GET operations?status=running", new Operations(List.of(
                Samples.operation("op_a", "{\"title\": \"a\"}"), Samples.operation("op_b", "{\"title\": \"b\"}"))))
                .says("POST operations/op_b/cancel", new OperationCancel(true, "op_b", false, "Stopping b."));
        connect();
        choose(below(below("running"), "op_b"), "cancel");

        assertEquals(List.of(new CancelRequest(null)), live.sent());
        assertTrue(live.asked().contains("POST operations/op_b/cancel"));
        assertFalse(live.asked().contains("POST operations/op_a/cancel"));
        assertEquals("Stopping b.", texts().get(1));
        assertTrue(view().tooltip().endsWith("Stopping b."));

        live.pass(300);
        assertFalse(texts().contains("Stopping b."));
    }

    @Test
    void aCancelThatIsRefusedIsToldInTheWindowWhenItIsOpen() {
        live.says("GET operations?status=running", new Operations(List.of(Samples.operation("op_a", "{}"))))
                .says("POST operations/op_a/cancel", Failures.refused("It has ended already"));
        connect();
        windowOpen = true;
        choose(below(below("running"), "op_a"), "cancel");

        assertEquals(List.of("window: It has ended already"), done);
        assertFalse(texts().contains("It has ended already"));
    }

    @Test
    void anOperationThatIsBeingStoppedCannotBeCancelledTwice() {
        live.says("GET operations?status=running", new Operations(List.of(
                Samples.operation("op_a", "{\"cancel_requested\": \"2026-11-20T11:59:00Z\"}"))));
        connect();

        TrayItem cancel = below(below("running"), "op_a").getFirst();
        assertTrue(cancel instanceof Action action && action.text().equals("Stopping…") && !action.enabled());
    }

    @Test
    void withoutADaemonItCanBeStartedAndAFailureIsTold() {
        connect();
        live.link(new Link.Away(Why.NOT_RUNNING, "no daemon runs", "start one"));

        assertEquals(TrayState.AWAY, view().state());
        assertEquals(List.of("Daemon is not running", "--", "Open Daybook", "Start daemon", "--",
                "[ ] Launch at login", "Quit Daybook"), texts());
        choose(view().items(), "start");
        assertTrue(texts().contains("no program"));
    }

    @Test
    void aDaemonThatDoesNotAnswerIsNotStartedASecondTime() {
        live.link(new Link.Away(Why.SILENT, "it does not answer", "wait"));

        assertEquals("Daemon does not answer", texts().getFirst());
        assertTrue(view().items().stream().anyMatch(item -> item instanceof Action action
                && action.key().equals("start") && !action.enabled()));
    }

    @Test
    void whatFailedIsAttentionUntilTheWindowIsOpened() {
        live.says("GET operations?status=failed", new Operations(List.of(Samples.operation("op_f",
                "{\"status\": \"failed\", \"title\": \"build\", \"cause\": \"exit\", \"exit_code\": 3,"
                        + " \"ended\": \"2026-11-20T11:00:00Z\"}"))));
        connect();

        assertEquals(TrayState.ATTENTION, view().state());
        assertEquals("! build: failed with exit code 3", texts().get(1));
        choose(view().items(), "attention");
        assertEquals(List.of("open"), done);
    }

    @Test
    void whoCannotSeeNeedsAttention() {
        live.connect(1, recorder("blind", null));

        assertEquals(TrayState.ATTENTION, view().state());
        assertEquals("Today 5 h 12 min · cannot see", texts().getFirst());
    }

    @Test
    void aNewDayDoesNotShowTheOldOnesTotal() {
        connect();
        live.says("GET totals", Failures.refused("not now"));
        live.now(Instant.parse("2026-11-21T00:00:00Z"));

        assertEquals("Today · session since 10:05", texts().getFirst());
        live.says("GET totals?from=2026-11-21", totals(60));
        live.change(new Changed(Set.of(Changed.Topic.TIMELINE), List.of()));
        assertEquals("Today 1 min · session since 10:05", texts().getFirst());
    }

    @Test
    void launchAtLoginIsSwitchedAndShown() {
        connect();
        choose(view().items(), "login");
        assertTrue(texts().contains("[x] Launch at login"));
        choose(view().items(), "login");
        assertTrue(texts().contains("[ ] Launch at login"));
    }

    @Test
    void whatStartsOnlyInPartAtLoginIsPutRight() throws Exception {
        connect();
        choose(view().items(), "login");
        Path entry = folder.resolve(".config/autostart/daybookd.desktop");
        Files.delete(entry);
        live.now(NOON.plusSeconds(60));
        assertTrue(texts().contains("[ ] Launch at login (put it right)"), texts().toString());
        choose(view().items(), "login");
        assertTrue(texts().contains("[x] Launch at login"), texts().toString());
        assertTrue(Files.exists(entry));
    }

    @Test
    void quittingLeavesTheDaemonAndStoppingEndsItFirst() {
        live.says("POST daemon/stop", new Call.Stopping("stopping"));
        connect();
        choose(view().items(), "quit");
        assertFalse(live.asked().contains("POST daemon/stop"));
        choose(view().items(), "stop");
        assertTrue(live.asked().contains("POST daemon/stop"));
        assertEquals(List.of("quit", "quit"), done);
    }

    @Test
    void aDaemonThatDoesNotStopIsToldAndTheDesktopStays() {
        live.says("POST daemon/stop", Failures.away());
        connect();
        choose(view().items(), "stop");

        assertEquals(List.of(), done);
        assertTrue(texts().get(1).startsWith("no daemon listens"), texts().toString());
    }

    @Test
    void aLongTitleIsCutBetweenCharacters() {
        assertEquals("ab…", TrayWords.cut("abcd", 3));
        assertEquals("abc", TrayWords.cut("abc", 3));
        assertEquals("📗📘…", TrayWords.cut("📗📘📙📕", 3));
    }
}
