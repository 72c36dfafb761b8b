package dev.daybook.ui.details;

import java.util.List;
import java.util.Optional;
import javafx.geometry.VPos;
import javafx.scene.control.Label;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;

/** Names and values, one a line. */
final class Facts extends GridPane {

    private List<Fact> shown = List.of();

    /** What is said of something. */
    record Fact(String name, String value) {

        /** The fact, where there is something to say. */
        static Optional<Fact> of(String name, Optional<String> value) {
            return value.filter(text -> !text.isBlank()).map(text -> new Fact(name, text));
        }
    }

    Facts() {
        getStyleClass().add("facts");
        ColumnConstraints names = new ColumnConstraints();
        names.setMinWidth(USE_PREF_SIZE);
        ColumnConstraints values = new ColumnConstraints();
        values.setHgrow(Priority.ALWAYS);
        getColumnConstraints().setAll(names, values);
    }

    void show(List<Fact> facts) {
        if (facts.equals(shown)) {
            return;
        }
        shown = facts;
        getChildren().clear();
        for (int row = 0; row < facts.size(); row++) {
            Fact fact = facts.get(row);
            Label name = new Label(fact.name());
            name.getStyleClass().add("fact-name");
            GridPane.setValignment(name, VPos.TOP);
            Label value = new Label(fact.value());
            value.setWrapText(true);
            value.setAccessibleText(fact.name() + ": " + fact.value());
            addRow(row, name, value);
        }
        setVisible(!facts.isEmpty());
        setManaged(!facts.isEmpty());
    }
}
