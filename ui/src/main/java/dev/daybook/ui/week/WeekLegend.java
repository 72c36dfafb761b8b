package dev.daybook.ui.week;

import javafx.beans.value.ObservableValue;
import dev.daybook.ui.look.CategoryColours;
import dev.daybook.ui.parts.Spans;
import java.util.HashSet;
import java.util.Set;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import org.kordamp.ikonli.javafx.FontIcon;

/** The categories of the week with their totals, largest first. A top with categories in it opens and closes. */
final class WeekLegend extends VBox {

    private static final double DOT = 4.5;
    private static final double CHEVRON = 18;

    private final CategoryColours colours;
    private final Set<String> open = new HashSet<>();

    WeekLegend(CategoryColours colours) {
        this.colours = colours;
        getStyleClass().add("legend");
        setId("week-legend");
    }

    void show(Week week) {
        getChildren().clear();
        long most = week.shares().stream().mapToLong(Share::seconds).max().orElse(1);
        week.shares().forEach(share -> top(share, week.active(), most));
    }

    private void top(Share share, long all, long most) {
        VBox parts = new VBox();
        parts.getStyleClass().add("legend-parts");
        share.parts().forEach(part -> parts.getChildren().add(row(part, all, most, new Region())));
        parts.managedProperty().bind(parts.visibleProperty());
        Region opener = share.parts().isEmpty() ? new Region() : opener(share, parts);
        parts.setVisible(open.contains(share.category()));
        getChildren().addAll(row(share, all, most, opener), parts);
    }

    private ToggleButton opener(Share share, VBox parts) {
        FontIcon chevron = new FontIcon(open.contains(share.category()) ? "fth-chevron-down" : "fth-chevron-right");
        ToggleButton opener = new ToggleButton("", chevron);
        opener.getStyleClass().add("legend-opener");
        opener.setSelected(open.contains(share.category()));
        opener.setAccessibleText("What is in " + share.name());
        opener.setTooltip(new Tooltip("What is in " + share.name()));
        opener.setOnAction(pressed -> {
            boolean now = opener.isSelected();
            var _ = now ? open.add(share.category()) : open.remove(share.category());
            chevron.setIconLiteral(now ? "fth-chevron-down" : "fth-chevron-right");
            parts.setVisible(now);
        });
        return opener;
    }

    private VBox row(Share share, long all, long most, Region opener) {
        opener.setMinWidth(CHEVRON);
        opener.setMaxSize(CHEVRON, CHEVRON);
        opener.setMinHeight(CHEVRON);
        ObservableValue<Color> colour = colours.colour(share.category());
        Circle dot = new Circle(DOT);
        dot.fillProperty().bind(colour);
        Label name = new Label(share.name());
        name.setTooltip(new Tooltip(share.category()));
        name.setMinWidth(40);
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Label length = number(Spans.brief(share.seconds()), "legend-length");
        Label percent = number(share.percentOf(all) + " %", "legend-percent");
        HBox line = new HBox(8, opener, dot, name, space, length, percent);
        line.setAlignment(Pos.CENTER_LEFT);
        VBox row = new VBox(3, line, new ShareBar((double) share.seconds() / Math.max(1, most), colour));
        row.getStyleClass().add("legend-row");
        return row;
    }

    private static Label number(String text, String style) {
        Label number = new Label(text);
        number.getStyleClass().add(style);
        number.setMinWidth(USE_PREF_SIZE);
        return number;
    }
}
