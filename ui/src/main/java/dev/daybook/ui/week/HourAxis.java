package dev.daybook.ui.week;

import java.util.List;
import java.util.stream.LongStream;

/**
 * The scale beside the bars: a few lines at round lengths, the last at or above the longest bar.
 *
 * @param step seconds from line to line
 */
record HourAxis(long step, int steps) {

    private static final long HOUR = 3600;
    private static final int MOST = 5;
    private static final List<Long> ROUND = List.of(HOUR / 4, HOUR / 2, HOUR, 2 * HOUR, 3 * HOUR, 4 * HOUR);
    private static final long LARGEST = 6 * HOUR;

    /** For bars of at most so many seconds. */
    static HourAxis upTo(long seconds) {
        long step = ROUND.stream().filter(round -> round * MOST >= seconds).findFirst().orElse(LARGEST);
        return new HourAxis(step, (int) Math.max(2, Math.ceilDiv(seconds, step)));
    }

    long top() {
        return step * steps;
    }

    /** The lines from 0 up, in seconds. */
    List<Long> lines() {
        return LongStream.rangeClosed(0, steps).map(line -> line * step).boxed().toList();
    }

    /** {@code 2 h}, {@code 30 min}; the same unit on every line. */
    String label(long seconds) {
        if (step >= HOUR) {
            return seconds / HOUR + " h";
        }
        return seconds / 60 + " min";
    }
}
