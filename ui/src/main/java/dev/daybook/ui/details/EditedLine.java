package dev.daybook.ui.details;

import dev.daybook.api.Session;
import dev.daybook.ui.parts.LocalTimes;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** That a person changed a session: what, when, and the way back. */
final class EditedLine extends HBox {

    private final LocalTimes times;
    private final Label words = new Label("", new FontIcon("fth-edit-2"));

    EditedLine(LocalTimes times, Runnable undo) {
        super(8);
        this.times = times;
        setAlignment(Pos.CENTER_LEFT);
        getStyleClass().add("edited");
        words.setId("details-edited");
        words.setTooltip(new Tooltip());
        words.getTooltip().textProperty().bind(words.textProperty());
        Button back = new Button("Undo");
        back.setId("details-undo");
        back.getStyleClass().add("flat");
        back.setMinWidth(USE_PREF_SIZE);
        back.setAccessibleText("Undo the last change");
        back.setTooltip(new Tooltip("Take the last change back"));
        back.setOnAction(pressed -> undo.run());
        getChildren().addAll(words, back);
        managedProperty().bind(visibleProperty());
        show(null);
    }

    void show(Session.@Nullable Edited edited) {
        setVisible(edited != null);
        words.setText(edited == null ? "" : new EditWords(times).edited(edited));
    }
}
