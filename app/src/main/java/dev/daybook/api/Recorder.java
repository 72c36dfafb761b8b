package dev.daybook.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the recorder is doing.
 *
 * @param state {@code recording}, {@code excluded} (what is in focus is kept out of the record), {@code paused},
 *     {@code held} (nothing can be stored now, the disk is full for instance; it goes on by itself), {@code blind} (no
 *     source works) or {@code starting}
 * @param source name of the activity source, for instance {@code x11}
 * @param reason why it is blind or cannot store; null when all is well
 * @param activity {@code active}, {@code idle} or {@code locked} as last sampled; null when paused or blind
 * @param idleSeconds seconds since the person's last input as last sampled; null when paused or blind
 * @param pausedUntil null unless paused with an end
 * @param lastSample null before the first sample
 * @param sessionId the open desk session; null when none is open
 */
public record Recorder(
        String state,
        String source,
        @Nullable String reason,
        @Nullable String activity,
        @Nullable Long idleSeconds,
        @Nullable Instant pausedUntil,
        @Nullable Instant lastSample,
        @Nullable Long sessionId) {}
