package dev.daybook.ui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.layout.VBox;
import javafx.stage.Stage;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

@Timeout(60)
@ExtendWith(ApplicationExtension.class)
class ToastsTest {

    private static final int MILLIS = 300;
    private static final javafx.util.Duration SHOWN = javafx.util.Duration.millis(MILLIS);

    private final Toasts toasts = new Toasts(SHOWN, SHOWN);
    private final Button elsewhere = new Button("Elsewhere");

    @Start
    void start(Stage stage) {
        toasts.setPrefHeight(200);
        stage.setScene(new Scene(new VBox(200, elsewhere, toasts), 400, 440));
        stage.show();
    }

    private boolean isThere() {
        return !toasts.getChildren().isEmpty();
    }

    private void staysUntil(FxRobot robot, Runnable letGo) {
        Awaitility.await().during(Duration.ofMillis(3 * MILLIS)).until(this::isThere);
        robot.interact(letGo);
        Awaitility.await().until(() -> !isThere());
    }

    @Test
    void whatIsSaidGoesByItself(FxRobot robot) {
        robot.interact(() -> toasts.say("Saved"));

        assertEquals("Saved", robot.lookup("#toast-text").query().getAccessibleText());
        Awaitility.await().until(() -> !isThere());
    }

    @Test
    void itWaitsWhileThePointerIsOnIt(FxRobot robot) {
        robot.interact(() -> toasts.say("Where the pointer will be"));
        robot.moveTo("#toast-text");

        staysUntil(robot, () -> robot.moveTo(elsewhere));
    }

    @Test
    void itWaitsWhileItsButtonHasTheFocus(FxRobot robot) {
        robot.interact(() -> {
            toasts.say("Cancelled", "Undo", () -> {});
            robot.lookup("#toast-action").query().requestFocus();
        });

        staysUntil(robot, elsewhere::requestFocus);
    }
}
