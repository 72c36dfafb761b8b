package dev.daybook.ui.tray;

import java.util.function.Consumer;

/**
 * What the menu can do beyond the daemon. All run on the JavaFX thread.
 *
 * @param open shows the window in front
 * @param startDaemon starts it in the background, and tells in one line when that came to nothing
 * @param quit ends the desktop; the recording goes on
 * @param window tells the person in the open window
 */
public record TrayDeeds(Runnable open, Consumer<Consumer<String>> startDaemon, Runnable quit, Teller window) {

    /** Tells the person something, if it can. */
    public interface Teller {

        /** Whether it could. */
        boolean told(String text);
    }
}
