package dev.daybook.ui.day;

import dev.daybook.ui.day.Stretch.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The part of a day in which there is something to see.
 *
 * @param end exclusive
 */
record Busy(Instant start, Instant end) {

    /** From the first activity or session to the last; the usual hours when there is none. */
    static Busy of(List<Stretch> stretches, List<SessionBar> bars, Instant dayStart) {
        List<Stretch> seen = stretches.stream().filter(Busy::somebodyWasThere).toList();
        Instant first = Stream
                .concat(seen.stream().map(Stretch::start), bars.stream().map(bar -> bar.session().start()))
                .min(Instant::compareTo).orElse(dayStart.plus(Duration.ofHours(8)));
        Instant last = Stream.concat(seen.stream().map(Stretch::end), bars.stream().map(SessionBar::end))
                .max(Instant::compareTo).orElse(dayStart.plus(Duration.ofHours(18)));
        return new Busy(first.isBefore(dayStart) ? dayStart : first, last);
    }

    private static boolean somebodyWasThere(Stretch stretch) {
        return stretch.kind() == Kind.ACTIVE || stretch.kind() == Kind.IDLE;
    }

    double seconds() {
        return Math.max(0, Duration.between(start, end).toSeconds());
    }

    Instant middle() {
        return start.plusMillis((long) (seconds() * 500));
    }
}
