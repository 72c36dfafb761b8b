package dev.daybook.ui.sessions;

import dev.daybook.ui.look.CategoryColours;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.Operation;
import dev.daybook.api.Operations;
import dev.daybook.api.Session;
import dev.daybook.api.Sessions;
import dev.daybook.client.Call;
import dev.daybook.client.DaemonAway;
import dev.daybook.client.SessionQuery;
import dev.daybook.ui.Picture;
import dev.daybook.ui.cancelling.Cancels;
import dev.daybook.ui.cancelling.Samples;
import dev.daybook.ui.keep.Kept;
import dev.daybook.ui.keep.Remembered.Theme;
import dev.daybook.ui.live.Link;
import dev.daybook.ui.live.ScriptedLive;
import dev.daybook.ui.look.Appearance;
import dev.daybook.ui.parts.LocalTimes;
import dev.daybook.ui.parts.RecordedNavigator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.scene.text.Text;
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
class SessionsViewTest {

    private static final List<Operation> RUNNING = List.of(
            Samples.operation("op_running000", """
                    {"title": "train the model", "progress": {"fraction": 0.42, "message": "epoch 4 of 10"}}"""),
            Samples.operation("op_stopping00", """
                    {"title": "nightly sync", "cancel_requested": "2026-11-20T14:29:56Z"}"""),
            Samples.operation("op_silent0000", """
                    {"title": "render.sh --all", "worker_state": "unresponsive"}"""));
    private static final List<Session> BUSY = List.of(
            Samples.session(12, """
                    {"status": "active", "end": null, "outcome": null, "start": "2026-11-20T13:55:20Z",
                     "category": "Work/Code", "title": null}"""),
            run(11, "op_running000", "14:00:01", "train the model"),
            run(10, "op_stopping00", "13:20:00", "nightly sync"),
            run(9, "op_silent0000", "12:10:00", "render.sh --all"),
            Samples.session(8, """
                    {"kind": "run", "operation_id": "op_failed0000", "status": "failed", "outcome": "worker_lost",
                     "title": "pytest -q", "start": "2026-11-20T11:40:00Z", "end": "2026-11-20T11:52:00Z",
                     "failure_reason": "Operation was running but no worker claimed it"}"""),
            Samples.session(7, """
                    {"kind": "run", "operation_id": "op_done000000", "status": "ended", "outcome": "completed",
                     "title": "backup, then publish", "plan": "nightly", "start": "2026-11-20T10:30:00Z",
                     "end": "2026-11-20T10:32:10Z"}"""),
            Samples.recovered(6),
            Samples.session(5, """
                    {"title": "Mail and calls", "category": "Communication", "status": "cancelled",
                     "outcome": "cancelled", "start": "2026-11-19T15:00:00Z", "end": "2026-11-19T16:45:00Z"}"""),
            Samples.session(4, """
                    {"title": "A quarterly report with a title that goes on and on and does not fit into its column",
                     "category": "Work/Writing", "start": "2026-11-19T12:58:00Z", "end": "2026-11-19T14:58:00Z"}"""),
            Samples.session(3, """
                    {"title": "Reading", "category": "Web", "start": "2026-11-18T09:00:00Z",
                     "end": "2026-11-18T09:40:00Z"}"""));

    private final ScriptedLive live = new ScriptedLive(Samples.NOW);
    private final RecordedNavigator navigator = new RecordedNavigator();
    private final StackPane root = new StackPane();
    private final Path folder;
    @SuppressWarnings("NullAway.Init")
    private Appearance appearance;
    @SuppressWarnings("NullAway.Init")
    private SessionsView view;

    SessionsViewTest(@TempDir Path folder) {
        this.folder = folder;
    }

    private static Session run(long id, String operation, String start, String title) {
        return Samples.session(id, """
                {"kind": "run", "operation_id": "%s", "status": "active", "outcome": null, "title": "%s",
                 "start": "2026-11-20T%sZ", "end": null}""".formatted(operation, title, start));
    }

    @Start
    void start(Stage stage) {
        appearance = new Appearance(Kept.in(folder.resolve("desktop.json")));
        LocalTimes times = new LocalTimes(() -> ZoneOffset.UTC, Locale.UK);
        view = new SessionsView(new SessionsModel(live, times), live, times, navigator,
                new Cancels(live, navigator), new CategoryColours());
        root.getStyleClass().add("daybook");
        root.getChildren().add(view.node());
        Scene scene = new Scene(root, 936, 560);
        appearance.dress(scene);
        stage.setScene(scene);
        stage.setWidth(936);
        stage.setHeight(560);
        stage.show();
    }

    private void busy() {
        live.says("GET sessions", new Sessions(BUSY));
        live.says("GET sessions?status=active", new Sessions(BUSY.subList(0, 4)));
        live.says("GET operations?status=running", new Operations(RUNNING));
        live.says("GET operations", new Operations(List.of()));
    }

    @Test
    void everyStatusIsSeenAtAGlance(FxRobot robot) throws IOException {
        busy();
        robot.interact(view::shown);

        picture(robot, "sessions-busy", Theme.LIGHT);
        picture(robot, "sessions-busy-dark", Theme.DARK);

        assertEquals("4 active · 10 sessions", robot.lookup("#sessions-summary").queryLabeled().getText());
        List.of("active", "running", "stopping", "unresponsive", "failed", "ended", "cancelled").forEach(
                word -> assertTrue(robot.lookup(".chip").queryAll().stream()
                        .anyMatch(chip -> ((javafx.scene.control.Label) chip).getText().equals(word)), word));
    }

    @Test
    void aNarrowTableKeepsWhatMatters(FxRobot robot) throws IOException {
        busy();
        robot.interact(view::shown);
        robot.interact(() -> root.getScene().getWindow().setWidth(560));

        picture(robot, "sessions-narrow", Theme.LIGHT);

        assertTrue(table(robot).getVisibleLeafColumns().size() < 6);
    }

    @Test
    void withoutSessionsOneIsToldWhenTheFirstBegins(FxRobot robot) throws IOException {
        live.says("GET sessions", new Sessions(List.of()));
        robot.interact(view::shown);

        picture(robot, "sessions-none", Theme.LIGHT);

        assertTrue(robot.lookup("No sessions yet").tryQuery().isPresent());
        assertFalse(table(robot).isVisible());
    }

    @Test
    void aSearchWithoutAMatchCanBeClearedAgain(FxRobot robot) throws IOException {
        busy();
        robot.interact(view::shown);
        robot.interact(() -> robot.lookup("#sessions-search").queryAs(TextField.class).setText("nowhere to be found"));

        picture(robot, "sessions-nothing-matches", Theme.DARK);
        assertTrue(robot.lookup("Nothing matches").tryQuery().isPresent());
        robot.interact(() -> robot.lookup("Clear filters").queryAs(Button.class).fire());

        assertEquals(BUSY.size(), table(robot).getItems().size());
    }

    @Test
    void nothingFlashesWhileAnAnswerIsOnItsWay(FxRobot robot) {
        busy();
        live.hold();
        robot.interact(view::shown);

        assertFalse(robot.lookup("Looking…").tryQuery().isPresent());
        await().until(() -> robot.lookup("Looking…").tryQuery().isPresent());
        robot.interact(live::release);

        assertFalse(robot.lookup("Looking…").tryQuery().isPresent());
        assertTrue(table(robot).isVisible());
    }

    @Test
    void deleteAsksBeforeItCancelsWhatIsSelected(FxRobot robot) {
        busy();
        robot.interact(view::shown);
        robot.interact(() -> {
            table(robot).requestFocus();
            table(robot).getSelectionModel().selectRange(0, 2);
        });
        robot.type(KeyCode.DELETE);

        assertEquals("Cancel 2 sessions?", Objects.requireNonNull(navigator.question).title());
        assertEquals("Cancel 2…", robot.lookup("#sessions-cancel").queryButton().getText());
        assertFalse(live.asked().stream().anyMatch(question -> question.startsWith("POST")));
    }

    @Test
    void enterOpensDetailsAndEscapeClosesThem(FxRobot robot) {
        busy();
        robot.interact(view::shown);
        robot.interact(() -> {
            table(robot).requestFocus();
            table(robot).getSelectionModel().select(3);
            table(robot).getFocusModel().focus(3);
        });
        robot.type(KeyCode.ENTER).type(KeyCode.ESCAPE);

        assertEquals(List.of(9L), navigator.sessions);
        assertEquals(1, navigator.closed);
    }

    @Test
    void theMarkOfARecoveredSessionSaysWhyAndOpensTheEvidence(FxRobot robot) {
        busy();
        robot.interact(view::shown);
        Button mark = robot.lookup(".mark").queryAllAs(Button.class).stream()
                .filter(button -> button.isVisible() && button.getAccessibleText().startsWith("Recovered")).findFirst()
                .orElseThrow();
        robot.interact(mark::fire);

        assertEquals("Recovered after a kill. Its end comes from block: its last stored minute",
                mark.getAccessibleText());
        assertEquals(List.of(6L), navigator.sessions);
    }

    @Test
    void lengthsOfActiveSessionsGoOn(FxRobot robot) {
        busy();
        robot.interact(view::shown);
        assertTrue(robot.lookup("34:40").tryQuery().isPresent());

        robot.interact(() -> live.pass(5));

        assertTrue(robot.lookup("34:45").tryQuery().isPresent());
        assertTrue(robot.lookup("9 s of 10 s").tryQuery().isPresent(), "since the stop was asked for");
    }

    @Test
    void whileTheDaemonIsAwayNothingIsShownAsGoingOn(FxRobot robot) throws IOException {
        busy();
        robot.interact(view::shown);
        robot.interact(() -> {
            live.link(new Link.Away(DaemonAway.Why.NOT_RUNNING, "no daemon", "start one"));
            live.pass(600);
        });

        picture(robot, "sessions-away", Theme.LIGHT);
        assertTrue(robot.lookup("13:55 – ?").tryQuery().isPresent());
        assertTrue(robot.lookup("34 min").tryQuery().isPresent());
        assertEquals(4, robot.lookup("since 14:30").queryAll().stream().filter(Label.class::isInstance).count());
        List.of("active", "running", "stopping", "unresponsive", "13:55 – now", "in progress").forEach(
                word -> assertFalse(robot.lookup(".table-view .text").queryAllAs(Text.class).stream()
                        .anyMatch(text -> text.getText().equals(word)), word));
        assertEquals("4 unknown · 10 sessions", robot.lookup("#sessions-summary").queryLabeled().getText());
        assertTrue(robot.lookup(".table-row-cell").queryAll().stream()
                .anyMatch(row -> String.valueOf(row.getAccessibleText()).endsWith("unknown since 14:30")));

        robot.interact(() -> live.link(new Link.Looking()));
        assertTrue(robot.lookup("44:40").tryQuery().isPresent());
    }

    @Test
    void ctrlShiftFGoesToTheFilter(FxRobot robot) {
        busy();
        robot.interact(view::shown);
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.F).release(KeyCode.SHIFT, KeyCode.CONTROL);

        assertTrue(robot.lookup("#sessions-search").queryAs(TextField.class).isFocused());
    }

    private SessionsTable table(FxRobot robot) {
        return robot.lookup("#sessions-table").queryAs(SessionsTable.class);
    }

    private void picture(FxRobot robot, String name, Theme theme) throws IOException {
        robot.interact(() -> appearance.choose(theme));
        Picture[] taken = new Picture[1];
        robot.interact(() -> taken[0] = Picture.of(root, 2));
        assertTrue(taken[0].save(name).colours() > 20, name);
    }

    /** The page that is asked for is the one that is scripted. */
    @Test
    void theNewestAreAskedForFirst(FxRobot robot) {
        busy();
        robot.interact(view::shown);

        assertEquals("GET " + Call.sessions(new SessionQuery(null, null, null, null, 200, null)).target()
                .substring("/api/v1/".length()), live.asked().getFirst());
    }
}
