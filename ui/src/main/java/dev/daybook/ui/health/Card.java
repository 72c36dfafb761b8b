package dev.daybook.ui.health;

import dev.daybook.ui.parts.Chip.Tone;
import java.util.List;
import java.util.Locale;
import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A titled box: lines of a name and what is said about it, and what can be done beneath them. */
final class Card extends VBox {

    private static final double NAMES = 96;

    private final GridPane lines = new GridPane(12, 5);
    private List<Fact> shown = List.of();

    /**
     * Without lines at first.
     *
     * @param id its lines' values have ids that begin with it
     * @param beneath what stands under the lines
     */
    Card(String id, String title, Node... beneath) {
        setId(id);
        getStyleClass().addAll("card", "health-card");
        Label heading = new Label(title);
        heading.getStyleClass().add("card-title");
        ColumnConstraints names = new ColumnConstraints(NAMES);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        lines.getColumnConstraints().addAll(names, values);
        lines.managedProperty().bind(lines.visibleProperty());
        lines.setVisible(false);
        getChildren().addAll(heading, lines);
        getChildren().addAll(beneath);
    }

    /** Other lines; where only what is said has changed, the lines stay. */
    void show(List<Fact> facts) {
        if (facts.equals(shown)) {
            return;
        }
        shown = facts;
        lines.setVisible(!facts.isEmpty());
        while (lines.getChildren().size() > 2 * facts.size()) {
            lines.getChildren().removeLast();
        }
        for (int i = 0; i < facts.size(); i++) {
            if (2 * i == lines.getChildren().size()) {
                lines.addRow(i, name(), value());
            }
            show(facts.get(i), (Label) lines.getChildren().get(2 * i), (Label) lines.getChildren().get(2 * i + 1));
        }
    }

    /** Whether the lines are of before; what can be done beneath them is of now. */
    void fade(boolean yes) {
        lines.setOpacity(yes ? 0.7 : 1);
    }

    private static Label name() {
        Label name = new Label();
        name.getStyleClass().add("fact-name");
        GridPane.setValignment(name, VPos.TOP);
        return name;
    }

    private static Label value() {
        Label value = new Label();
        value.setWrapText(true);
        return value;
    }

    private void show(Fact fact, Label name, Label value) {
        name.setText(fact.name());
        value.setText(fact.value());
        value.setId(getId() + "-" + fact.name().toLowerCase(Locale.ROOT).replace(' ', '-'));
        value.getStyleClass().setAll("label", "fact-value", "fact-" + fact.tone().name().toLowerCase(Locale.ROOT));
        value.setAccessibleText(fact.name() + ": " + fact.value() + (fact.tone() == Tone.BAD ? " (wrong)" : ""));
    }
}
