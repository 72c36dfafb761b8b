package dev.daybook.search;

/** The index cannot be used now; it may again later. The message is one sentence for a person. */
public final class SearchUnavailable extends RuntimeException {

    SearchUnavailable(String message, Throwable cause) {
        super(message, cause);
    }
}
