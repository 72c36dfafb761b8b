package dev.daybook.ui.health;

import dev.daybook.ui.parts.LocalTimes;
import dev.daybook.ui.parts.Spans;
import java.time.Duration;
import java.time.Instant;

/**
 * Instants beside the present.
 *
 * @param now to which ages are counted
 */
record Moments(LocalTimes times, Instant now) {

    /** {@code 14:05}, and the date with it on another day. */
    String moment(Instant at) {
        return times.dateOf(at).equals(times.dateOf(now)) ? times.time(at) : times.dateAndTime(at);
    }

    /** {@code 2 h 05 min}; none for what lies ahead, as after a clock was set. */
    String since(Instant at) {
        return Spans.brief(Duration.between(at, now).toSeconds());
    }

    /** {@code 14:05 (2 h 05 min ago)}. */
    String momentAndAge(Instant at) {
        return moment(at) + " (" + since(at) + " ago)";
    }
}
