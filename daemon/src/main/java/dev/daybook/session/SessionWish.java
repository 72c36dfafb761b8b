package dev.daybook.session;

import java.time.Instant;
import java.util.Optional;

/**
 * What a person wants a session to be. What is empty stays as it is; an empty text takes the person's word back.
 *
 * @param title one line, at most {@link #MOST_TITLE} characters
 * @param note at most {@link #MOST_NOTE} characters
 * @param category nested by slashes
 * @param start UTC, whole seconds
 * @param end UTC, whole seconds
 */
public record SessionWish(Optional<String> title, Optional<String> note, Optional<String> category,
        Optional<Instant> start, Optional<Instant> end) {

    public static final int MOST_TITLE = 500;
    public static final int MOST_NOTE = 16_000;

    /** Another end and nothing else. */
    public static SessionWish end(Instant end) {
        return new SessionWish(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.of(end));
    }

    /** Whether other minutes are to belong to it. */
    public boolean ofMinutes() {
        return start.isPresent() || end.isPresent();
    }
}
