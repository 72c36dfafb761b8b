package dev.daybook.cli.export;

import dev.daybook.api.Day;
import dev.daybook.api.Session;
import dev.daybook.api.Timeline;
import dev.daybook.api.Totals;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The API's answers as tables of comma-separated values, each with a line of headings. Times are local with their
 * offset, as ISO 8601 writes them; lengths are seconds. Immutable.
 *
 * @param zone the person's
 */
public record Tables(ZoneId zone) {

    /** The headings of {@link #timeline}. */
    public static final String TIMELINE = Csv.line("start", "end", "session", "state", "seconds", "application",
            "title",
            "url", "category");

    /** One session a line, in the order given. */
    public String sessions(List<Session> sessions) {
        StringBuilder text = new StringBuilder(Csv.line("session", "kind", "status", "start", "end", "seconds", "title",
                "category", "note", "outcome", "recovered", "edited"));
        for (Session session : sessions) {
            Instant end = session.end();
            text.append(Csv.line(session.id(), session.kind(), session.status(), local(session.start()),
                    end == null ? null : local(end), end == null ? null : seconds(session.start(), end),
                    session.title(), session.category(), session.note(), session.outcome(),
                    session.recovered() == null ? null : session.recovered().cause(),
                    session.edited() == null ? null : String.join(" ", session.edited().what())));
        }
        return text.toString();
    }

    /** What the time of a block went into: a line for each use, and one for idle and for locked time. */
    public String timeline(Timeline.Block block) {
        StringBuilder text = new StringBuilder();
        for (Timeline.Use use : block.uses()) {
            text.append(
                    line(block, "active", use.seconds(), use.application(), use.title(), use.url(), use.category()));
        }
        if (block.idleSeconds() > 0) {
            text.append(line(block, "idle", block.idleSeconds(), null, null, null, null));
        }
        if (block.lockedSeconds() > 0) {
            text.append(line(block, "locked", block.lockedSeconds(), null, null, null, null));
        }
        return text.toString();
    }

    private String line(Timeline.Block block, String state, int seconds, @Nullable String application,
            @Nullable String title, @Nullable String url, @Nullable String category) {
        return Csv.line(local(block.start()), local(block.end()), block.sessionId(), state, seconds, application, title,
                url, category);
    }

    /** One key a line, largest first. */
    public String totals(Totals totals) {
        StringBuilder text = new StringBuilder(Csv.line(totals.by(), "seconds"));
        totals.totals().forEach(total -> text.append(Csv.line(total.key(), total.seconds())));
        return text.toString();
    }

    /**
     * The seconds of each category of each day, and where each day's other seconds went: those have the coverage's word
     * in the second column and no category.
     */
    public String days(List<Day> days) {
        StringBuilder text = new StringBuilder(Csv.line("date", "state", "category", "seconds"));
        for (Day day : days) {
            day.categories()
                    .forEach(total -> text.append(Csv.line(day.date(), "active", total.key(), total.seconds())));
            Day.Coverage known = day.coverage();
            text.append(covered(day, "idle", known.idle())).append(covered(day, "locked", known.locked()))
                    .append(covered(day, "asleep", known.asleep())).append(covered(day, "paused", known.paused()))
                    .append(covered(day, "unknown", known.unknown())).append(covered(day, "ahead", known.ahead()));
        }
        return text.toString();
    }

    private static String covered(Day day, String state, long seconds) {
        return seconds == 0 ? "" : Csv.line(day.date(), state, null, seconds);
    }

    private String local(Instant instant) {
        return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(instant.atZone(zone));
    }

    private static long seconds(Instant start, Instant end) {
        return Math.max(0, Duration.between(start, end).toSeconds());
    }
}
