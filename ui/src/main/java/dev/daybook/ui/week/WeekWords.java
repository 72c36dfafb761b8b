package dev.daybook.ui.week;

import dev.daybook.ui.parts.Spans;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;

/** What the week's page says. Pure. */
record WeekWords(Locale locale) {

    private static final long MINUTE = 60;
    private static final long HOUR = 60 * MINUTE;

    /** {@code 16 – 22 November 2026}, {@code 30 November – 6 December 2026}. */
    String title(LocalDate first) {
        LocalDate last = first.plusDays(Week.LENGTH - 1);
        String end = pattern("d MMMM uuuu", last);
        if (YearMonth.from(first).equals(YearMonth.from(last))) {
            return first.getDayOfMonth() + " – " + end;
        }
        return pattern(first.getYear() == last.getYear() ? "d MMMM" : "d MMMM uuuu", first) + " – " + end;
    }

    private String pattern(String pattern, LocalDate date) {
        return DateTimeFormatter.ofPattern(pattern, locale).format(date);
    }

    /** {@code Mon}. */
    String weekday(LocalDate date) {
        return date.getDayOfWeek().getDisplayName(TextStyle.SHORT, locale);
    }

    /** {@code Monday 16 November}. */
    String day(LocalDate date) {
        return pattern("EEEE d MMMM", date);
    }

    /** Over a bar, for instance {@code 7:42}. */
    static String clock(long seconds) {
        return "%d:%02d".formatted(seconds / HOUR, seconds % HOUR / MINUTE);
    }

    /** All that a day's bar tells, in one line. */
    String day(WeekDay day) {
        return switch (day.kind()) {
            case AHEAD -> day(day.date()) + " lies ahead";
            case NO_DATA -> day(day.date()) + ": no data";
            case KNOWN -> day(day.date()) + ": " + Spans.brief(day.active()) + " active";
        };
    }

    /** One category of a day, for instance {@code Monday 16 November: Work 5 h 12 min, 68 %}. */
    String share(WeekDay day, Share share) {
        return day(day.date()) + ": " + share.name() + " " + Spans.brief(share.seconds()) + ", "
                + share.percentOf(day.active()) + " %";
    }

    /** A category of a day with what is nested in it, a line each. */
    String lines(WeekDay day, Share share) {
        StringBuilder lines = new StringBuilder(share(day, share));
        share.parts().forEach(part -> lines.append("\n    ").append(part.name()).append("  ")
                .append(Spans.brief(part.seconds())));
        return lines.toString();
    }
}
