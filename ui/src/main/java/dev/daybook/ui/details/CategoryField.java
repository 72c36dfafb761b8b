package dev.daybook.ui.details;

import dev.daybook.ui.category.KnownCategories;
import dev.daybook.ui.details.InPlace.Saving;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.shape.Circle;

/** The category of a session: one that is known, or whatever is written. */
final class CategoryField {

    private final KnownCategories known;
    private final Circle dot = new Circle(4);
    private final ComboBox<String> box = new ComboBox<>();
    private final InPlace field;

    CategoryField(KnownCategories known, Saving saving) {
        this.known = known;
        Label shown = new Label("", dot);
        shown.getStyleClass().add("muted");
        box.setEditable(true);
        box.setPromptText("Empty: as the rules tell");
        box.visibleProperty().addListener((visible, before, after) -> {
            if (after) {
                box.getItems().setAll(known.namesProperty().get());
            }
        });
        field = new InPlace("details-category", "Category", shown, box, box.getEditor(), saving);
    }

    InPlace field() {
        return field;
    }

    void show(String category) {
        field.show(category.isEmpty() ? "No category" : category, category);
        dot.setVisible(!category.isEmpty());
        dot.fillProperty().bind(known.colours().colour(category.isEmpty() ? "Uncategorised" : category));
    }
}
