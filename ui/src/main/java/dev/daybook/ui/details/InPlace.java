package dev.daybook.ui.details;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.css.PseudoClass;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ComboBoxBase;
import javafx.scene.control.Control;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextInputControl;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.VBox;

/**
 * A text that is edited where it stands. A click, Enter or F2 opens it; Enter, or Ctrl+Enter in several lines, and
 * leaving save; Escape gives up. What cannot be saved stays as it was typed, with the reason beneath it.
 */
final class InPlace extends VBox {

    private static final PseudoClass EMPTY = PseudoClass.getPseudoClass("empty");

    /** Saves what was typed; one of the two is told. */
    interface Saving {
        void save(String text, Runnable done, Consumer<String> refused);
    }

    private final String name;
    private final Label shown;
    private final Control editor;
    private final TextInputControl input;
    private final Saving saving;
    private final Label wrong = new Label();
    private String text = "";
    private String refused = "";
    private boolean saves;
    // Counts what it was opened for: an answer to what was given up says nothing here.
    private int opened;

    /**
     * Closed, and of nothing yet.
     *
     * @param id of the label; that of the editor ends with {@code -editor}, that of a refusal with {@code -wrong}
     * @param name for who cannot see it, for instance {@code Title}
     * @param input is the editor, or in it
     */
    InPlace(String id, String name, Label shown, Control editor, TextInputControl input, Saving saving) {
        super(4);
        this.name = name;
        this.shown = shown;
        this.editor = editor;
        this.input = input;
        this.saving = saving;
        getStyleClass().add("in-place");
        shown.setId(id);
        shown.getStyleClass().add("in-place-text");
        shown.setWrapText(true);
        shown.setFocusTraversable(true);
        shown.setAccessibleRole(AccessibleRole.BUTTON);
        shown.setTooltip(new Tooltip("Edit  (Enter)"));
        shown.setOnMouseClicked(click -> {
            if (click.getButton() == MouseButton.PRIMARY) {
                open();
            }
        });
        shown.addEventHandler(KeyEvent.KEY_PRESSED, this::pressedClosed);
        editor.setId(id + "-editor");
        editor.setAccessibleText(name);
        editor.setMaxWidth(Double.MAX_VALUE);
        editor.addEventFilter(KeyEvent.KEY_PRESSED, this::pressedOpen);
        editor.focusedProperty().addListener((focus, before, after) -> {
            if (!after) {
                save();
            }
        });
        wrong.setId(id + "-wrong");
        wrong.getStyleClass().add("wrong");
        wrong.setWrapText(true);
        for (Control node : List.of(shown, editor, wrong)) {
            node.managedProperty().bind(node.visibleProperty());
        }
        getChildren().addAll(shown, editor, wrong);
        close();
    }

    /**
     * Shows this.
     *
     * @param words what is read; a hint when there is nothing
     * @param now the text that is edited; empty for none
     */
    void show(String words, String now) {
        text = now;
        shown.setText(words);
        shown.setAccessibleText(name + ": " + words);
        shown.pseudoClassStateChanged(EMPTY, now.isEmpty());
    }

    boolean isOpen() {
        return editor.isVisible();
    }

    /** Lets the person write. */
    void open() {
        if (isOpen()) {
            return;
        }
        opened++;
        saves = false;
        input.setText(text);
        say("");
        refused = "";
        shown.setVisible(false);
        editor.setVisible(true);
        editor.requestFocus();
        input.selectAll();
    }

    /** Closes it without a change. */
    void close() {
        opened++;
        saves = false;
        input.setEditable(true);
        editor.setVisible(false);
        shown.setVisible(true);
        say("");
    }

    private void say(String reason) {
        wrong.setText(reason);
        wrong.setVisible(!reason.isEmpty());
    }

    private void pressedClosed(KeyEvent key) {
        if (key.getCode() == KeyCode.ENTER || key.getCode() == KeyCode.F2 || key.getCode() == KeyCode.SPACE) {
            open();
            key.consume();
        }
    }

    private void pressedOpen(KeyEvent key) {
        boolean lines = input instanceof TextArea;
        if (editor instanceof ComboBoxBase<?> box && box.isShowing()) {
            return;
        }
        switch (key.getCode()) {
            case ESCAPE -> {
                close();
                shown.requestFocus();
            }
            case ENTER -> {
                if (lines && !key.isShortcutDown()) {
                    return;
                }
                refused = "";
                save();
            }
            case TAB -> {
                if (!lines) {
                    return;
                }
                save();
                shown.requestFocus();
            }
            default -> {
                return;
            }
        }
        key.consume();
    }

    /** What was refused once is not asked for again by merely leaving. */
    private void save() {
        String typed = Objects.requireNonNullElse(input.getText(), "").strip();
        if (!isOpen() || saves || (!refused.isEmpty() && typed.equals(refused))) {
            return;
        }
        if (typed.equals(text.strip())) {
            leave();
            return;
        }
        saves = true;
        input.setEditable(false);
        int asked = opened;
        saving.save(typed, () -> {
            if (asked == opened) {
                leave();
            }
        }, reason -> {
            if (asked == opened) {
                refused = typed;
                saves = false;
                input.setEditable(true);
                say(reason);
            }
        });
    }

    private void leave() {
        boolean here = editor.isFocused();
        close();
        if (here) {
            shown.requestFocus();
        }
    }
}
