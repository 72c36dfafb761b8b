package dev.daybook.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Body that edits a session. What is null stays as it is. All of it happens, or nothing.
 *
 * @param title one line of at most 500 characters; empty for the one that follows from its minutes
 * @param note at most 16000 characters; empty for none
 * @param category nested by slashes, for instance {@code Work/Code}, at most 200 characters; empty for the one that the
 *     rules tell
 * @param start of a desk session that has ended; whole seconds count
 * @param end of a desk session that has ended; whole seconds count
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SessionEdit(
        @Nullable String title,
        @Nullable String note,
        @Nullable String category,
        @Nullable Instant start,
        @Nullable Instant end) {

    /** Another end and nothing else. */
    public SessionEdit(@Nullable Instant end) {
        this(null, null, null, null, end);
    }
}
