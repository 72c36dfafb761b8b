package dev.daybook.ui.parts;

import java.time.LocalDate;

/** Where a view can take the person. Used on the JavaFX thread. */
public interface Navigator {

    void showDay(LocalDate date);

    /** Opens what is known of a session beside what is shown now. */
    void showSession(long id);

    /** Closes it again. */
    void closeDetails();

    /** Says something for a few seconds at the window's foot. */
    void say(String text);

    /**
     * The same with something to do about it.
     *
     * @param verb what the button says, for instance {@code Undo}
     */
    void say(String text, String verb, Runnable action);

    /** Asks over the window; Escape and a click beside it mean no. */
    void ask(Question question);
}
