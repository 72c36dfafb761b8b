package dev.daybook.ui.details;

import dev.daybook.ui.details.Uses.Application;
import dev.daybook.ui.look.CategoryColours;
import dev.daybook.ui.parts.Spans;
import dev.daybook.words.PlainText;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;

/** What a desk session's time went into, as bars. */
final class UsesCard extends VBox {

    private static final double BAR = 5;

    private final CategoryColours colours;

    UsesCard(CategoryColours colours) {
        this.colours = colours;
        getStyleClass().addAll("card", "uses");
        setId("uses");
    }

    void show(Uses uses) {
        Label title = new Label("What it was spent on");
        title.getStyleClass().add("section-title");
        getChildren().setAll(title);
        long most = uses.applications().stream().mapToLong(Application::seconds).max().orElse(1);
        uses.applications().forEach(one -> getChildren().add(row(one, most)));
        setVisible(!uses.applications().isEmpty());
        setManaged(!uses.applications().isEmpty());
    }

    private VBox row(Application application, long most) {
        Label name = new Label(PlainText.line(application.name()));
        Label length = new Label(Spans.brief(application.seconds()));
        length.setMinWidth(USE_PREF_SIZE);
        length.getStyleClass().add("muted");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox line = new HBox(8, name, space, length);
        line.setAlignment(Pos.CENTER_LEFT);
        VBox row = new VBox(3, line, bar(application, most));
        application.titles().forEach(text -> {
            Label title = new Label(PlainText.line(text));
            title.getStyleClass().add("use-title");
            title.setTooltip(new Tooltip(title.getText()));
            row.getChildren().add(title);
        });
        return row;
    }

    private Pane bar(Application application, long most) {
        Rectangle filled = new Rectangle(0, BAR);
        filled.fillProperty().bind(colours.colour(application.category()));
        filled.setArcWidth(BAR);
        filled.setArcHeight(BAR);
        Pane bar = new Pane(filled);
        bar.setMinHeight(BAR);
        bar.setMaxHeight(BAR);
        filled.widthProperty().bind(bar.widthProperty().multiply((double) application.seconds() / most));
        Tooltip.install(bar, new Tooltip(application.category()));
        return bar;
    }
}
