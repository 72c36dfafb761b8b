package dev.daybook.ui.day;

import java.time.Instant;

/**
 * Time that looks the same in the strip.
 *
 * @param end exclusive
 * @param category of what was in focus; empty unless active
 */
record Stretch(Instant start, Instant end, Kind kind, String category) {

    /** What it was. */
    enum Kind {
        ACTIVE, IDLE, LOCKED, ASLEEP, PAUSED, UNKNOWN
    }

    boolean looksLike(Stretch other) {
        return kind == other.kind && category.equals(other.category);
    }

    /** The two as one: what lies between them is shorter than anybody sees. */
    Stretch through(Stretch next) {
        return new Stretch(start, next.end, kind, category);
    }
}
