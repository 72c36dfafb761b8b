package dev.daybook.day;

import dev.daybook.timeline.TimeRange;

/**
 * What a timeline block counts. It does not say where in its range these seconds lie.
 *
 * @param recovered whether it belongs to a session that a launch had to end
 */
public record Counted(TimeRange range, long active, long idle, long locked, boolean recovered) {

    /** The same, brought to what a stretch of this length can hold: a damaged row may say anything. */
    Counted within(TimeRange part) {
        long room = part.length().toSeconds();
        long first = Math.clamp(active, 0, room);
        long second = Math.clamp(idle, 0, room - first);
        return new Counted(part, first, second, Math.clamp(locked, 0, room - first - second), recovered);
    }

    long seconds() {
        return active + idle + locked;
    }
}
