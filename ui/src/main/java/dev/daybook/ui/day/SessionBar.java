package dev.daybook.ui.day;

import dev.daybook.api.Session;
import java.time.Instant;

/**
 * A session as a bar under the strip.
 *
 * @param end of the session; while it is active, the last moment that is known
 * @param lane from 0, the topmost
 */
record SessionBar(Session session, Instant end, int lane) {

    boolean covers(Instant at) {
        return !at.isBefore(session.start()) && at.isBefore(end);
    }
}
