package dev.daybook.ui.parts;

import javafx.scene.control.Label;

/** A word in a rounded box whose colour says whether it is good news. */
public final class Chip extends Label {

    /** What the word means to a person. */
    public enum Tone {
        /** Nothing to see. */
        NEUTRAL,
        /** Going on now. */
        LIVE,
        /** As it should be. */
        GOOD,
        /** Worth a look. */
        NOTICE,
        /** Went wrong. */
        BAD
    }

    public Chip(String text, Tone tone) {
        super(text);
        getStyleClass().add("chip");
        show(text, tone);
    }

    /** Shows something else. */
    public void show(String text, Tone tone) {
        setText(text);
        getStyleClass().removeIf(style -> style.startsWith("chip-"));
        getStyleClass().add("chip-" + tone.name().toLowerCase(java.util.Locale.ROOT));
    }
}
