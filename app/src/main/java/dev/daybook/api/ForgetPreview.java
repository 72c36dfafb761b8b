package dev.daybook.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What would be forgotten. Nothing has changed.
 *
 * @param sessions that go wholly
 * @param sessionsChanged that lose time or a title
 * @param blocks that lose something or go
 * @param activeSeconds that go
 * @param titles distinct titles of which time goes
 * @param applications distinct programs of which time goes
 * @param operations that go with their logs
 * @param running operations that stay because they have not ended
 * @param days on which anything of it lies
 * @param backups that may hold it
 * @param first when the first of it began; null when there is nothing
 * @param last when the last of it ended
 */
public record ForgetPreview(long sessions, long sessionsChanged, long blocks, long activeSeconds, long titles,
        long applications, long operations, long running, long days, long backups, @Nullable Instant first,
        @Nullable Instant last) {

    /** Whether there is nothing to forget. */
    public boolean nothing() {
        return first == null && sessionsChanged == 0;
    }
}
