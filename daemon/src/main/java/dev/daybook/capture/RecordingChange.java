package dev.daybook.capture;

import dev.daybook.session.SessionChange;
import dev.daybook.timeline.Activity;
import dev.daybook.timeline.Block;
import java.time.Instant;
import java.util.List;

/**
 * What the store is to take in as one change.
 *
 * @param alive the launch's last-alive mark
 * @param written spans, new or as they are now
 * @param dropped ids of spans that turned out otherwise
 * @param sessions in the order they happened
 */
public record RecordingChange(
        Instant alive,
        List<Activity> written,
        List<Long> dropped,
        List<Block> blocks,
        List<SessionChange> sessions) {}
