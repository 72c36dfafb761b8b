package dev.daybook.export;

import dev.daybook.api.Session;
import dev.daybook.api.Timeline;
import dev.daybook.api.Totals;
import dev.daybook.server.DayReader;
import dev.daybook.timeline.TimeRange;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A local day as its file holds it, in the API's own shapes.
 *
 * @param start when the day began where the person was; UTC
 * @param end exclusive: 23 or 25 hours later where the clocks change
 * @param sessions that touch the day, oldest first, each whole
 * @param blocks that start within the day
 * @param totals of those blocks, by application
 */
record ExportedDay(LocalDate date, String zone, Instant start, Instant end, List<Session> sessions,
        List<Timeline.Block> blocks, Totals totals) {

    private static final int PAGE = 500;

    static ExportedDay read(DayReader days, LocalDate date, ZoneId zone) {
        TimeRange day = new TimeRange(date.atStartOfDay(zone).toInstant(),
                date.plusDays(1).atStartOfDay(zone).toInstant());
        return new ExportedDay(date, zone.getId(), day.start(), day.end(), sessions(days, day),
                days.timeline(day).blocks(), days.totals(day, "app"));
    }

    private static List<Session> sessions(DayReader days, TimeRange day) {
        List<Session> newestFirst = new ArrayList<>();
        List<Session> page;
        do {
            @Nullable
            Long before = newestFirst.isEmpty() ? null : newestFirst.getLast().id();
            page = days.sessions(new DayReader.Filter(null, null, day.start(), day.end(), before, PAGE));
            newestFirst.addAll(page);
        } while (page.size() == PAGE);
        return List.copyOf(newestFirst.reversed());
    }
}
