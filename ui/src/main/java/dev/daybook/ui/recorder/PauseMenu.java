package dev.daybook.ui.recorder;

import dev.daybook.client.ClientException;
import java.time.Duration;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.layout.StackPane;
import org.kordamp.ikonli.javafx.FontIcon;

/** Pauses the recording, or resumes it: one of the two buttons. Used on the JavaFX thread. */
public final class PauseMenu extends StackPane {

    private final MenuButton pause = new MenuButton("Pause", new FontIcon("fth-pause"));
    private final Button resume = new Button("Resume", new FontIcon("fth-play"));

    /**
     * With buttons {@code pause} and {@code resume}.
     *
     * @param place goes before their ids, so that the same menu elsewhere has others
     * @param refused told what hindered it
     */
    public PauseMenu(String place, RecorderModel recorder, Consumer<? super ClientException> refused) {
        pause.setId(place + "pause");
        pause.setAccessibleText("Pause recording");
        pause.getItems().addAll(
                item("15 minutes", () -> recorder.pauseFor(Duration.ofMinutes(15), refused)),
                item("1 hour", () -> recorder.pauseFor(Duration.ofHours(1), refused)),
                item("Until tomorrow", () -> recorder.pauseUntilTomorrow(refused)),
                item("Until resumed", () -> recorder.pauseUntilResumed(refused)));
        resume.setId(place + "resume");
        resume.setAccessibleText("Resume recording");
        resume.getStyleClass().add("accent");
        resume.setOnAction(pressed -> recorder.resume(refused));
        pause.setMaxWidth(Double.MAX_VALUE);
        resume.setMaxWidth(Double.MAX_VALUE);
        getChildren().addAll(pause, resume);
        recorder.wordsProperty().addListener((words, before, after) -> show(after.state()));
        show(recorder.wordsProperty().get().state());
    }

    private void show(RecorderState state) {
        boolean paused = state == RecorderState.PAUSED;
        pause.setVisible(!paused);
        resume.setVisible(paused);
        pause.setDisable(state == RecorderState.AWAY || state == RecorderState.LOOKING);
    }

    private static MenuItem item(String text, Runnable action) {
        MenuItem item = new MenuItem(text);
        item.setOnAction(chosen -> action.run());
        return item;
    }
}
