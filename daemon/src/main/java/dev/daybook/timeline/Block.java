package dev.daybook.timeline;

import java.util.List;

/**
 * A timeline block: one UTC minute, or a part of one cut where a session starts or ends or where recording began or
 * broke off. Its seconds need not fill it: what was not seen is not counted.
 *
 * @param activeSeconds equals the sum of {@code uses}
 */
public record Block(TimeRange range, int activeSeconds, int idleSeconds, int lockedSeconds, List<Use> uses) {

    /** Active seconds of one focus within the block. */
    public record Use(Focus focus, int seconds) {}
}
