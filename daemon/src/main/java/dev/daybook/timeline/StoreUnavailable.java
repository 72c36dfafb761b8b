package dev.daybook.timeline;

/** The store cannot take a change now; it may again later. The message is one sentence for a person. */
public final class StoreUnavailable extends RuntimeException {

    public StoreUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
