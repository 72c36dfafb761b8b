package dev.daybook.store;

/** The store cannot be opened. The message is one line: what, where, what to do. */
public final class StoreException extends Exception {

    public StoreException(String message, Throwable cause) {
        super(message, cause);
    }

    public StoreException(String message) {
        super(message);
    }
}
