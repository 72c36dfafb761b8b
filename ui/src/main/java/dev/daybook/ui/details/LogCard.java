package dev.daybook.ui.details;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.IndexRange;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The last lines that a command has written. It stays at the end for as long as the person has not scrolled away. */
final class LogCard extends VBox {

    private static final int ROWS = 12;
    // Less than a line, in pixels.
    private static final double NEAR = 8;

    private final TextArea lines = new TextArea();

    LogCard(ReadOnlyStringProperty text) {
        getStyleClass().add("card");
        setId("log");
        lines.setId("log-lines");
        lines.setEditable(false);
        lines.setPrefRowCount(ROWS);
        lines.setAccessibleText("The last lines of the log");
        lines.getStyleClass().add("log-lines");
        Button copy = new Button("", new FontIcon("fth-copy"));
        copy.getStyleClass().add("flat");
        copy.setAccessibleText("Copy these lines");
        copy.setTooltip(new Tooltip("Copy these lines"));
        copy.setOnAction(pressed -> {
            ClipboardContent content = new ClipboardContent();
            content.putString(lines.getText());
            Clipboard.getSystemClipboard().setContent(content);
        });
        getChildren().addAll(OperationCard.heading("Log", copy), lines);
        text.addListener((property, before, after) -> show(after));
        show(text.get());
    }

    private void show(String text) {
        setVisible(!text.isEmpty());
        setManaged(!text.isEmpty());
        if (isAtTheEnd()) {
            lines.setText(text);
            lines.positionCaret(text.length());
            lines.setScrollTop(Double.MAX_VALUE);
        } else {
            showBehind(text);
        }
    }

    /** What is looked at, and selected, stays where it is. */
    private void showBehind(String text) {
        double top = lines.getScrollTop();
        IndexRange selected = lines.getSelection();
        boolean longer = text.startsWith(lines.getText());
        lines.setText(text);
        if (longer) {
            lines.selectRange(selected.getStart(), selected.getEnd());
        }
        // With the next layout the lines would scroll to the caret.
        lines.layout();
        lines.setScrollTop(top);
    }

    /** Nobody scrolled away or selected anything. The caret does not tell: a wheel leaves it where it is. */
    private boolean isAtTheEnd() {
        // Lines that were never laid out have nothing that could be scrolled.
        boolean seen = !(lines.lookup(".scroll-pane") instanceof ScrollPane pane) || isAtTheEnd(pane);
        return seen && lines.getSelection().getLength() == 0;
    }

    private static boolean isAtTheEnd(ScrollPane pane) {
        double hidden = pane.getContent().getLayoutBounds().getHeight() - pane.getViewportBounds().getHeight();
        return (pane.getVmax() - pane.getVvalue()) * Math.max(0, hidden) < NEAR;
    }
}
