package dev.daybook.ui.sessions;

import dev.daybook.ui.cancelling.Target;
import dev.daybook.ui.live.Live;
import dev.daybook.ui.look.CategoryColours;
import dev.daybook.ui.parts.LocalTimes;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongConsumer;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.shape.Circle;
import org.kordamp.ikonli.javafx.FontIcon;

/** A session's title after the dot of its category, and the mark of a session that had to be recovered. */
final class TitleCell extends RowCell {

    private static final PseudoClass UNTITLED = PseudoClass.getPseudoClass("untitled");
    private static final double DOT = 4;

    private final CategoryColours colours;
    private final Circle dot = new Circle(DOT);
    private final Label title = new Label();
    private final FontIcon icon = new FontIcon("fth-rotate-cw");
    private final Button mark = new Button("", icon);
    private final Tooltip whole = new Tooltip();
    private final HBox box = new HBox(8, dot, title, mark);

    TitleCell(Live live, LocalTimes times, LongConsumer details, CategoryColours colours) {
        super(live, times);
        this.colours = colours;
        title.getStyleClass().add("session-title");
        mark.getStyleClass().addAll("flat", "mark");
        mark.setOnAction(pressed -> Optional.ofNullable(getItem())
                .ifPresent(item -> details.accept(item.session().id())));
        mark.managedProperty().bind(mark.visibleProperty());
        mark.setMinWidth(USE_PREF_SIZE);
        HBox.setHgrow(title, Priority.SOMETIMES);
        box.setAlignment(Pos.CENTER_LEFT);
    }

    @Override
    void show(RowWords words) {
        Target target = words.target();
        title.setText(words.titleOrNone());
        title.pseudoClassStateChanged(UNTITLED, words.title().isEmpty());
        String category = target.session().category();
        dot.fillProperty().bind(colours.colour(Objects.requireNonNullElse(category, "Uncategorised")));
        dot.setVisible(category != null);
        whole.setText(words.titleOrNone() + (category == null ? "" : "\n" + category));
        setTooltip(whole);
        icon.setIconLiteral(target.session().recovered() != null ? "fth-rotate-cw" : "fth-alert-triangle");
        showMark(words.mark());
        setGraphic(box);
    }

    private void showMark(Optional<String> reason) {
        mark.setVisible(reason.isPresent());
        reason.ifPresent(text -> {
            mark.setTooltip(new Tooltip(text + "\nClick for the evidence."));
            mark.setAccessibleText(text);
        });
    }

    @Override
    void clear() {
        setGraphic(null);
        setTooltip(null);
    }
}
