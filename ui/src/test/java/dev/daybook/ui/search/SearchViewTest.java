package dev.daybook.ui.search;

import dev.daybook.ui.look.CategoryColours;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.SearchHits.Indexing;
import dev.daybook.client.Failures;
import dev.daybook.ui.Picture;
import dev.daybook.ui.cancelling.Samples;
import dev.daybook.ui.keep.Kept;
import dev.daybook.ui.keep.Remembered.Theme;
import dev.daybook.ui.live.ScriptedLive;
import dev.daybook.ui.look.Appearance;
import dev.daybook.ui.parts.LocalTimes;
import dev.daybook.ui.parts.RecordedNavigator;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
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
class SearchViewTest {

    private final ScriptedLive live = new ScriptedLive(Samples.NOW);
    private final RecordedNavigator navigator = new RecordedNavigator();
    private final SearchModel model = new SearchModel(live);
    private final StackPane root = new StackPane();
    private final Path folder;
    @SuppressWarnings("NullAway.Init")
    private Appearance appearance;
    @SuppressWarnings("NullAway.Init")
    private SearchView view;

    SearchViewTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Start
    void start(Stage stage) {
        appearance = new Appearance(Kept.in(folder.resolve("desktop.json")));
        view = new SearchView(model, live, new LocalTimes(() -> ZoneOffset.UTC, Locale.UK), navigator,
                new CategoryColours());
        root.getStyleClass().add("daybook");
        root.getChildren().add(view.node());
        Scene scene = new Scene(root, 936, 560);
        appearance.dress(scene);
        stage.setScene(scene);
        stage.setWidth(936);
        stage.setHeight(560);
        stage.show();
    }

    private void look(FxRobot robot, String words) {
        robot.interact(() -> {
            view.shown();
            model.search(words);
        });
    }

    private List<HitRow> rows(FxRobot robot) {
        return robot.lookup(".hit").queryAllAs(HitRow.class).stream().toList();
    }

    @Test
    void whatWasFoundStandsByDaysWithTheFoundWordsInIt(FxRobot robot) throws IOException {
        live.says("GET search?q=harbour", SampleHits.hits());
        look(robot, "harbour");

        picture(robot, "search", Theme.LIGHT);
        picture(robot, "search-dark", Theme.DARK);

        assertEquals(List.of("Today", "Yesterday", "Monday, 2 November 2026"),
                robot.lookup(".hit-day").queryAll().stream().map(day -> ((Labeled) day).getText()).toList());
        assertEquals(List.of("harbour", "harbour", "harbour", "harbour", "harbour", "harbour"),
                robot.lookup(".hit-found").queryAllAs(Text.class).stream().map(Text::getText).toList());
        assertEquals("4 sessions", robot.lookup("#search-summary").queryLabeled().getText());
        assertEquals("Mail, Yesterday 09:00 – 10:14, 1 h 14 min; window: Inbox - anna@harbour.example - Mail; "
                + "page: https://harbour.example/tides?station=pier", rows(robot).get(2).getAccessibleText());
        robot.interact(() -> live.pass(5));
        assertTrue(robot.lookup("30:05").tryQuery().isPresent(), "what goes on becomes longer");
    }

    @Test
    void aHitOpensItsSessionAndADayOpensItself(FxRobot robot) {
        live.says("GET search?q=harbour", SampleHits.hits());
        look(robot, "harbour");
        robot.clickOn((Node) rows(robot).get(1));
        robot.interact(view::focusFirst);
        robot.type(KeyCode.DOWN).type(KeyCode.DOWN).type(KeyCode.ENTER).type(KeyCode.UP).type(KeyCode.SPACE);
        assertEquals(List.of(30L, 29L, 30L), navigator.sessions);

        robot.clickOn("Yesterday");
        assertEquals(List.of(LocalDate.parse("2026-11-19")), navigator.days);
        robot.type(KeyCode.ESCAPE);
        assertEquals(1, navigator.closed);
    }

    @Test
    void aLaterAnswerLeavesTheFocusOnTheSameSession(FxRobot robot) {
        live.says("GET search?q=harbour", SampleHits.page(100, 40, 75));
        live.says("GET search?q=harbour&limit=40&before=61", SampleHits.page(60, 35, 75));
        look(robot, "harbour");
        robot.interact(() -> rows(robot).get(7).requestFocus());
        robot.interact(model::more);

        assertEquals(75, rows(robot).size());
        assertTrue(rows(robot).get(7).isFocused());
        assertFalse(robot.lookup("#search-more").tryQuery().isPresent(), "there is no more");
    }

    @Test
    void whoGoesOnFasterThanTheDaemonAnswersIsAtTheFirstOfWhatIsFoundInTheEnd(FxRobot robot) {
        live.says("GET search?q=har", SampleHits.page(100, 5, 5));
        live.says("GET search?q=harbour", SampleHits.page(50, 5, 5));
        live.hold();
        look(robot, "har");
        robot.interact(view::focusFirst);
        robot.interact(live::release);
        assertTrue(rows(robot).getFirst().isFocused(), "they came after the person went on");

        robot.interact(() -> model.search("harbour"));
        assertEquals(50, rows(robot).getFirst().id());
        assertTrue(rows(robot).getFirst().isFocused(), "what was gone on to is not among them any more");
    }

    @Test
    void showMoreGoesOnAtTheFirstThatIsNew(FxRobot robot) {
        live.says("GET search?q=harbour", SampleHits.page(100, 40, 75));
        live.says("GET search?q=harbour&limit=40&before=61", SampleHits.page(60, 35, 75));
        look(robot, "harbour");
        ScrollPane scroll = robot.lookup(".scroll-pane").queryAs(ScrollPane.class);
        robot.interact(() -> {
            root.applyCss();
            root.layout();
            scroll.setVvalue(1);
        });
        double before = above(scroll);
        assertTrue(before > 500, () -> "pixels above: " + before);
        robot.interact(() -> {
            robot.lookup("#search-more").queryButton().requestFocus();
            robot.lookup("#search-more").queryButton().fire();
        });

        assertTrue(rows(robot).get(40).isFocused());
        assertEquals(before, above(scroll), 1, "what was in sight stays there");
    }

    private static double above(ScrollPane scroll) {
        double all = ((Region) scroll.getContent()).getHeight();
        return (all - scroll.getViewportBounds().getHeight()) * scroll.getVvalue();
    }

    @Test
    void whereNothingIsFoundItIsToldWhatWasLookedAt(FxRobot robot) throws IOException {
        live.says("GET search?q=harbour", SampleHits.found(null));
        look(robot, "harbour");

        picture(robot, "search-none", Theme.LIGHT);
        assertTrue(robot.lookup("Nothing found for \"harbour\"").tryQuery().isPresent());

        live.says("GET search?q=harbours", SampleHits.found(new Indexing(1_200, 4_000)));
        look(robot, "harbours");
        assertTrue(robot.lookup("Older sessions are still being read: 1,200 of 4,000 are. More may be found soon.")
                .tryQuery().isPresent());
    }

    @Test
    void whyNothingCanBeSaidIsTold(FxRobot robot) {
        live.says("GET search", Failures.refused("Parameter 'q' is '-'; it must hold at least one word"));
        look(robot, "-");
        assertTrue(robot.lookup("Parameter 'q' is '-'; it must hold at least one word").tryQuery().isPresent());

        live.says("GET search", Failures.away());
        look(robot, "harbour");
        assertTrue(robot.lookup("The daemon is away").tryQuery().isPresent());
    }

    private void picture(FxRobot robot, String name, Theme theme) throws IOException {
        robot.interact(() -> appearance.choose(theme));
        Picture[] taken = new Picture[1];
        robot.interact(() -> taken[0] = Picture.of(root, 2));
        assertTrue(taken[0].save(name).colours() > 20, name);
    }
}
