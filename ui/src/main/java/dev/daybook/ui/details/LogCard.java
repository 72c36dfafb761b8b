package dev.daybook.ui.details;

import javafx.beans.property.ReadOnlyStringProperty;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.control.Tooltip;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The last lines that a command has written. It stays at the end for as long as the person has not scrolled away. */
final class LogCard extends VBox {

    private static final int ROWS = 12;

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
        double top = lines.getScrollTop();
        boolean atTheEnd = isAtTheEnd();
        lines.setText(text);
        if (atTheEnd) {
            lines.positionCaret(text.length());
            lines.setScrollTop(Double.MAX_VALUE);
        } else {
            lines.setScrollTop(top);
        }
    }

    /** Nobody selected anything further up. */
    private boolean isAtTheEnd() {
        return lines.getCaretPosition() >= lines.getLength() && lines.getSelection().getLength() == 0;
    }
}
