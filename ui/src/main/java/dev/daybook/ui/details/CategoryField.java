package dev.daybook.ui.details;

import dev.daybook.api.Totals.Total;
import dev.daybook.client.Call;
import dev.daybook.ui.details.InPlace.Saving;
import dev.daybook.ui.live.Live;
import dev.daybook.ui.look.CategoryColours;
import java.time.Duration;
import java.time.Instant;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.shape.Circle;

/** The category of a session: one that was used before, or whatever is written. */
final class CategoryField {

    private static final Duration USED_WITHIN = Duration.ofDays(30);

    private final Live live;
    private final Circle dot;
    private final ComboBox<String> box = new ComboBox<>();
    private final InPlace field;

    CategoryField(Live live, Circle dot, Saving saving) {
        this.live = live;
        this.dot = dot;
        Label shown = new Label("", dot);
        shown.getStyleClass().add("muted");
        box.setEditable(true);
        box.setPromptText("Empty: as the rules tell");
        box.visibleProperty().addListener((visible, before, after) -> {
            if (after) {
                askKnown();
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
        dot.setFill(CategoryColours.of(category.isEmpty() ? "Uncategorised" : category));
    }

    /** What is typed meanwhile stays. */
    private void askKnown() {
        Instant now = live.now();
        live.ask(Call.totals(now.minus(USED_WITHIN), now, "category"), answer -> {
            String typed = box.getEditor().getText();
            box.getItems().setAll(answer.totals().stream().map(Total::key).filter(key -> !key.isEmpty()).sorted()
                    .toList());
            box.getEditor().setText(typed);
        }, failure -> {});
    }
}
