package dev.daybook.day;

import dev.daybook.timeline.TimeRange;
import java.time.LocalDate;
import java.time.ZoneId;

/**
 * A date where a person is. It goes from its first instant to that of the next date, by the zone's rules: usually 24
 * hours, 23 or 25 where the clocks change, and none at all for a date that a zone left out.
 */
public record LocalDay(LocalDate date, ZoneId zone) {

    /** In UTC. Where midnight does not exist, the day begins when the clock does. */
    public TimeRange range() {
        return new TimeRange(date.atStartOfDay(zone).toInstant(), date.plusDays(1).atStartOfDay(zone).toInstant());
    }
}
