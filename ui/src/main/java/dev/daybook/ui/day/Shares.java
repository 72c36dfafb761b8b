package dev.daybook.ui.day;

import javafx.beans.value.ObservableValue;
import javafx.beans.property.SimpleObjectProperty;
import dev.daybook.api.Totals.Total;
import dev.daybook.ui.look.CategoryColours;
import dev.daybook.ui.parts.Spans;
import java.util.List;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import org.jspecify.annotations.Nullable;

/** Totals as bars, the largest first and as long as the card is wide. */
final class Shares extends VBox {

    private static final int MOST = 7;

    private final Function<String, ObservableValue<Color>> colour;
    private final VBox rows = new VBox(7);
    private @Nullable List<Total> shown;

    /** Under a heading, each bar in the colour of its category. */
    static Shares ofCategories(CategoryColours colours) {
        return new Shares("Categories", colours::colour);
    }

    /** Under a heading, all in one colour. */
    static Shares ofApplications() {
        return new Shares("Applications", application -> new SimpleObjectProperty<>(Color.web("#64748b")));
    }

    private Shares(String heading, Function<String, ObservableValue<Color>> colour) {
        this.colour = colour;
        getStyleClass().add("card");
        Label title = new Label(heading);
        title.getStyleClass().add("section-title");
        HBox head = new HBox(title);
        head.getStyleClass().add("card-head");
        getChildren().addAll(head, rows);
    }

    void show(List<Total> totals) {
        if (totals.equals(shown)) {
            return;
        }
        shown = totals;
        long most = totals.stream().mapToLong(Total::seconds).max().orElse(1);
        rows.getChildren().setAll(totals.stream().limit(MOST).map(total -> row(total, most)).toList());
        long rest = totals.stream().skip(MOST).mapToLong(Total::seconds).sum();
        if (rest > 0) {
            Label more = new Label("and " + (totals.size() - MOST) + " more, " + Spans.brief(rest));
            more.getStyleClass().add("muted");
            rows.getChildren().add(more);
        }
        if (totals.isEmpty()) {
            Label none = new Label("Nothing in focus");
            none.getStyleClass().add("muted");
            rows.getChildren().add(none);
        }
    }

    private VBox row(Total total, long most) {
        Label name = new Label(total.key().isEmpty() ? "No window" : total.key());
        name.setTooltip(new Tooltip(name.getText()));
        name.setMinWidth(0);
        Label length = new Label(Spans.brief(total.seconds()));
        length.getStyleClass().add("muted");
        length.setMinWidth(Region.USE_PREF_SIZE);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox words = new HBox(8, name, space, length);
        words.setAlignment(Pos.CENTER_LEFT);
        VBox row = new VBox(3, words, bar(total, most));
        row.setAccessibleText(name.getText() + ", " + length.getText());
        return row;
    }

    private Pane bar(Total total, long most) {
        Pane track = new Pane();
        track.getStyleClass().add("share-track");
        Rectangle bar = new Rectangle(0, 6);
        bar.fillProperty().bind(colour.apply(total.key()));
        bar.setArcWidth(6);
        bar.setArcHeight(6);
        bar.widthProperty().bind(track.widthProperty().multiply((double) total.seconds() / most));
        track.getChildren().add(bar);
        return track;
    }
}
