package dev.daybook.capture.x11;

import java.io.IOException;

/**
 * The X server cannot be reached, refuses us, answers nonsense or lacks what is needed. The connection it happened on is
 * of no more use.
 */
final class DisplayFault extends IOException {

    private static final long serialVersionUID = 1;

    /** @param message for a person: what is wrong and what to do */
    DisplayFault(String message) {
        super(message);
    }

    DisplayFault(String message, Throwable cause) {
        super(message, cause);
    }
}
