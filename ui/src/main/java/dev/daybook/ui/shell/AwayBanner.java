package dev.daybook.ui.shell;

import dev.daybook.client.DaemonAway.Why;
import dev.daybook.ui.live.Link;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Says over the page that the daemon is away, and starts it. What was seen before stays beneath. */
final class AwayBanner extends HBox {

    private final Label title = new Label();
    private final Label text = new Label();
    private final Button start = new Button("Start");
    private final ProgressIndicator starting = new ProgressIndicator();

    AwayBanner(Runnable startDaemon) {
        super(12);
        getStyleClass().add("away-banner");
        setId("away-banner");
        setAlignment(Pos.CENTER_LEFT);
        title.getStyleClass().add("away-title");
        title.setId("away-title");
        text.setWrapText(true);
        text.getStyleClass().add("away-text");
        VBox words = new VBox(1, title, text);
        HBox.setHgrow(words, Priority.ALWAYS);
        start.setId("start-daemon");
        start.setAccessibleText("Start the daemon");
        start.setMinWidth(USE_PREF_SIZE);
        start.setOnAction(pressed -> {
            begun(true);
            startDaemon.run();
        });
        starting.setPrefSize(22, 22);
        getChildren().addAll(new FontIcon("fth-alert-triangle"), words, starting, start);
        managedProperty().bind(visibleProperty());
        starting.managedProperty().bind(starting.visibleProperty());
        setVisible(false);
        begun(false);
    }

    /** Whether a start is under way. */
    void begun(boolean yes) {
        starting.setVisible(yes);
        start.setDisable(yes);
    }

    /** A start came to nothing. */
    void failed(String reason) {
        begun(false);
        text.setText(reason);
    }

    void show(Link link) {
        setVisible(link instanceof Link.Away);
        if (link instanceof Link.Away away) {
            boolean gone = away.why() == Why.NOT_RUNNING;
            title.setText(gone ? "Daybook is not recording: its daemon does not run" : "The daemon does not answer");
            text.setText(gone
                    ? "What you see is from before. Jobs that were started with 'daybook run' go on without it."
                    : away.reason() + ". What you see is from before; this window goes on by itself once it answers.");
            start.setVisible(gone);
            start.setManaged(gone);
        } else {
            begun(false);
        }
    }
}
