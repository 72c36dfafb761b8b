package dev.daybook.ui.week;

import dev.daybook.ui.parts.Spans;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** What the colours of the thin bars mean, of those that the week has, with the sum of each. */
final class CoverageKey extends FlowPane {

    CoverageKey() {
        super(14, 4);
        getStyleClass().add("coverage-key");
    }

    void show(Week week) {
        getChildren().clear();
        for (CoverageKind kind : CoverageKind.values()) {
            long seconds = week.days().stream().mapToLong(day -> kind.of(day.coverage())).sum();
            if (seconds > 0 && kind != CoverageKind.AHEAD) {
                getChildren().add(entry(kind, seconds));
            }
        }
    }

    private static HBox entry(CoverageKind kind, long seconds) {
        Region colour = new Region();
        colour.getStyleClass().addAll("coverage-colour", kind.style());
        Label name = new Label(kind.word());
        Label length = new Label(Spans.brief(seconds));
        length.getStyleClass().add("muted");
        HBox entry = new HBox(5, colour, name, length);
        entry.setAlignment(Pos.CENTER_LEFT);
        return entry;
    }
}
