package dev.daybook.capture;

import dev.daybook.timeline.ActivityState;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What the recorder is doing, as one moment saw it.
 *
 * @param reason why it is blind or cannot store; null when all is well
 * @param activity null unless it looks and nothing is excluded
 * @param idle since the last input; null unless there is an activity
 * @param pausedUntil null unless paused with an end
 * @param sampled when it last looked; null unless it looks and sees
 * @param session the open desk session; null when none is open
 */
public record RecorderState(
        Kind kind,
        String source,
        @Nullable String reason,
        @Nullable ActivityState activity,
        @Nullable Duration idle,
        @Nullable Instant pausedUntil,
        @Nullable Instant sampled,
        @Nullable Long session) {

    /** What it is doing at all. */
    public enum Kind {
        STARTING, RECORDING,
        /** It looks, and what has the focus is excluded from the record. */
        EXCLUDED, PAUSED, BLIND,
        /** Nothing can be stored now. It looks as long as memory takes what it sees. */
        HELD;

        /** The name on the wire. */
        public String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Whether nothing but the time of the look, and that since the last input, is another. */
    boolean looksLike(RecorderState other) {
        return undated().equals(other.undated());
    }

    private RecorderState undated() {
        return new RecorderState(kind, source, reason, activity, null, pausedUntil, null, session);
    }

    /** The same, with what is wrong: who cannot store does not record. */
    RecorderState because(@Nullable String trouble) {
        boolean held = trouble != null && (kind == Kind.RECORDING || kind == Kind.EXCLUDED);
        return new RecorderState(held ? Kind.HELD : kind, source, trouble, activity, idle, pausedUntil, sampled,
                session);
    }

    static RecorderState starting(String source) {
        return new RecorderState(Kind.STARTING, source, null, null, null, null, null, null);
    }

    static RecorderState paused(String source, @Nullable Instant until, @Nullable String reason) {
        return new RecorderState(Kind.PAUSED, source, reason, null, null, until, null, null);
    }

    static RecorderState excluded(String source, Instant sampled, @Nullable Long session) {
        return new RecorderState(Kind.EXCLUDED, source, null, null, null, null, sampled, session);
    }

    /** It does not even look. */
    static RecorderState held(String source, @Nullable String reason, @Nullable Long session) {
        return new RecorderState(Kind.HELD, source, reason, null, null, null, null, session);
    }

    static RecorderState blind(String source, String reason) {
        return new RecorderState(Kind.BLIND, source, reason, null, null, null, null, null);
    }
}
