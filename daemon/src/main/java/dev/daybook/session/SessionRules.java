package dev.daybook.session;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * Where desk sessions end.
 *
 * @param idleTimeout a session ends at the last activity once nothing followed for this long
 * @param maxLength a session ends at this length and the next one opens where it ended
 * @param dayStart the local time at which a new day, and a new session, begins
 */
public record SessionRules(Duration idleTimeout, Duration maxLength, LocalTime dayStart) {

    /**
     * The first day start after {@code instant}. On a day whose clocks skip the configured time it is as much later as
     * the gap is long; on a day that has it twice it is the first ({@link ZonedDateTime#of} resolves both).
     */
    public Instant nextDayStart(Instant instant, ZoneId zone) {
        ZonedDateTime local = instant.atZone(zone);
        ZonedDateTime today = local.toLocalDate().atTime(dayStart).atZone(zone);
        return today.toInstant().isAfter(instant)
                ? today.toInstant()
                : local.toLocalDate().plusDays(1).atTime(dayStart).atZone(zone).toInstant();
    }
}
