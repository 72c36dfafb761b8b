package dev.daybook.day;

import dev.daybook.timeline.TimeRange;
import java.time.Instant;
import java.util.List;

/**
 * What is stored of a time. Everything may reach beyond it, overlap and come in any order.
 *
 * @param blocks stored ones, and the minutes not yet folded
 * @param asleep when the machine slept
 * @param paused when the person had paused the recording
 * @param told up to when the recorder has stored what it saw, or since when there is one
 */
public record Known(List<Counted> blocks, List<TimeRange> asleep, List<TimeRange> paused, Instant told) {}
