package dev.daybook.ui.details;

import dev.daybook.ui.category.KnownCategories;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.LogPart;
import dev.daybook.api.Operation;
import dev.daybook.api.Operations;
import dev.daybook.api.Session;
import dev.daybook.api.SessionEdit;
import dev.daybook.api.Timeline;
import dev.daybook.client.DaemonAway;
import dev.daybook.client.Failures;
import dev.daybook.ui.Picture;
import dev.daybook.ui.cancelling.Cancels;
import dev.daybook.ui.cancelling.Samples;
import dev.daybook.ui.keep.Kept;
import dev.daybook.ui.keep.Remembered.Theme;
import dev.daybook.ui.live.Link;
import dev.daybook.ui.live.ScriptedLive;
import dev.daybook.ui.look.Appearance;
import dev.daybook.ui.parts.Chip;
import dev.daybook.ui.parts.LocalTimes;
import dev.daybook.ui.parts.RecordedNavigator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@Timeout(60)
@ExtendWith(ApplicationExtension.class)
class DetailsViewTest {

    private final ScriptedLive live = new ScriptedLive(Samples.NOW);
    private final RecordedNavigator navigator = new RecordedNavigator();
    private final DetailsModel model = new DetailsModel(live, navigator);
    private final StackPane root = new StackPane();
    private final Path folder;
    @SuppressWarnings("NullAway.Init")
    private Appearance appearance;
    @SuppressWarnings("NullAway.Init")
    private DetailsView view;

    DetailsViewTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Start
    void start(Stage stage) {
        appearance = new Appearance(Kept.in(folder.resolve("desktop.json")));
        LocalTimes times = new LocalTimes(() -> ZoneOffset.UTC, Locale.UK);
        view = new DetailsView(model, live, times, navigator, new Cancels(live, navigator),
                new KnownCategories(live));
        root.getStyleClass().add("daybook");
        root.getChildren().add(view.node());
        Scene scene = new Scene(root, 380, 780);
        appearance.dress(scene);
        stage.setScene(scene);
        stage.setWidth(380);
        stage.setHeight(780);
        stage.show();
    }

    private static LogPart nothing() {
        return new LogPart("", 0, 0, true);
    }

    private void open(FxRobot robot, Session session) {
        live.says("GET sessions/" + session.id(), session);
        robot.interact(() -> {
            view.shown();
            model.show(session.id());
        });
    }

    private static Timeline minutes() {
        List<Timeline.Block> blocks = new ArrayList<>();
        Instant start = Instant.parse("2026-11-20T09:00:00Z");
        for (int minute = 0; minute < 60; minute++) {
            Instant at = start.plusSeconds(60L * minute);
            Timeline.Use use = minute < 34
                    ? new Timeline.Use("Writer", minute < 20 ? "Quarterly report.odt" : "Notes.odt", null,
                            "Work/Writing", 60)
                    : minute < 50
                            ? new Timeline.Use("Browser", "Figures of the third quarter, as published by the office",
                                    null, "Web", 55)
                            : new Timeline.Use("Mail", "Inbox", null, "Communication", 50);
            blocks.add(new Timeline.Block(at, at.plusSeconds(60), use.seconds(), 60 - use.seconds(), 0, 6L,
                    List.of(use)));
        }
        return new Timeline(blocks);
    }

    @Test
    void aRecoveredSessionShowsWhyAndFromWhat(FxRobot robot) throws IOException {
        live.says("GET timeline", minutes());
        open(robot, Samples.recovered(6));

        picture(robot, "details-recovered", Theme.LIGHT);
        picture(robot, "details-recovered-dark", Theme.DARK);

        List.of("killed: the daemon ended without being asked to", "block: its last stored minute",
                "it ended between 09:00:00 and 11:00:00", "Writer", "34 min", "Quarterly report.odt")
                .forEach(text -> assertTrue(robot.lookup(text).tryQuery().isPresent(), text));
        assertFalse(robot.lookup("#inferred-end").query().isVisible());
    }

    @Test
    void anEndIsCorrectedAndTheCorrectionIsTakenBack(FxRobot robot) throws IOException {
        Session before = Samples.recovered(6);
        open(robot, before);
        robot.interact(robot.lookup("#correct-end").queryButton()::fire);
        TextField time = robot.lookup("#end-time").queryAs(TextField.class);
        assertEquals("10:00:00", time.getText());

        robot.interact(() -> time.setText("8:15"));
        assertEquals("It must be after the start, 09:00:00.", wrong(robot));
        assertTrue(robot.lookup("#end-save").queryButton().isDisabled());
        picture(robot, "details-correcting", Theme.LIGHT);
        robot.interact(() -> time.setText("23:00"));
        assertEquals("It must not be after now, 14:30:00.", wrong(robot));
        robot.interact(() -> time.setText("soon"));
        assertEquals("Write the time like 14:05 or 14:05:30.", wrong(robot));

        robot.interact(() -> time.setText("10:20"));
        live.says("PATCH sessions/6", Failures.refused("'end' is 2026-11-20T10:20:00Z; session 7 starts before"));
        robot.interact(robot.lookup("#end-save").queryButton()::fire);
        assertEquals("'end' is 2026-11-20T10:20:00Z; session 7 starts before", wrong(robot));

        Session corrected = Samples.session(6, """
                {"outcome": "recovered", "end": "2026-11-20T10:10:00Z", "recovered": {
                 "at": "2026-11-20T11:00:00Z", "cause": "killed", "evidence": "block",
                 "window_start": "2026-11-20T09:00:00Z", "window_end": "2026-11-20T11:00:00Z",
                 "inferred_end": "2026-11-20T10:00:00Z"}}""");
        live.says("PATCH sessions/6", corrected);
        robot.interact(() -> time.setText("10:10"));
        robot.interact(robot.lookup("#end-save").queryButton()::fire);

        assertEquals(new SessionEdit(Instant.parse("2026-11-20T10:10:00Z")), live.sent().getLast());
        assertEquals(List.of("The end of session 6 is corrected [Undo]"), navigator.said);
        Button back = robot.lookup("#inferred-end").queryButton();
        assertTrue(back.isVisible());
        assertEquals("Back to 10:00:00", back.getText());
        assertTrue(robot.lookup("from 10:00:00").tryQuery().isPresent(), "that it is corrected");

        robot.interact(() -> Objects.requireNonNull(navigator.offered).run());
        assertEquals("POST sessions/6/undo", live.asked().getLast());
        robot.interact(back::fire);
        assertEquals(new SessionEdit(Instant.parse("2026-11-20T10:00:00Z")), live.sent().getLast());
    }

    @Test
    void aRunningOperationShowsItsProgressAndFollowsItsLog(FxRobot robot) throws IOException {
        Operation operation = Samples.operation("op_train00000", """
                {"title": "train the model", "command": ["python", "train.py", "--epochs", "10"],
                 "progress": {"fraction": 0.42, "message": "epoch 4 of 10"}}""");
        live.says("GET operations/op_train00000", operation);
        String log = IntStream.rangeClosed(1, 240).mapToObj(step -> "step " + step + "  loss 0." + (999 - step))
                .collect(Collectors.joining("\n", "", "\n"));
        live.says("GET operations/op_train00000/log/part", new LogPart(log, 0, log.length(), false));
        open(robot, Samples.session(11, """
                {"kind": "run", "operation_id": "op_train00000", "status": "active", "outcome": null, "end": null,
                 "title": "train the model", "start": "2026-11-20T14:00:01Z"}"""));

        picture(robot, "details-running", Theme.LIGHT);
        picture(robot, "details-running-dark", Theme.DARK);

        TextArea lines = robot.lookup("#log-lines").queryAs(TextArea.class);
        assertTrue(lines.getText().startsWith("step 41 "), "the last 200 lines");
        assertTrue(lines.getText().endsWith("step 240  loss 0.759"));
        live.says("GET operations/op_train00000/log/part?offset=" + log.length(),
                new LogPart("saved", log.length(), log.length() + 5, false));
        live.says("GET operations/op_train00000/log/part?offset=" + (log.length() + 5),
                new LogPart("", log.length() + 5, log.length() + 5, false));
        robot.interact(() -> live.pass(1));
        assertTrue(lines.getText().endsWith("\nsaved"));
        assertTrue(robot.lookup("30:00").tryQuery().isPresent(), "its length goes on");

        robot.interact(robot.lookup("#operation-kill").queryButton()::fire);
        assertEquals("Kill now", Objects.requireNonNull(navigator.question).verb());
    }

    @Test
    void theLogGoesOnAtItsEndAndStaysWhereThePersonScrolledTo(FxRobot robot) {
        String log = "a line\n".repeat(100);
        live.says("GET operations/op_train00000", Samples.operation("op_train00000", "{}"));
        live.says("GET operations/op_train00000/log/part", new LogPart(log, 0, log.length(), false));
        open(robot, Samples.session(11, """
                {"kind": "run", "operation_id": "op_train00000", "status": "active", "outcome": null, "end": null}"""));
        TextArea lines = robot.lookup("#log-lines").queryAs(TextArea.class);
        robot.interact(root::layout);

        long next = goesOn(robot, log.length());
        double end = lines.getScrollTop();
        assertTrue(end > 500, () -> "pixels above: " + end);
        robot.interact(() -> lines.lookup(".scroll-pane .viewport").fireEvent(wheel(lines, 200)));
        double above = lines.getScrollTop();
        assertTrue(above < end - 20, () -> "pixels above: " + above + " of " + end);

        next = goesOn(robot, next);
        assertEquals(above, lines.getScrollTop(), 1);

        robot.interact(() -> lines.lookup(".scroll-pane .viewport").fireEvent(wheel(lines, -2_000)));
        goesOn(robot, next);
        assertTrue(lines.getScrollTop() > end, () -> "pixels above: " + lines.getScrollTop() + ", before " + end);
    }

    /** Another line is written. */
    private long goesOn(FxRobot robot, long from) {
        long next = from + 6;
        live.says("GET operations/op_train00000/log/part?offset=" + from, new LogPart("saved\n", from, next, false));
        live.says("GET operations/op_train00000/log/part?offset=" + next, new LogPart("", next, next, false));
        robot.interact(() -> live.pass(1));
        robot.interact(() -> {
            root.applyCss();
            root.layout();
        });
        return next;
    }

    private static ScrollEvent wheel(Node on, double pixels) {
        return new ScrollEvent(on, on, ScrollEvent.SCROLL, 0, 0, 0, 0, false, false, false, false, false, false, 0,
                pixels, 0, pixels, ScrollEvent.HorizontalTextScrollUnits.NONE, 0,
                ScrollEvent.VerticalTextScrollUnits.NONE, 0, 0, null);
    }

    @Test
    void whileTheDaemonIsAwayNothingIsShownAsGoingOn(FxRobot robot) throws IOException {
        live.says("GET operations/op_train00000", Samples.operation("op_train00000", """
                {"title": "train the model", "progress": {"fraction": 0.42, "message": "epoch 4 of 10"},
                 "cancel_requested": "2026-11-20T14:29:56Z"}"""));
        live.says("GET operations/op_train00000/log", nothing());
        open(robot, Samples.session(11, """
                {"kind": "run", "operation_id": "op_train00000", "status": "active", "outcome": null, "end": null,
                 "start": "2026-11-20T14:00:01Z"}"""));
        robot.interact(() -> {
            live.link(new Link.Away(DaemonAway.Why.NOT_RUNNING, "no daemon", "start one"));
            live.pass(600);
        });

        picture(robot, "details-away", Theme.LIGHT);
        List.of("14:00:01 – ?", "29 min", "asked for at 14:29:56")
                .forEach(text -> assertTrue(robot.lookup(text).tryQuery().isPresent(), text));
        assertEquals(2, robot.lookup("unknown since 14:30").queryAll().stream()
                .filter(Chip.class::isInstance).count());
        assertFalse(robot.lookup("epoch 4 of 10").tryQuery().isPresent());
        assertFalse(robot.lookup(".progress-bar").query().isVisible());

        robot.interact(() -> live.link(new Link.Looking()));
        assertTrue(robot.lookup("39:59").tryQuery().isPresent());
    }

    @Test
    void aPlansRunShowsItsPhases(FxRobot robot) throws IOException {
        live.says("GET operations/op_nightly000", Samples.operation("op_nightly000", """
                {"type": "plan", "runs_in": "daemon", "title": "nightly", "command": [], "cwd": null,
                 "worker_state": null}"""));
        live.says("GET operations?parent=op_nightly000", new Operations(List.of(
                Samples.operation("op_publish000", """
                        {"phase": "publish", "title": "nightly · publish", "parent_id": "op_nightly000",
                         "progress": {"fraction": 0.1, "message": "uploading"}}"""),
                Samples.operation("op_save000000", """
                        {"phase": "save", "title": "nightly · save", "type": "backup", "runs_in": "daemon",
                         "status": "failed", "cause": "daemon_restarted", "error": "Orphaned by daemon restart",
                         "parent_id": "op_nightly000", "ended": "2026-11-20T14:01:00Z"}"""))));
        open(robot, Samples.session(9, """
                {"kind": "run", "operation_id": "op_nightly000", "status": "active", "outcome": null, "end": null,
                 "plan": "nightly", "phase": "publish", "start": "2026-11-20T14:00:00Z"}"""));

        picture(robot, "details-plan", Theme.LIGHT);

        assertTrue(robot.lookup("failed, daemon restarted").tryQuery().isPresent());
        assertTrue(robot.lookup("10% · uploading").tryQuery().isPresent());
        assertFalse(robot.lookup("#operation-stop").query().getParent().isVisible(),
                "its session is cancelled instead");
    }

    @Test
    void anEndedOperationTellsCauseReceiptAndLateExit(FxRobot robot) throws IOException {
        live.says("GET operations/op_sync000000", Samples.operation("op_sync000000", """
                {"title": "sync", "status": "cancelled", "cause": "cancelled", "ended": "2026-11-20T14:10:00Z",
                 "receipt": {"stopped": 3, "left": 0}, "cancel_requested": "2026-11-20T14:09:50Z",
                 "late_exit": {"at": "2026-11-20T14:12:00Z", "exit_code": 3, "signal": null}}"""));
        live.says("GET operations/op_sync000000/log", nothing());
        open(robot, Samples.session(10, """
                {"kind": "run", "operation_id": "op_sync000000", "status": "cancelled", "outcome": "cancelled",
                 "title": "sync"}"""));

        picture(robot, "details-cancelled", Theme.DARK);

        List.of("stopped 3 processes, 0 left", "cancelled: it was stopped because somebody asked for it", "unknown",
                "exit code 3, told at 14:12:00 after it had ended; it changes nothing")
                .forEach(text -> assertTrue(robot.lookup(text).tryQuery().isPresent(), text));
        assertTrue(robot.lookup("#details-cancel").queryButton().isDisabled());
    }

    @Test
    void whatCannotBeShownSaysWhy(FxRobot robot) {
        live.says("GET sessions/99", Failures.refused("Session 99 not found"));
        robot.interact(() -> {
            view.shown();
            model.show(99);
        });

        assertTrue(robot.lookup("Session 99 not found").tryQuery().isPresent());
    }

    @Test
    void escapeLeavesTheEditorFirstAndThenTheDrawer(FxRobot robot) {
        open(robot, Samples.recovered(6));
        robot.interact(robot.lookup("#correct-end").queryButton()::fire);
        robot.type(KeyCode.ESCAPE);

        assertEquals(0, navigator.closed);
        assertTrue(robot.lookup("#correct-end").query().getParent().isVisible());
        robot.interact(robot.lookup("#details-copy").query()::requestFocus);
        robot.type(KeyCode.ESCAPE);
        assertEquals(1, navigator.closed);
    }

    private static String wrong(FxRobot robot) {
        return robot.lookup("#end-wrong").queryAs(Label.class).getText();
    }

    private void picture(FxRobot robot, String name, Theme theme) throws IOException {
        robot.interact(() -> appearance.choose(theme));
        Picture[] taken = new Picture[1];
        robot.interact(() -> taken[0] = Picture.of(root, 2));
        assertTrue(taken[0].save(name).colours() > 20, name);
    }
}
