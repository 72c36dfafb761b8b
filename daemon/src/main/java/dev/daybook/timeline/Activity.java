package dev.daybook.timeline;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A span in which the same thing was in focus, as it is stored.
 *
 * @param id unique on this device
 * @param focus null unless active
 * @param folded how far this span is already counted in blocks; equal to the range's end once it is wholly counted
 */
public record Activity(long id, TimeRange range, ActivityState state, @Nullable Focus focus, Instant folded) {

    /** The part that no block counts yet. */
    public TimeRange unfolded() {
        return new TimeRange(TimeRange.earlier(folded, range.end()), range.end());
    }
}
