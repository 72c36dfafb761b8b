package dev.daybook.timeline;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why the time between two ticks is not covered by what was seen at them. */
public enum Interruption {
    /** The machine slept in between. */
    SLEEP,
    /** The time of day was set, forwards or back. */
    CLOCK_STEP,
    /** This process did not run for a while: stopped, starved, or a long collection of garbage. */
    STALL,
    /** The source could not see. */
    BLIND;

    /** Clock readings taken one after the other differ by less than this without meaning anything. */
    private static final Duration TOLERANCE = Duration.ofSeconds(2);

    /** A tick longer than this is a stall. */
    private static final Duration STALLED = Duration.ofSeconds(10);

    /** What came between two ticks; empty when the second simply follows the first. */
    static Optional<Interruption> between(@Nullable Tick before, Tick now) {
        if (before == null) {
            return Optional.empty();
        }
        Duration awake = now.awake().minus(before.awake());
        Duration booted = now.sinceBoot().minus(before.sinceBoot());
        Duration wall = Duration.between(before.wall(), now.wall());
        if (booted.minus(awake).compareTo(TOLERANCE) >= 0) {
            return Optional.of(SLEEP);
        }
        if (wall.minus(booted).abs().compareTo(TOLERANCE) >= 0) {
            return Optional.of(CLOCK_STEP);
        }
        return awake.compareTo(STALLED) > 0 ? Optional.of(STALL) : Optional.empty();
    }

    static Instant second(Instant instant) {
        return instant.truncatedTo(ChronoUnit.SECONDS);
    }
}
