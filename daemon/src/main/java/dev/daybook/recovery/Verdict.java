package dev.daybook.recovery;

import dev.daybook.timeline.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where a recovered session begins and ends, and why. The end is never before the start nor after the launch.
 *
 * @param window the plausible window; it keeps the claimed start where the verdict moved it
 */
record Verdict(TimeRange range, Evidence evidence, TimeRange window) {

    private static final Duration WITHOUT_BLOCK = Duration.ofMinutes(1);

    /** The plausible window: {@code [start, min(start of the next desk session, start + max length))}. */
    static TimeRange window(Orphan orphan, Duration maxLength) {
        Instant longest = orphan.start().plus(maxLength);
        return new TimeRange(orphan.start(),
                orphan.next().map(next -> TimeRange.earlier(next, longest)).orElse(longest));
    }

    /**
     * Judges one orphan.
     *
     * @param launch this launch's start
     * @param latestEnd end of the latest block with activity whose start lies in a window
     */
    static Verdict of(
            Orphan orphan, Duration maxLength, Instant launch, Function<TimeRange, Optional<Instant>> latestEnd) {
        TimeRange window = window(orphan, maxLength);
        if (orphan.start().isAfter(launch)) {
            return new Verdict(new TimeRange(launch, launch), Evidence.FUTURE_START, window);
        }
        Optional<Instant> seen = latestEnd.apply(window);
        Instant end = seen.orElseGet(() -> orphan.start().plus(WITHOUT_BLOCK));
        Evidence evidence = seen.isPresent() ? Evidence.BLOCK : Evidence.NO_BLOCK;
        if (end.isAfter(window.end())) {
            end = window.end();
            evidence = orphan.next().filter(window.end()::equals).isPresent()
                    ? Evidence.NEXT_SESSION
                    : Evidence.MAX_LENGTH;
        }
        if (end.isAfter(launch)) {
            end = launch;
            evidence = Evidence.LAUNCH;
        }
        return new Verdict(new TimeRange(orphan.start(), end), evidence, window);
    }
}
