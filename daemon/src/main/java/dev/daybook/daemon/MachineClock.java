package dev.daybook.daemon;

import dev.daybook.platform.Boot;
import dev.daybook.timeline.Tick;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Reads the machine's three clocks. Where the system does not tell the time since boot, a wall clock that ran ahead of
 * the time awake is taken for sleep. Thread safe.
 */
final class MachineClock implements Supplier<Tick> {

    private static final Duration AHEAD = Duration.ofSeconds(2);

    private static final long TOGETHER_NANOS = 500_000_000;

    private final Clock wall = Clock.systemUTC();
    private @Nullable Tick last;

    @Override
    public synchronized Tick get() {
        Tick tick = read();
        last = tick;
        return tick;
    }

    /** The three belong together only when nothing stopped this thread between them. */
    private Tick read() {
        while (true) {
            long before = System.nanoTime();
            Instant now = wall.instant();
            Optional<Duration> uptime = Boot.uptime();
            long after = System.nanoTime();
            if (after - before < TOGETHER_NANOS) {
                Duration awake = Duration.ofNanos(after);
                return new Tick(now, awake, uptime.orElseGet(() -> guessed(now, awake)));
            }
        }
    }

    private Duration guessed(Instant now, Duration awake) {
        Tick before = last;
        if (before == null) {
            return awake;
        }
        Duration byWall = Duration.between(before.wall(), now);
        Duration byAwake = awake.minus(before.awake());
        return before.sinceBoot().plus(byWall.minus(byAwake).compareTo(AHEAD) >= 0 ? byWall : byAwake);
    }
}
