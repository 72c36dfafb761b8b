package dev.daybook.ui.details;

import dev.daybook.ui.category.KnownCategories;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.Categories;
import dev.daybook.api.Category;
import dev.daybook.api.Edit;
import dev.daybook.api.Session;
import dev.daybook.api.SessionEdit;
import dev.daybook.api.SessionSplit;
import dev.daybook.api.SessionUndo;
import dev.daybook.api.Sessions;
import dev.daybook.api.SplitRequest;
import dev.daybook.client.Failures;
import dev.daybook.ui.Picture;
import dev.daybook.ui.cancelling.Cancels;
import dev.daybook.ui.cancelling.Samples;
import dev.daybook.ui.keep.Kept;
import dev.daybook.ui.keep.Remembered.Theme;
import dev.daybook.ui.live.Changed;
import dev.daybook.ui.live.ScriptedLive;
import dev.daybook.ui.look.Appearance;
import dev.daybook.ui.parts.LocalTimes;
import dev.daybook.ui.parts.RecordedNavigator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javafx.scene.Scene;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What is said of a session is edited where it stands. */
@Timeout(60)
@ExtendWith(ApplicationExtension.class)
class EditViewTest {

    private static final String EDITED = """
            {"title": "Letters", "note": "Anna asked for the figures.\\nSee the list of last year.",
             "category": "Work/Writing", "edited": {"at": "2026-11-20T14:29:00Z", "what": ["title", "note"]}}""";
    private static final Session BEFORE = Samples.session(6, "{\"title\": \"Mail\", \"category\": \"Communication\"}");

    private final ScriptedLive live = new ScriptedLive(Samples.NOW);
    private final RecordedNavigator navigator = new RecordedNavigator();
    private final DetailsModel model = new DetailsModel(live, navigator);
    private final StackPane root = new StackPane();
    private final Path folder;
    @SuppressWarnings("NullAway.Init")
    private Appearance appearance;
    @SuppressWarnings("NullAway.Init")
    private DetailsView view;

    EditViewTest(@TempDir Path folder) {
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

    private void open(FxRobot robot, Session session) {
        live.says("GET sessions/" + session.id(), session);
        robot.interact(() -> {
            view.shown();
            model.show(session.id());
        });
        live.forget();
    }

    private void focus(FxRobot robot, String id) {
        robot.interact(() -> robot.lookup("#" + id).query().requestFocus());
    }

    private String text(FxRobot robot, String id) {
        return robot.lookup("#" + id).queryAs(Label.class).getText();
    }

    private boolean seen(FxRobot robot, String id) {
        return robot.lookup("#" + id).query().isVisible();
    }

    @Test
    void whatWasEditedIsMarkedWithWhatAndWhenAndCanBeTakenBack(FxRobot robot) throws IOException {
        open(robot, Samples.session(6, EDITED));

        picture(robot, "details-edited", Theme.LIGHT);
        picture(robot, "details-edited-dark", Theme.DARK);

        assertEquals("Edited: title and note · 20 Nov 2026, 14:29", text(robot, "details-edited"));
        assertEquals("Anna asked for the figures.\nSee the list of last year.", text(robot, "details-note"));
        live.says("POST sessions/6/undo",
                new SessionUndo(BEFORE, List.of(new Edit(2, Samples.NOW, "note", null, null, null, Samples.NOW))));
        robot.interact(robot.lookup("#details-undo").queryButton()::fire);
        assertEquals("Mail", text(robot, "details-title"));
        assertFalse(seen(robot, "details-edited") && robot.lookup("#details-edited").query().getParent().isVisible());
        assertEquals(List.of("Note of session 6 is as it was before"), navigator.said);
    }

    @Test
    void enterOpensTheTitleAndEnterSavesIt(FxRobot robot) {
        open(robot, BEFORE);
        live.says("PATCH sessions/6", Samples.session(6, EDITED));
        focus(robot, "details-title");
        robot.type(KeyCode.ENTER);
        TextField field = robot.lookup("#details-title-editor").queryAs(TextField.class);
        assertEquals("Mail", field.getSelectedText());
        robot.write("Letters").type(KeyCode.ENTER);

        assertEquals(List.of(new SessionEdit("Letters", null, null, null, null)), live.sent());
        assertEquals("Letters", text(robot, "details-title"));
        assertTrue(robot.lookup("#details-title").query().isFocused());
        assertEquals(List.of("The title of session 6 is changed [Undo]"), navigator.said);
    }

    @Test
    void escapeGivesUpAndClosesNothingElse(FxRobot robot) {
        open(robot, BEFORE);
        focus(robot, "details-title");
        robot.type(KeyCode.F2).write("Letters").type(KeyCode.ESCAPE);

        assertEquals("Mail", text(robot, "details-title"));
        assertTrue(seen(robot, "details-title"));
        assertEquals(List.of(), live.sent());
        assertEquals(0, navigator.closed);
    }

    @Test
    void leavingSavesAndWhatIsUnchangedIsNotAsked(FxRobot robot) {
        open(robot, BEFORE);
        live.says("PATCH sessions/6", Samples.session(6, EDITED));
        focus(robot, "details-title");
        robot.type(KeyCode.ENTER);
        focus(robot, "details-copy");
        assertEquals(List.of(), live.sent());

        robot.clickOn("#details-title").write("Letters");
        focus(robot, "details-copy");
        assertEquals(List.of(new SessionEdit("Letters", null, null, null, null)), live.sent());
        assertTrue(robot.lookup("#details-copy").query().isFocused(), "the focus goes where the person put it");
    }

    @Test
    void aRefusalStandsBesideTheFieldAndWhatWasTypedStays(FxRobot robot) throws IOException {
        open(robot, BEFORE);
        live.says("PATCH sessions/6", Failures.refused("'title' has 501 characters; it may have 500"));
        focus(robot, "details-title");
        robot.type(KeyCode.ENTER).write("Letters").type(KeyCode.ENTER);

        picture(robot, "details-refused", Theme.LIGHT);
        assertEquals("'title' has 501 characters; it may have 500", text(robot, "details-title-wrong"));
        focus(robot, "details-copy");
        assertEquals("Letters", robot.lookup("#details-title-editor").queryAs(TextField.class).getText());
        assertEquals(1, live.sent().size(), "merely leaving asks for the same no more");

        live.says("PATCH sessions/6", Samples.session(6, EDITED));
        focus(robot, "details-title-editor");
        robot.type(KeyCode.ENTER);
        assertTrue(seen(robot, "details-title"));
    }

    @Test
    void aNoteHasSeveralLinesAndIsSavedByCtrlEnter(FxRobot robot) throws IOException {
        open(robot, BEFORE);
        assertEquals("Add a note…", text(robot, "details-note"));
        live.says("PATCH sessions/6", Samples.session(6, EDITED));
        robot.clickOn("#details-note").write("Anna asked").type(KeyCode.ENTER).write("for it");
        assertEquals("Anna asked\nfor it", robot.lookup("#details-note-editor").queryAs(TextArea.class).getText());
        picture(robot, "details-note", Theme.LIGHT);
        robot.press(KeyCode.CONTROL).type(KeyCode.ENTER).release(KeyCode.CONTROL);

        assertEquals(List.of(new SessionEdit(null, "Anna asked\nfor it", null, null, null)), live.sent());
    }

    @Test
    void aCategoryIsOneThatIsKnownOrWhateverIsWritten(FxRobot robot) throws IOException {
        live.says("GET categories", new Categories(
                List.of(new Category("Work/Writing", "#d9480f"), new Category("Communication", null)), List.of(),
                List.of()));
        robot.interact(() -> live.change(Changed.everything()));
        open(robot, BEFORE);
        live.says("PATCH sessions/6", Samples.session(6, EDITED));
        robot.clickOn("#details-category");
        ComboBox<?> box = robot.lookup("#details-category-editor").queryComboBox();
        assertEquals(List.of("Communication", "Work/Writing"), box.getItems());
        assertEquals("Communication", box.getEditor().getText());
        picture(robot, "details-category", Theme.LIGHT);
        robot.write("Work/Writing").type(KeyCode.ENTER);

        assertEquals(List.of(new SessionEdit(null, null, "Work/Writing", null, null)), live.sent());
        assertEquals("Work/Writing", text(robot, "details-category"));
        Circle dot = (Circle) robot.lookup("#details-category").queryAs(Label.class).getGraphic();
        assertEquals(Color.web("#d9480f"), dot.getFill());
    }

    @Test
    void whatIsTypedForASessionIsNotSavedForAnother(FxRobot robot) {
        open(robot, BEFORE);
        live.says("GET sessions/7", Samples.session(7, "{\"title\": \"Reading\"}"));
        focus(robot, "details-title");
        robot.type(KeyCode.ENTER).write("Letters");
        robot.interact(() -> model.show(7));

        assertEquals("Reading", text(robot, "details-title"));
        assertTrue(seen(robot, "details-title"));
        assertTrue(live.asked().stream().noneMatch("PATCH sessions/7"::equals));
    }

    @Test
    void theStartIsCorrectedToo(FxRobot robot) {
        open(robot, BEFORE);
        choose(robot, "edit-start");
        TextField time = robot.lookup("#moment-time").queryAs(TextField.class);
        assertEquals("09:00:00", time.getText());
        robot.interact(() -> time.setText("10:00"));
        assertEquals("It must be before the end, 10:00:00.", text(robot, "moment-wrong"));
        live.says("PATCH sessions/6", Samples.session(6, "{\"start\": \"2026-11-20T08:50:00Z\"}"));
        robot.interact(() -> time.setText("8:50"));
        robot.interact(robot.lookup("#moment-save").queryButton()::fire);

        assertEquals(List.of(new SessionEdit(null, null, null, Instant.parse("2026-11-20T08:50:00Z"), null)),
                live.sent());
        assertEquals(List.of("The start of session 6 is corrected [Undo]"), navigator.said);
        assertFalse(seen(robot, "moment-time") && robot.lookup("#moment-time").query().getParent().getParent()
                .isVisible());
    }

    @Test
    void aSplitIsToldBeforeItIsDone(FxRobot robot) throws IOException {
        open(robot, BEFORE);
        choose(robot, "edit-split");
        assertEquals("Two sessions: 09:00:00 – 09:30:00, and 09:30:00 – 10:00:00.", text(robot, "moment-told"));
        picture(robot, "details-split", Theme.DARK);
        live.says("POST sessions/6/split", new SessionSplit(BEFORE, Samples.session(9, "{}")));
        robot.interact(robot.lookup("#moment-save").queryButton()::fire);

        assertEquals(List.of(new SplitRequest(Instant.parse("2026-11-20T09:30:00Z"))), live.sent());
    }

    @Test
    void aMergeIsAskedForWithWhatWillBe(FxRobot robot) {
        open(robot, BEFORE);
        live.says("GET sessions?", new Sessions(List.of(Samples.session(8, """
                {"start": "2026-11-20T10:20:00Z", "end": "2026-11-20T11:00:00Z"}"""))));
        choose(robot, "edit-merge");
        assertEquals("Session 6, 09:00:00 – 10:00:00, and session 8, 10:20:00 – 11:00:00, become one: "
                + "09:00:00 – 11:00:00. What lies between them, 20 min, comes to it. Their notes are joined. "
                + "It can be undone.", Objects.requireNonNull(navigator.question).text());

        live.says("POST sessions/6/merge", BEFORE);
        robot.interact(() -> Objects.requireNonNull(navigator.question).yes().run());
        assertEquals("POST sessions/6/merge", live.asked().stream().filter(one -> one.startsWith("POST")).findFirst()
                .orElse(""));
    }

    @Test
    void onlyAnEndedDeskSessionHasTimesToBeSetRight(FxRobot robot) {
        open(robot, Samples.session(3, "{\"status\": \"active\", \"end\": null}"));
        for (String id : List.of("edit-start", "edit-end", "edit-split", "edit-merge")) {
            assertTrue(menuItem(robot, id).isDisable(), id);
        }
        open(robot, BEFORE);
        assertFalse(menuItem(robot, "edit-split").isDisable());
    }

    @Test
    void itsDayIsAClickAway(FxRobot robot) {
        open(robot, BEFORE);
        robot.interact(robot.lookup("#details-day").queryButton()::fire);

        assertEquals(List.of(LocalDate.parse("2026-11-20")), navigator.days);
    }

    private static MenuItem menuItem(FxRobot robot, String id) {
        return robot.lookup("#details-edit").queryAs(MenuButton.class).getItems().stream()
                .filter(item -> id.equals(item.getId())).findFirst().orElseThrow();
    }

    private static void choose(FxRobot robot, String id) {
        robot.interact(menuItem(robot, id)::fire);
    }

    private void picture(FxRobot robot, String name, Theme theme) throws IOException {
        robot.interact(() -> appearance.choose(theme));
        Picture[] taken = new Picture[1];
        robot.interact(() -> taken[0] = Picture.of(root, 2));
        assertTrue(taken[0].save(name).colours() > 20, name);
    }
}
