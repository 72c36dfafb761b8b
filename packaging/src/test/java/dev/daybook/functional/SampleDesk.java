package dev.daybook.functional;

import dev.daybook.session.SessionEnd;
import dev.daybook.timeline.TimeRange;
import java.time.Instant;

/**
 * An invented desk session.
 *
 * @param end why it ended; {@code RECOVERED} when a launch had to end it
 */
record SampleDesk(TimeRange range, SessionEnd end) implements SampleSession {

    @Override
    public Instant start() {
        return range.start();
    }
}
