package dev.daybook.ui.shell;

import javafx.animation.PauseTransition;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Says something at the window's foot for a few seconds, the newest in the place of the one before. It waits while the
 * pointer is on it or the focus in it.
 */
final class Toasts extends StackPane {

    private static final Duration READ = Duration.seconds(6);
    private static final Duration DECIDE = Duration.seconds(12);

    private final Duration read;
    private final Duration decide;
    private @Nullable PauseTransition leaving;

    Toasts() {
        this(READ, DECIDE);
    }

    /** With so much time to read what is said, and to decide where something is offered. */
    Toasts(Duration read, Duration decide) {
        this.read = read;
        this.decide = decide;
        setPickOnBounds(false);
        setAlignment(Pos.BOTTOM_CENTER);
        getStyleClass().add("toasts");
    }

    void say(String text) {
        Label words = words(text);
        show(new HBox(words), read);
        announce(words);
    }

    void say(String text, String verb, Runnable action) {
        Button button = new Button(verb);
        button.setId("toast-action");
        button.getStyleClass().add("flat");
        button.setMinWidth(USE_PREF_SIZE);
        Label words = words(text);
        HBox toast = new HBox(16, words, button);
        button.setOnAction(pressed -> {
            getChildren().remove(toast);
            action.run();
        });
        show(toast, decide);
        announce(words);
    }

    /** To who cannot see it; the same words twice are news twice. */
    private static void announce(Label words) {
        words.notifyAccessibleAttributeChanged(AccessibleAttribute.TEXT);
    }

    private static Label words(String text) {
        Label words = new Label(text);
        words.setId("toast-text");
        words.setWrapText(true);
        words.setAccessibleRole(AccessibleRole.TEXT);
        words.setAccessibleText(text);
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
        PauseTransition until = new PauseTransition(length);
        until.setOnFinished(over -> getChildren().remove(toast));
        until.play();
        leaving = until;
        toast.hoverProperty().addListener((hover, before, after) -> hold(toast, until));
        toast.focusWithinProperty().addListener((focus, before, after) -> hold(toast, until));
    }

    private static void hold(HBox toast, PauseTransition until) {
        if (toast.isHover() || toast.isFocusWithin()) {
            until.pause();
        } else if (toast.getParent() != null) {
            until.play();
        }
    }
}
