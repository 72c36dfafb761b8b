package dev.daybook.ui.parts;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Instants in the person's zone and manner.
 *
 * @param zone asked each time: a person may travel while the window is open
 */
public record LocalTimes(Supplier<ZoneId> zone, Locale locale) {

    /** Hour and minute, for instance {@code 14:05}. */
    public String time(Instant at) {
        return DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(locale).format(at.atZone(zone.get()));
    }

    /** Hour, minute and second, for instance {@code 14:05:09}. */
    public String exactTime(Instant at) {
        return DateTimeFormatter.ofLocalizedTime(FormatStyle.MEDIUM).withLocale(locale).format(at.atZone(zone.get()));
    }

    /** Date, hour and minute. */
    public String dateAndTime(Instant at) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT).withLocale(locale)
                .format(at.atZone(zone.get()));
    }

    /** For instance {@code Sunday, 22 November 2026}. */
    public String fullDate(LocalDate date) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.FULL).withLocale(locale).format(date);
    }

    /** The date on the person's calendar. */
    public LocalDate dateOf(Instant at) {
        return at.atZone(zone.get()).toLocalDate();
    }
}
