package dev.daybook.ui.shell;

import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/** Says something at the window's foot for a few seconds, the newest in the place of the one before. */
final class Toasts extends StackPane {

    private static final Duration READ = Duration.seconds(6);
    private static final Duration DECIDE = Duration.seconds(12);

    private @Nullable PauseTransition leaving;

    Toasts() {
        setPickOnBounds(false);
        setAlignment(Pos.BOTTOM_CENTER);
        getStyleClass().add("toasts");
    }

    void say(String text) {
        show(new HBox(words(text)), READ);
    }

    void say(String text, String verb, Runnable action) {
        Button button = new Button(verb);
        button.setId("toast-action");
        button.getStyleClass().add("flat");
        button.setMinWidth(USE_PREF_SIZE);
        HBox toast = new HBox(16, words(text), button);
        button.setOnAction(pressed -> {
            getChildren().remove(toast);
            action.run();
        });
        show(toast, DECIDE);
    }

    private static Label words(String text) {
        Label words = new Label(text);
        words.setId("toast-text");
        words.setWrapText(true);
        return words;
    }

    private void show(HBox toast, Duration length) {
        if (leaving != null) {
            leaving.stop();
        }
        toast.getStyleClass().add("toast");
        toast.setAlignment(Pos.CENTER);
        toast.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        getChildren().setAll(toast);
        leaving = new PauseTransition(length);
        leaving.setOnFinished(over -> getChildren().remove(toast));
        leaving.play();
    }
}
