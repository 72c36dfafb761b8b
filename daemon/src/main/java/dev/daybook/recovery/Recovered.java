package dev.daybook.recovery;

import dev.daybook.timeline.TimeRange;
import java.time.Instant;

/**
 * The record one recovery leaves.
 *
 * @param range where the session now begins and ends
 * @param at when the launch did it
 */
public record Recovered(long session, TimeRange range, Cause cause, Evidence evidence, TimeRange window, Instant at) {}
