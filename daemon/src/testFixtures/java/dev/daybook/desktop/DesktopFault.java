package dev.daybook.desktop;

/** The desktop of a test does not do what it was asked. */
public final class DesktopFault extends RuntimeException {

    private static final long serialVersionUID = 1;

    DesktopFault(String message) {
        super(message);
    }

    DesktopFault(String message, Throwable cause) {
        super(message, cause);
    }
}
