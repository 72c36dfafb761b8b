package dev.daybook.cli.view;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Instants as the person's own clock and calendar show them; the clock's zone is the person's. */
record Times(Clock clock) {

    private static final DateTimeFormatter MINUTE = pattern("HH:mm");
    private static final DateTimeFormatter SECOND = pattern("HH:mm:ss");
    private static final DateTimeFormatter FULL_DAY = pattern("EEEE d MMMM uuuu");
    private static final DateTimeFormatter DAY = pattern("EEE dd MMM");
    private static final DateTimeFormatter WEEKDAY = pattern("EEE dd");
    private static final DateTimeFormatter SHORT_WEEKDAY = pattern("EEE");
    private static final DateTimeFormatter DAY_OF_YEAR = pattern("dd MMM uuuu");

    private static DateTimeFormatter pattern(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH);
    }

    ZoneId zone() {
        return clock.getZone();
    }

    Instant now() {
        return clock.instant();
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    LocalDate dayOf(Instant instant) {
        return local(instant).toLocalDate();
    }

    private LocalDateTime local(Instant instant) {
        return LocalDateTime.ofInstant(instant, zone());
    }

    /** {@code 14:05}. */
    String minute(Instant instant) {
        return MINUTE.format(local(instant));
    }

    /** {@code 14:05:09}. */
    String second(Instant instant) {
        return SECOND.format(local(instant));
    }

    /** {@code Sunday 22 November 2026}. */
    String fullDay(LocalDate day) {
        return FULL_DAY.format(day);
    }

    /** {@code Sun 22 Nov}, or {@code 22 Nov 2025} for a day of another year: both ten or eleven columns. */
    String day(LocalDate day) {
        return (day.getYear() == today().getYear() ? DAY : DAY_OF_YEAR).format(day);
    }

    /** {@code Sun 22}: both digits, so that days stand beneath each other. */
    String weekday(LocalDate day) {
        return WEEKDAY.format(day);
    }

    /** {@code Sun}. */
    String shortWeekday(LocalDate day) {
        return SHORT_WEEKDAY.format(day);
    }

    /** {@code 14:05}, {@code 14:05 tomorrow}, {@code 14:05 yesterday} or {@code 14:05 on Fri 20 Nov}. */
    String moment(Instant instant) {
        LocalDate day = dayOf(instant);
        if (day.equals(today())) {
            return minute(instant);
        }
        return minute(instant) + " " + relative(day);
    }

    private String relative(LocalDate day) {
        if (day.equals(today().plusDays(1))) {
            return "tomorrow";
        }
        return day.equals(today().minusDays(1)) ? "yesterday" : "on " + day(day);
    }
}
