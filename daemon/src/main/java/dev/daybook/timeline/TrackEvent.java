package dev.daybook.timeline;

import java.time.Instant;

/** What the track has become certain of, in the order it happened. */
public sealed interface TrackEvent {

    /** The person was active in this range; no later sample can change that. */
    record Active(TimeRange range) implements TrackEvent {}

    /**
     * Recording broke off.
     *
     * @param at the last moment that was seen
     * @param resumes the first moment that is seen again; before {@code at} when the clock was set back
     */
    record Interrupted(Interruption why, Instant at, Instant resumes) implements TrackEvent {}
}
