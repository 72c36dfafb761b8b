package dev.daybook.ui.health;

import dev.daybook.ui.parts.Chip;
import dev.daybook.ui.parts.Chip.Tone;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Whether all is well, and what needs a person. */
final class HealthHeader extends VBox {

    private final Chip verdict = new Chip("", Tone.NEUTRAL);
    private final Label asOf = new Label();
    private final VBox notices = new VBox(8);
    private List<String> shown = List.of();

    /** @param copyReport puts everything that may help others to help on the clipboard */
    HealthHeader(Runnable copyReport) {
        super(12);
        Label title = new Label("Health");
        title.getStyleClass().add("page-title");
        verdict.setId("verdict");
        asOf.setId("as-of");
        asOf.getStyleClass().add("muted");
        Button copy = new Button("Copy report", new FontIcon("fth-clipboard"));
        copy.setId("copy-report");
        copy.setTooltip(new Tooltip("What 'daybook doctor' prints: safe to pass on, nothing private is in it"));
        copy.setOnAction(pressed -> copyReport.run());
        HBox between = new HBox();
        HBox.setHgrow(between, Priority.ALWAYS);
        HBox line = new HBox(10, title, verdict, asOf, between, copy);
        line.setAlignment(Pos.CENTER_LEFT);
        notices.setId("notices");
        notices.managedProperty().bind(notices.visibleProperty());
        notices.setVisible(false);
        getChildren().addAll(line, notices);
    }

    void show(HealthPage page) {
        verdict.show(page.verdict(), page.tone());
        verdict.setVisible(!page.verdict().isEmpty());
        asOf.setText(page.asOf());
        if (!page.notices().equals(shown)) {
            shown = page.notices();
            notices.getChildren().setAll(shown.stream().map(HealthHeader::callout).toList());
            notices.setVisible(!shown.isEmpty());
        }
    }

    private static HBox callout(String text) {
        Label words = new Label(text);
        words.setWrapText(true);
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox callout = new HBox(10, new FontIcon("fth-alert-triangle"), words);
        callout.getStyleClass().add("callout");
        callout.setMinHeight(USE_PREF_SIZE);
        return callout;
    }
}
