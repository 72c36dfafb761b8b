package dev.daybook.ui.parts;

import dev.daybook.api.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * When a session was and how long, as a row of it says.
 *
 * @param unknown whether it went on when the daemon was there last, and nobody knows more
 */
public record SessionHours(Session session, LocalTimes times, boolean unknown) {

    /** {@code 09:02 – 10:14}, {@code 09:02 – now}, or {@code 09:02 – ?}. */
    public String text() {
        Instant end = session.end();
        return times.time(session.start()) + " – " + (end != null ? times.time(end) : unknown ? "?" : "now");
    }

    /** It goes on while the session does. */
    public String length(Instant now) {
        Instant end = Objects.requireNonNullElse(session.end(), now);
        long seconds = Duration.between(session.start(), end).toSeconds();
        return session.end() == null && !unknown ? Spans.running(seconds) : Spans.brief(seconds);
    }
}
