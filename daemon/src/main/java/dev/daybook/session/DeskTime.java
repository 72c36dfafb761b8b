package dev.daybook.session;

import dev.daybook.timeline.TimeRange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The time desk sessions already hold. Needed where the clock was set back: a second in a session stays there. */
public interface DeskTime {

    /** Ranges of the ended desk sessions that overlap {@code range}, in order. */
    List<TimeRange> heldWithin(TimeRange range);

    /** Start of the first desk session of any status after {@code instant}. */
    Optional<Instant> nextStartAfter(Instant instant);
}
