package dev.daybook.ui.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import atlantafx.base.controls.ToggleSwitch;
import dev.daybook.api.Plans;
import dev.daybook.client.DaemonAway;
import dev.daybook.client.Failures;
import dev.daybook.platform.autostart.Autostart;
import dev.daybook.platform.Directories;
import dev.daybook.ui.Picture;
import dev.daybook.ui.Told;
import dev.daybook.ui.keep.Kept;
import dev.daybook.ui.keep.Remembered.Theme;
import dev.daybook.ui.live.Changed;
import dev.daybook.ui.live.Link;
import dev.daybook.ui.live.ScriptedLive;
import dev.daybook.ui.login.LoginModel;
import dev.daybook.ui.look.Appearance;
import dev.daybook.ui.parts.LocalTimes;
import dev.daybook.ui.recorder.RecorderModel;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.StackPane;
import javafx.scene.input.Clipboard;
import javafx.stage.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@ExtendWith(ApplicationExtension.class)
@SuppressWarnings("NullAway.Init")
class HealthViewTest {

    private static final Link GONE = new Link.Away(DaemonAway.Why.NOT_RUNNING, "no daemon", "start one");

    @TempDir
    static Path folder;

    private final Told told = new Told();
    private final StackPane root = new StackPane();
    private Appearance appearance;
    private HealthView view;
    private int starts;

    @Start
    void start(Stage stage) {
        root.getStyleClass().add("daybook");
        appearance = new Appearance(Kept.in(folder.resolve("desktop.json")));
        Scene scene = new Scene(root, 936, 740);
        appearance.dress(scene);
        stage.setScene(scene);
        stage.show();
    }

    private void show(FxRobot robot, ScriptedLive live) {
        robot.interact(() -> {
            LocalTimes times = new LocalTimes(() -> ZoneOffset.UTC, Locale.UK);
            Directories directories = Directories.of(Map.of("DAYBOOK_HOME", folder.toString()), folder);
            Surroundings surroundings = new Surroundings(appearance, directories,
                    new LoginModel(Autostart.impossible("This system offers no way to start Daybook at login."),
                            Runnable::run, Runnable::run),
                    Runnable::run, () -> starts++);
            view = new HealthView(new HealthModel(live, times, told, Path.of("/home/p/.local/share/daybook/backups")),
                    new SettingsModel(directories.configFile(), Runnable::run, Runnable::run),
                    told, new RecorderModel(live, times), surroundings);
            root.getChildren().setAll(view.node());
            view.shown();
        });
    }

    private void connect(FxRobot robot, ScriptedLive live) {
        show(robot, live);
        robot.interact(() -> live.connect(42, SampleHealth.RECORDING));
    }

    private String text(FxRobot robot, String selector) {
        return robot.lookup(selector).queryAs(Labeled.class).getText();
    }

    @Test
    void allIsWellWhereNothingNeedsAPerson(FxRobot robot) {
        connect(robot, SampleHealth.well());

        assertEquals("All is well", text(robot, "#verdict"));
        assertFalse(robot.lookup("#notices").query().isVisible());
        assertEquals("recording · active", text(robot, "#recorder-state"));
        assertEquals("running", text(robot, "#detector-state"));
    }

    @Test
    void theReportIsCopiedAsItIsPrinted(FxRobot robot) {
        connect(robot, SampleHealth.well());

        robot.interact(robot.lookup("#copy-report").queryButton()::fire);

        robot.interact(() -> assertTrue(Clipboard.getSystemClipboard().getString().startsWith("Daybook, examined")));
        assertEquals(List.of("say The report is on the clipboard. It holds nothing private."), told.log);
    }

    @Test
    void aRecoveredSessionIsALinkToIt(FxRobot robot) {
        connect(robot, SampleHealth.busy());

        robot.interact(robot.lookup("#recovered-6").queryAs(Hyperlink.class)::fire);

        assertEquals(List.of("session 6"), told.log);
    }

    @Test
    void aPlanIsStartedAndSwitchedFromItsRow(FxRobot robot) {
        ScriptedLive live = SampleHealth.busy().says("POST plans/weekly/disable", SampleHealth.disabled("weekly"));
        connect(robot, live);
        assertTrue(robot.lookup("#plan-run-nightly").queryButton().isDisabled());

        robot.interact(robot.lookup("#plan-run-weekly").queryButton()::fire);
        robot.interact(() -> robot.lookup("#plan-enabled-weekly").queryAs(ToggleSwitch.class).setSelected(false));

        assertTrue(live.asked().contains("POST plans/weekly/trigger"));
        assertTrue(live.asked().contains("POST plans/weekly/disable"));
    }

    @Test
    void aPlansRowStaysWhileTheSecondsToItsStartAreCounted(FxRobot robot) {
        ScriptedLive live = SampleHealth.busy();
        connect(robot, live);
        Button run = robot.lookup("#plan-run-weekly").queryButton();
        robot.interact(() -> live.pass(11 * 60 + 10));
        assertTrue(robot.lookup("every 168h · next in 50 s").tryQuery().isPresent());
        robot.interact(run::requestFocus);

        robot.interact(() -> live.pass(1));

        assertTrue(robot.lookup("every 168h · next in 49 s").tryQuery().isPresent());
        assertSame(run, robot.lookup("#plan-run-weekly").queryButton());
        assertTrue(run.isFocused());
    }

    @Test
    void theFocusStaysWhenAnotherPlanComes(FxRobot robot) {
        ScriptedLive live = SampleHealth.busy();
        connect(robot, live);
        Button run = robot.lookup("#plan-run-weekly").queryButton();
        robot.interact(run::requestFocus);

        robot.interact(() -> {
            live.says("GET plans", new Plans(List.of(SampleHealth.disabled("another"), SampleHealth.disabled("weekly")),
                    List.of(), "plans"));
            live.change(Changed.everything());
        });

        assertTrue(robot.lookup("#plan-run-another").tryQuery().isPresent());
        assertFalse(robot.lookup("#plan-run-nightly").tryQuery().isPresent());
        assertFalse(robot.lookup("#plan-enabled-weekly").queryAs(ToggleSwitch.class).isSelected());
        assertTrue(run.isFocused());
        assertFalse(live.asked().stream().anyMatch(question -> question.startsWith("POST")));
    }

    @Test
    void aSwitchThatWasRefusedGoesBack(FxRobot robot) {
        connect(robot,
                SampleHealth.busy().says("POST plans/weekly/disable", Failures.refused("there is no plan weekly")));

        robot.interact(() -> robot.lookup("#plan-enabled-weekly").queryAs(ToggleSwitch.class).setSelected(false));

        assertTrue(robot.lookup("#plan-enabled-weekly").queryAs(ToggleSwitch.class).isSelected());
    }

    @Test
    void aDaemonThatNeverWasThereCanBeStarted(FxRobot robot) {
        ScriptedLive live = SampleHealth.well();
        show(robot, live);
        robot.interact(() -> live.link(GONE));
        assertEquals("The daemon is away", text(robot, ".empty-title"));

        robot.interact(robot.lookup(".empty-state .button").queryButton()::fire);

        assertEquals(1, starts);
    }

    @Test
    void whatWasKnownStaysWhileTheDaemonIsAwayAndSaysAsOfWhen(FxRobot robot) {
        ScriptedLive live = SampleHealth.well();
        connect(robot, live);

        robot.interact(() -> live.link(GONE));

        assertEquals("as of 14:05", text(robot, "#as-of"));
        assertEquals("4711", text(robot, "#daemon-process"));
        assertTrue(robot.lookup("#health-start").query().isVisible());
        assertFalse(robot.lookup("#health-stop").query().isVisible());
    }

    @Test
    void theThemeIsChosenAndFoldersCanBeCopied(FxRobot robot) {
        connect(robot, SampleHealth.well());

        robot.interact(robot.lookup("#theme-dark").queryAs(ToggleButton.class)::fire);

        assertEquals(Theme.DARK, appearance.theme());
        TextField plans = robot.lookup("#path-plans").queryAs(TextField.class);
        assertEquals(folder.resolve("plans").toString(), plans.getText());
        assertFalse(plans.isEditable());
        assertTrue(robot.lookup("#login").query().isDisabled());
        assertEquals("This system offers no way to start Daybook at login.", text(robot, "#login-hindrance"));
    }

    @Test
    void itLooksWellBusyAndAwayInLightAndDark(FxRobot robot) throws IOException {
        ScriptedLive busy = SampleHealth.busy();
        for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
            robot.interact(() -> appearance.choose(theme));
            connect(robot, SampleHealth.well());
            picture(robot, "health-well-" + theme, 936, 740, 0);
            picture(robot, "health-settings-" + theme, 936, 740, 1);
            connect(robot, busy);
            picture(robot, "health-busy-" + theme, 936, 740, 0);
            picture(robot, "health-narrow-" + theme, 576, 480, 0);
            robot.interact(() -> busy.link(GONE));
            picture(robot, "health-away-" + theme, 936, 740, 0);
        }
    }

    private void picture(FxRobot robot, String name, double width, double height, double scrolled)
            throws IOException {
        Picture[] taken = new Picture[1];
        robot.interact(() -> {
            root.getScene().getWindow().setWidth(width);
            root.getScene().getWindow().setHeight(height);
            root.resize(width, height);
            root.applyCss();
            root.layout();
            ((ScrollPane) view.node()).setVvalue(scrolled);
            taken[0] = Picture.of(root);
        });
        assertTrue(taken[0].save(name).colours() > 20, name);
    }
}
