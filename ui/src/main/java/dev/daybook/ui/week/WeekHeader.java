package dev.daybook.ui.week;

import dev.daybook.ui.parts.Spans;
import dev.daybook.ui.week.WeekContent.Failed;
import dev.daybook.ui.week.WeekContent.Shown;
import dev.daybook.ui.week.WeekContent.Waiting;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Which week it is, how much it held beside the one before, and the way to others. */
final class WeekHeader extends HBox {

    private final WeekModel model;
    private final WeekWords words;
    private final Label title = new Label();
    private final Label total = new Label();
    private final Label comparison = new Label();
    private final Button next;
    private final Button now = new Button("This week");

    WeekHeader(WeekModel model, WeekWords words) {
        super(8);
        this.model = model;
        this.words = words;
        setAlignment(Pos.TOP_LEFT);
        title.getStyleClass().add("page-title");
        title.setId("week-title");
        total.getStyleClass().add("week-total");
        total.setId("week-total");
        total.setMinWidth(USE_PREF_SIZE);
        comparison.getStyleClass().add("page-subtitle");
        comparison.setId("week-comparison");
        comparison.setTooltip(new Tooltip());
        comparison.getTooltip().textProperty().bind(comparison.textProperty());
        total.managedProperty().bind(total.textProperty().isNotEmpty());
        HBox sums = new HBox(8, total, comparison);
        sums.setAlignment(Pos.BASELINE_LEFT);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Button previous = step("fth-chevron-left", "Previous week", "Alt+Left", model::previous);
        previous.setId("week-previous");
        next = step("fth-chevron-right", "Next week", "Alt+Right", model::next);
        next.setId("week-next");
        now.setId("week-now");
        now.setMinWidth(USE_PREF_SIZE);
        now.setOnAction(pressed -> model.thisWeek());
        getChildren().addAll(new VBox(2, title, sums), space, now, previous, next);
        model.firstProperty().addListener((first, before, after) -> show());
        model.contentProperty().addListener((content, before, after) -> show());
        model.comparisonProperty().addListener((compared, before, after) -> show());
        show();
    }

    private static Button step(String icon, String name, String keys, Runnable go) {
        Button button = new Button("", new FontIcon(icon));
        button.getStyleClass().addAll("button-icon", "flat");
        button.setAccessibleText(name);
        button.setTooltip(new Tooltip(name + "  (" + keys + ")"));
        button.setMinWidth(USE_PREF_SIZE);
        button.setOnAction(pressed -> go.run());
        return button;
    }

    private void show() {
        title.setText(words.title(model.firstProperty().get()));
        next.setDisable(model.present());
        now.setDisable(model.present());
        switch (model.contentProperty().get()) {
            case Shown there -> show(there.week());
            case Failed failed -> forget();
            // The week that was left still stands beneath for a moment; without its sums the line would flash.
            case Waiting waiting -> {
            }
        }
    }

    private void show(Week week) {
        total.setText(week.empty() ? "" : Spans.brief(week.active()));
        comparison.setText(week.empty()
                ? "nothing was recorded"
                : model.comparisonProperty().get().map(with -> with.words(week)).orElse(""));
    }

    /** Shows no sums: those of another week would be a lie. */
    void forget() {
        total.setText("");
        comparison.setText("");
    }
}
