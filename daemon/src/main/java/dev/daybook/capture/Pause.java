package dev.daybook.capture;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Recording is paused: on the person's wish, or by itself where memory took no more of what could not be stored.
 *
 * @param until when it ends by itself; null until resumed
 */
public record Pause(Instant start, @Nullable Instant until) {

    boolean over(Instant now) {
        return until != null && !now.isBefore(until);
    }
}
