package dev.daybook.ui.coverage;

import dev.daybook.api.Day.Coverage;
import dev.daybook.ui.parts.Spans;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** What the colours of coverage bars mean, of those that there are, with the sum of each. */
public final class CoverageKey extends FlowPane {

    public CoverageKey() {
        super(14, 4);
        getStyleClass().add("coverage-key");
    }

    /** Sums what the bars of these days show. */
    public void show(List<Coverage> coverages) {
        getChildren().clear();
        for (CoverageKind kind : CoverageKind.values()) {
            long seconds = coverages.stream().mapToLong(kind::of).sum();
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
        HBox entry = new HBox(6, colour, name, length);
        entry.setAlignment(Pos.CENTER_LEFT);
        entry.setAccessibleText(kind.word() + ", " + length.getText() + ". " + kind.meaning());
        Tooltip.install(entry, new Tooltip(kind.meaning()));
        return entry;
    }
}
