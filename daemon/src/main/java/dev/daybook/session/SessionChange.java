package dev.daybook.session;

import dev.daybook.timeline.TimeRange;
import java.time.Instant;

/** A desk session opened or ended. */
public sealed interface SessionChange {

    long id();

    /** It opened at its first active second. */
    record Opened(long id, Instant start) implements SessionChange {}

    /** It ended after its last active second. */
    record Ended(long id, TimeRange range, SessionEnd why) implements SessionChange {}
}
