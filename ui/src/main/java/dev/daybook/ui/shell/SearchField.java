package dev.daybook.ui.shell;

import atlantafx.base.controls.CustomTextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyEvent;
import org.kordamp.ikonli.javafx.FontIcon;

/** Where a person types what they look for, on whatever page they are. */
final class SearchField extends CustomTextField {

    /** What the field leads to. */
    interface Asked {

        /** The person looks for this; blank when the field was emptied. */
        void look(String words);

        /** The person wants to go on among what was found. */
        void goOn();

        /** The person has given up; the field is empty. */
        void leave();
    }

    private final Asked asked;

    SearchField(Asked asked) {
        this.asked = asked;
        setId("search");
        setPromptText("Search titles, notes…");
        setAccessibleText("Search everything that was recorded");
        setTooltip(new Tooltip("Titles, notes, windows, pages, commands  (Ctrl+F)"));
        setLeft(new FontIcon("fth-search"));
        getStyleClass().add("search-field");
        textProperty().addListener((text, before, after) -> asked.look(after));
        addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    }

    /** Takes the focus, with what was looked for before marked. */
    void take() {
        requestFocus();
        selectAll();
    }

    private void pressed(KeyEvent key) {
        switch (key.getCode()) {
            case ESCAPE -> {
                clear();
                asked.leave();
            }
            case DOWN -> asked.goOn();
            case ENTER -> {
                asked.look(getText());
                asked.goOn();
            }
            default -> {
                return;
            }
        }
        key.consume();
    }
}
