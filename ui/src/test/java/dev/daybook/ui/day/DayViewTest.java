package dev.daybook.ui.day;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.Sessions;
import dev.daybook.api.Timeline;
import dev.daybook.ui.Picture;
import dev.daybook.ui.keep.Kept;
import dev.daybook.ui.keep.Remembered.Theme;
import dev.daybook.ui.live.ScriptedLive;
import dev.daybook.ui.look.Appearance;
import dev.daybook.ui.look.CategoryColours;
import dev.daybook.ui.parts.LocalTimes;
import dev.daybook.ui.parts.Navigator;
import dev.daybook.ui.parts.Question;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.framework.junit5.ApplicationTest;

class DayViewTest extends ApplicationTest {

    private final List<Long> opened = new ArrayList<>();
    private final ScriptedLive live = new ScriptedLive(Samples.NOW)
            .says("GET days/2026-11-20", Samples.day())
            .says("GET timeline", Samples.timeline())
            .says("GET sessions", new Sessions(Samples.sessions()));

    private static final Color GIVEN = Color.web("#d9480f");

    @TempDir
    Path folder;

    private final CategoryColours colours = new CategoryColours();
    private Kept kept = Kept.in(Path.of("never"));
    private Optional<Appearance> appearance = Optional.empty();
    private StackPane root = new StackPane();

    @Override
    public void start(Stage stage) {
        kept = Kept.in(folder.resolve("desktop.json"));
        Appearance look = new Appearance(kept);
        appearance = Optional.of(look);
        DayView view = new DayView(live, new Opened(), new LocalTimes(() -> ZoneOffset.UTC, Locale.GERMANY), kept,
                look, colours);
        root = new StackPane(view.node());
        root.getStyleClass().add("daybook");
        Scene scene = new Scene(root, 936, 760);
        look.dress(scene);
        stage.setScene(scene);
        stage.show();
        view.shown();
    }

    @Test
    void theDayIsAPicture() throws IOException {
        assertEquals("Today", text("#day-title"));
        assertTrue(text("#day-subtitle").contains("6 h 10 min active"), text("#day-subtitle"));
        picture("day-light");
        interact(() -> appearance.orElseThrow().choose(Theme.DARK));
        picture("day-dark");
    }

    @Test
    void colourThatThePersonGaveIsSeenAtOnce() throws IOException {
        interact(() -> colours.give(Map.of("Web", GIVEN)));

        assertTrue(lookup("#focus-table .table-cell").queryAllAs(Labeled.class).stream()
                .anyMatch(cell -> cell.getGraphic() instanceof Circle dot && GIVEN.equals(dot.getFill())));
        picture("day-colours");
    }

    @Test
    void aPickedSessionDrivesTheTableAndOpens() throws IOException {
        Strip strip = lookup("#day-strip").queryAs(Strip.class);
        interact(strip::requestFocus);
        type(KeyCode.CLOSE_BRACKET, KeyCode.CLOSE_BRACKET);
        assertTrue(text("#table-title").contains("11:40"), text("#table-title"));
        type(KeyCode.ENTER);
        assertEquals(List.of(2L), opened);
        picture("day-picked");
        type(KeyCode.ESCAPE);
        assertEquals("What was in focus", text("#table-title"));
    }

    @Test
    void whatIsSpokenOfTheStripFollowsZoomAndSelection() {
        Strip strip = lookup("#day-strip").queryAs(Strip.class);
        interact(strip::requestFocus);
        type(KeyCode.A);
        assertEquals("Timeline of the day: 6 h 10 min active, 6 sessions, showing 00:00 to 00:00",
                strip.getAccessibleText());
        type(KeyCode.CLOSE_BRACKET, KeyCode.CLOSE_BRACKET);
        assertTrue(strip.getAccessibleText().endsWith(", showing 00:00 to 00:00, picked 11:40 to 12:20"),
                strip.getAccessibleText());
        type(KeyCode.ESCAPE, KeyCode.ADD);
        assertFalse(strip.getAccessibleText().endsWith("00:00 to 00:00"), strip.getAccessibleText());
    }

    @Test
    void theZoomIsRemembered() {
        Strip strip = lookup("#day-strip").queryAs(Strip.class);
        interact(strip::requestFocus);
        type(KeyCode.A, KeyCode.ADD, KeyCode.ADD, KeyCode.ADD);
        assertTrue(kept.get().dayZoom() > 1 && kept.get().dayZoom() < 12, () -> "hours shown: " + kept.get().dayZoom());
        type(KeyCode.NUMPAD0);
        assertEquals(0, kept.get().dayZoom());
    }

    @Test
    void anEmptyDaySaysSo() throws IOException {
        live.says("GET timeline", new Timeline(List.of())).says("GET sessions", new Sessions(List.of()))
                .says("GET days/2026-11-19", Samples.day());
        clickOn("#previous-day");
        assertTrue(lookup("Nothing was recorded on this day").tryQuery().isPresent());
        picture("day-empty");
    }

    private void picture(String name) throws IOException {
        List<Picture> taken = new ArrayList<>();
        interact(() -> taken.add(Picture.of(root)));
        assertTrue(taken.getFirst().save(name).colours() > 20);
    }

    private String text(String id) {
        return lookup(id).queryAs(Label.class).getText();
    }

    private final class Opened implements Navigator {

        @Override
        public void showDay(LocalDate date) {}

        @Override
        public void showSession(long id) {
            opened.add(id);
        }

        @Override
        public void closeDetails() {}

        @Override
        public void say(String text) {}

        @Override
        public void say(String text, String verb, Runnable action) {}

        @Override
        public void ask(Question question) {}
    }
}
