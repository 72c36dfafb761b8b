package dev.daybook.ui.week;

import dev.daybook.ui.look.CategoryColours;
import dev.daybook.ui.coverage.CoverageKey;
import dev.daybook.ui.parts.EmptyState;
import dev.daybook.ui.week.WeekContent.Failed;
import dev.daybook.ui.week.WeekContent.Shown;
import dev.daybook.ui.week.WeekContent.Waiting;
import java.time.LocalDate;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** The week's picture and its legend, or why there is none. */
final class WeekBody extends StackPane {

    private static final Duration PATIENCE = Duration.millis(300);
    /** Narrower than this the legend stands beneath the bars. */
    private static final double SIDE_BY_SIDE = 680;
    private static final double LEGEND_WIDTH = 310;
    private static final String HINT = "Enter or a click opens a day; Up and Down go through its categories";

    private final WeekModel model;
    private final Label told = new Label(HINT);
    private final WeekChart chart;
    private final WeekLegend legend;
    private final CoverageKey key = new CoverageKey();
    private final GridPane grid = new GridPane(14, 14);
    private final VBox bars;
    private final VBox categories;
    private final ScrollPane scroll = new ScrollPane(grid);
    private final PauseTransition waiting = new PauseTransition(PATIENCE);

    /**
     * Of the model's week.
     *
     * @param slow called when the answer takes so long that the page says so
     */
    WeekBody(WeekModel model, WeekWords words, Consumer<LocalDate> open, Runnable slow,
            CategoryColours colours) {
        this.model = model;
        legend = new WeekLegend(colours);
        chart = new WeekChart(words, line -> told.setText(line.isEmpty() ? HINT : line), open, colours);
        VBox.setVgrow(chart, Priority.ALWAYS);
        told.getStyleClass().add("chart-told");
        told.setId("week-told");
        bars = new VBox(told, chart, key);
        bars.getStyleClass().addAll("card", "week-bars");
        Label heading = new Label("Categories");
        heading.getStyleClass().add("section-title");
        categories = new VBox(heading, legend);
        categories.getStyleClass().add("card");
        scroll.getStyleClass().addAll("edge-to-edge", "week-scroll");
        scroll.setFitToWidth(true);
        scroll.setFitToHeight(true);
        scroll.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
        widthProperty().addListener((width, before, after) -> arrange());
        arrange();
        waiting.setOnFinished(over -> {
            getChildren().setAll(quiet());
            slow.run();
        });
        model.contentProperty().addListener((content, before, after) -> show(after));
        show(model.contentProperty().get());
    }

    private void arrange() {
        boolean beside = getWidth() >= SIDE_BY_SIDE;
        grid.getChildren().clear();
        grid.add(bars, 0, 0);
        grid.add(categories, beside ? 1 : 0, beside ? 0 : 1);
        GridPane.setHgrow(bars, Priority.ALWAYS);
        GridPane.setVgrow(bars, Priority.ALWAYS);
        categories.setPrefWidth(beside ? LEGEND_WIDTH : Region.USE_COMPUTED_SIZE);
        categories.setMinWidth(beside ? LEGEND_WIDTH : 0);
    }

    private void show(WeekContent content) {
        if (content instanceof Waiting) {
            waiting.playFromStart();
            return;
        }
        waiting.stop();
        switch (content) {
            case Shown there when there.week().empty() -> getChildren().setAll(empty(there.week()));
            case Shown there -> show(there.week());
            case Failed failed -> getChildren().setAll(failed(failed));
            case Waiting still -> getChildren().setAll(quiet());
        }
    }

    private void show(Week week) {
        chart.show(week);
        legend.show(week);
        key.show(week.days().stream().map(WeekDay::coverage).toList());
        told.setText(HINT);
        getChildren().setAll(scroll);
    }

    private EmptyState empty(Week week) {
        return week.present()
                ? new EmptyState("fth-bar-chart-2", "Nothing yet this week",
                        "What you do at this machine shows up here, day by day.")
                : new EmptyState("fth-bar-chart-2", "Nothing was recorded this week", "No daemon ran in these days, "
                        + "or it could not see.", "This week", model::thisWeek);
    }

    private static EmptyState failed(Failed failed) {
        String text = failed.remedy().isEmpty() ? failed.reason() : failed.reason() + "\n" + failed.remedy();
        return new EmptyState("fth-cloud-off", "This week cannot be shown", text);
    }

    private static Label quiet() {
        Label quiet = new Label("Adding up the week …");
        quiet.getStyleClass().add("muted");
        return quiet;
    }
}
