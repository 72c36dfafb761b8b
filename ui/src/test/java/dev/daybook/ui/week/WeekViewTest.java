package dev.daybook.ui.week;

import dev.daybook.ui.look.CategoryColours;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.Recorder;
import dev.daybook.client.DaemonAway;
import dev.daybook.ui.Picture;
import dev.daybook.ui.Told;
import dev.daybook.ui.keep.Kept;
import dev.daybook.ui.keep.Remembered.Theme;
import dev.daybook.ui.live.Link;
import dev.daybook.ui.live.ScriptedLive;
import dev.daybook.ui.look.Appearance;
import dev.daybook.ui.parts.LocalTimes;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class WeekViewTest {

    private static final Instant THURSDAY = Instant.parse("2026-11-19T14:05:00Z");
    private static final Recorder RECORDER = new Recorder("recording", "x11", null, "active", 2L, null, THURSDAY, 1L);

    @TempDir
    static Path folder;

    private final ScriptedLive live = new ScriptedLive(THURSDAY)
            .says("GET days?from=2026-11-16", SampleWeek.busy(SampleWeek.MONDAY))
            .says("GET days?from=2026-11-09", SampleWeek.busy(SampleWeek.MONDAY.minusWeeks(1)))
            .says("GET days?from=2026-11-02", SampleWeek.nothing(SampleWeek.MONDAY.minusWeeks(2)))
            .says("GET days?from=2026-10-26", SampleWeek.nothing(SampleWeek.MONDAY.minusWeeks(3)));
    private final Told told = new Told();
    private StackPane root;
    private Appearance appearance;
    private WeekView view;

    @Start
    void start(Stage stage) {
        view = new WeekView(live, new LocalTimes(() -> ZoneOffset.UTC, Locale.UK), told,
                new CategoryColours());
        appearance = new Appearance(Kept.in(folder.resolve("desktop.json")));
        root = new StackPane(view.node());
        root.getStyleClass().add("daybook");
        Scene scene = new Scene(root, 936, 740);
        appearance.dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    private void open(FxRobot robot) {
        robot.interact(() -> {
            live.connect(1, RECORDER);
            view.shown();
        });
    }

    private String text(FxRobot robot, String selector) {
        return robot.lookup(selector).queryAs(Labeled.class).getText();
    }

    @Test
    void theWeekAndItsTotalStandAtTheTop(FxRobot robot) {
        open(robot);

        assertEquals("16 – 22 November 2026", text(robot, "#week-title"));
        assertEquals("19 h 18 min", text(robot, "#week-total"));
        assertEquals("so far, after 19 h 18 min the week before", text(robot, "#week-comparison"));
        assertTrue(robot.lookup("#week-next").queryButton().isDisabled());
    }

    @Test
    void keysGoFromDayToDayAndThroughTheCategoriesAndOpenADay(FxRobot robot) {
        open(robot);
        robot.interact(() -> robot.lookup("#day-2026-11-16").query().requestFocus());

        robot.type(KeyCode.RIGHT);
        assertEquals("Tuesday 17 November: 9 h 00 min active", text(robot, "#week-told"));
        robot.type(KeyCode.UP);
        assertEquals("Tuesday 17 November: Work 5 h 30 min, 61 %", text(robot, "#week-told"));
        robot.type(KeyCode.UP);
        assertEquals("Tuesday 17 November: Web 1 h 42 min, 19 %", text(robot, "#week-told"));
        robot.type(KeyCode.ENTER);

        assertEquals(List.of("day 2026-11-17"), told.log);
    }

    @Test
    void aDayWithoutDataSaysSo(FxRobot robot) {
        open(robot);

        assertEquals("Wednesday 18 November: no data",
                robot.lookup("#day-2026-11-18").query().getAccessibleText());
        assertEquals("Saturday 21 November lies ahead",
                robot.lookup("#day-2026-11-21").query().getAccessibleText());
    }

    @Test
    void altAndTheArrowsGoFromWeekToWeek(FxRobot robot) {
        open(robot);
        robot.interact(() -> robot.lookup("#week-previous").query().requestFocus());

        robot.press(KeyCode.ALT).type(KeyCode.LEFT).release(KeyCode.ALT);
        assertEquals("9 – 15 November 2026", text(robot, "#week-title"));
        assertEquals("nothing is known of the week before", text(robot, "#week-comparison"));
        robot.press(KeyCode.ALT).type(KeyCode.RIGHT).release(KeyCode.ALT);

        assertEquals("16 – 22 November 2026", text(robot, "#week-title"));
    }

    @Test
    void aWeekOfNothingLeadsBackToThePresent(FxRobot robot) {
        open(robot);
        Button previous = robot.lookup("#week-previous").queryButton();
        robot.interact(previous::fire);
        robot.interact(previous::fire);
        assertEquals("Nothing was recorded this week", text(robot, ".empty-title"));

        robot.interact(robot.lookup("#week-now").queryButton()::fire);

        assertEquals("19 h 18 min", text(robot, "#week-total"));
    }

    @Test
    void aSlowAnswerIsWaitedForInQuietness(FxRobot robot) throws Exception {
        robot.interact(live::hold);
        open(robot);
        WaitForAsyncUtils.waitFor(5, java.util.concurrent.TimeUnit.SECONDS,
                () -> robot.lookup("Adding up the week …").tryQuery().isPresent());

        robot.interact(live::release);

        assertTrue(robot.lookup("#week-chart").tryQuery().isPresent());
    }

    @Test
    void itLooksLikeAWeekInLightAndDarkWideAndNarrow(FxRobot robot) throws IOException {
        open(robot);
        for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
            robot.interact(() -> appearance.choose(theme));
            picture(robot, "week-" + theme, 936, 740);
            picture(robot, "week-narrow-" + theme, 576, 480);
        }
        robot.interact(() -> {
            live.link(new Link.Away(DaemonAway.Why.NOT_RUNNING, "no daemon", "start one"));
            robot.lookup("#week-previous").queryButton().fire();
        });
        picture(robot, "week-away", 936, 740);
        assertEquals("This week cannot be shown", text(robot, ".empty-title"));
    }

    private void picture(FxRobot robot, String name, double width, double height) throws IOException {
        Picture[] taken = new Picture[1];
        robot.interact(() -> {
            root.getScene().getWindow().setWidth(width);
            root.getScene().getWindow().setHeight(height);
            root.resize(width, height);
            taken[0] = Picture.of(root);
        });
        assertTrue(taken[0].save(name).colours() > 20, name);
    }
}
