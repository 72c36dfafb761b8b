package dev.daybook.timeline;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A span while it grows. */
final class Span {

    final long id;
    /** Which unbroken stretch of recording it belongs to. */
    final int era;
    final ActivityState state;
    final @Nullable Focus focus;
    Instant start;
    Instant end;
    Instant folded;
    /** As the store has it; null before it was ever stored. */
    @Nullable
    Activity stored;

    Span(long id, int era, ActivityState state, @Nullable Focus focus, Instant start) {
        this.id = id;
        this.era = era;
        this.state = state;
        this.focus = focus;
        this.start = start;
        this.end = start;
        this.folded = start;
    }

    boolean says(ActivityState otherState, @Nullable Focus otherFocus) {
        return state == otherState && Objects.equals(focus, otherFocus);
    }

    TimeRange range() {
        return new TimeRange(start, end);
    }

    Activity activity() {
        return new Activity(id, range(), state, focus, folded);
    }
}
