package dev.daybook.cli;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Reads the times people write, in the zone of the clock. */
record Moments(Clock clock) {

    static final String FORMS = "today, yesterday, 2026-11-22, 2026-11-22T14:00 or 2026-11-22T13:00:00Z";

    static final String DAYS = "today, yesterday or 2026-11-22";

    /** What was written: a whole day, or a point in time. */
    sealed interface Moment {
        record Day(LocalDate day) implements Moment {}

        record Point(Instant instant) implements Moment {}
    }

    /** Empty when it is none of {@link #FORMS}. */
    Optional<Moment> parse(String text) {
        return switch (text) {
            case "today" -> Optional.of(new Moment.Day(today()));
            case "yesterday" -> Optional.of(new Moment.Day(today().minusDays(1)));
            case "now" -> Optional.of(new Moment.Point(clock.instant()));
            default -> day(text).or(() -> point(text));
        };
    }

    /** The same where only a whole day will do: empty when it is none of {@link #DAYS}. */
    Optional<LocalDate> parseDay(String text) {
        return parse(text).filter(Moment.Day.class::isInstance).map(this::day);
    }

    /** The first instant of it: a day's midnight. */
    Instant start(Moment moment) {
        return switch (moment) {
            case Moment.Day(LocalDate day) -> midnight(day);
            case Moment.Point(Instant instant) -> instant;
        };
    }

    /** The instant at which it is over: for a day the next midnight, so that {@code --to} includes the day it names. */
    Instant end(Moment moment) {
        return switch (moment) {
            case Moment.Day(LocalDate day) -> midnight(day.plusDays(1));
            case Moment.Point(Instant instant) -> instant;
        };
    }

    /** The day it lies on. */
    LocalDate day(Moment moment) {
        return switch (moment) {
            case Moment.Day(LocalDate day) -> day;
            case Moment.Point(Instant instant) -> LocalDate.ofInstant(instant, clock.getZone());
        };
    }

    LocalDate today() {
        return LocalDate.now(clock);
    }

    Instant midnight(LocalDate day) {
        return day.atStartOfDay(clock.getZone()).toInstant();
    }

    /** The next time that the wall clock shows {@code HH:MM}, today or tomorrow; empty when it is no such time. */
    Optional<Instant> next(String text) {
        try {
            LocalTime time = LocalTime.parse(text);
            ZonedDateTime now = ZonedDateTime.now(clock);
            ZonedDateTime today = now.with(time);
            return Optional.of((today.isAfter(now) ? today : now.plusDays(1).with(time)).toInstant());
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    private static Optional<Moment> day(String text) {
        try {
            return Optional.of(new Moment.Day(LocalDate.parse(text)));
        } catch (DateTimeParseException notADay) {
            return Optional.empty();
        }
    }

    private Optional<Moment> point(String text) {
        try {
            return Optional.of(new Moment.Point(Instant.parse(text)));
        } catch (DateTimeParseException notAnInstant) {
            return local(text);
        }
    }

    private Optional<Moment> local(String text) {
        try {
            return Optional.of(new Moment.Point(LocalDateTime.parse(text).atZone(clock.getZone()).toInstant()));
        } catch (DateTimeParseException notALocalTime) {
            return Optional.empty();
        }
    }
}
