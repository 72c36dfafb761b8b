package dev.daybook.ui.search;

import dev.daybook.api.SearchHits.Match;
import dev.daybook.ui.look.CategoryColours;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.function.LongConsumer;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.kordamp.ikonli.javafx.FontIcon;

/** A session that was found, and beneath it the texts in which it was. A click, Enter and the space bar open it. */
final class HitRow extends VBox {

    private static final double DOT = 4;

    private final HitWords words;
    private final LongConsumer open;
    private final Label length = new Label();

    HitRow(HitWords words, LocalDate today, Instant now, CategoryColours colours, LongConsumer open) {
        this.words = words;
        this.open = open;
        getStyleClass().add("hit");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        setAccessibleText(words.spoken(today, now));
        getChildren().add(head(colours));
        words.beneath().forEach(match -> getChildren().add(line(match)));
        tick(now);
        setOnMouseClicked(click -> {
            if (click.getButton() == MouseButton.PRIMARY) {
                requestFocus();
                open.accept(id());
            }
        });
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    /** Of the session. */
    long id() {
        return words.hit().session().id();
    }

    private void pressed(KeyEvent key) {
        if (key.getCode() == KeyCode.ENTER || key.getCode() == KeyCode.SPACE) {
            open.accept(id());
            key.consume();
        }
    }

    private HBox head(CategoryColours colours) {
        String category = words.hit().session().category();
        Circle dot = new Circle(DOT);
        dot.fillProperty().bind(colours.colour(Objects.requireNonNullElse(category, "Uncategorised")));
        dot.setVisible(category != null);
        if (category != null) {
            Tooltip.install(dot, new Tooltip(category));
        }
        Label hours = new Label(words.hours());
        hours.getStyleClass().add("hit-hours");
        hours.setMinWidth(Region.USE_PREF_SIZE);
        TextFlow title = flow(words.title(), "hit-title");
        length.getStyleClass().add("muted");
        length.setMinWidth(Region.USE_PREF_SIZE);
        HBox head = new HBox(10, hours, dot, title, length);
        head.setAlignment(Pos.CENTER_LEFT);
        return head;
    }

    private static HBox line(Match match) {
        FontIcon icon = new FontIcon(HitWords.icon(match));
        Label kind = new Label("", icon);
        kind.getStyleClass().add("hit-kind");
        kind.setTooltip(new Tooltip(HitWords.kind(match)));
        kind.setMinWidth(Region.USE_PREF_SIZE);
        Label seconds = new Label(HitWords.seconds(match));
        seconds.getStyleClass().add("hit-seconds");
        seconds.setMinWidth(Region.USE_PREF_SIZE);
        HBox line = new HBox(8, kind, flow(HitWords.snippet(match), "hit-text"), seconds);
        line.setAlignment(Pos.TOP_LEFT);
        line.getStyleClass().add("hit-line");
        return line;
    }

    private static TextFlow flow(Snippet snippet, String style) {
        TextFlow flow = new TextFlow();
        flow.getStyleClass().add(style);
        snippet.runs().forEach(run -> {
            Text piece = new Text(run.text());
            piece.getStyleClass().add(run.found() ? "hit-found" : "hit-plain");
            flow.getChildren().add(piece);
        });
        flow.setMinWidth(0);
        HBox.setHgrow(flow, Priority.ALWAYS);
        return flow;
    }

    /** A session that goes on becomes longer. */
    void tick(Instant now) {
        length.setText(words.length(now));
    }
}
