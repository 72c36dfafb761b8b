package dev.daybook.cli;

import dev.daybook.cli.Moments.Moment;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * Reads the times that people write of a session, in the zone of the clock. A local time that the clock showed twice, in a
 * night in which it was set back, is refused where either may be meant; its UTC form is not.
 *
 * @param verb that is told what is wrong
 */
record SessionTimes(Clock clock, CommandLine verb) {

    static final String FORMS = "14:30, 14:30:05, 2026-11-22T14:30, 2026-11-22T13:30:00Z or now";

    /** A day in which the clock is set back lasts so long. */
    private static final Duration A_DAY = Duration.ofHours(25);

    /** Refuses what is no time at all, before anybody is asked; null is none to be refused. */
    void check(String what, @Nullable String text) {
        if (text != null && time(text).isEmpty()) {
            point(what, text);
        }
    }

    /** A time of day is the first one after {@code start}. */
    Instant after(String what, String text, Instant start) {
        Instant last = start.plus(A_DAY);
        return read(what, text, start, shown -> shown.isAfter(start) && !shown.isAfter(last),
                Comparator.naturalOrder());
    }

    /** A time of day is the one nearest to {@code instant}. */
    Instant near(String what, String text, Instant instant) {
        return read(what, text, instant, _ -> true,
                Comparator.comparing(shown -> Duration.between(instant, shown).abs()));
    }

    private interface Possible {
        boolean is(Instant shown);
    }

    private Instant read(String what, String text, Instant from, Possible possible, Comparator<Instant> order) {
        Optional<LocalTime> time = time(text);
        if (time.isEmpty()) {
            return point(what, text).truncatedTo(ChronoUnit.SECONDS);
        }
        LocalDate day = LocalDate.ofInstant(from, clock.getZone());
        Instant best = Stream.iterate(day.minusDays(1), next -> next.plusDays(1)).limit(4)
                .flatMap(date -> shown(date.atTime(time.get())).stream()).filter(possible::is).min(order)
                .orElseThrow(() -> never(what, text));
        LocalDateTime local = LocalDateTime.ofInstant(best, clock.getZone());
        return one(what, text, shown(local).stream().filter(possible::is).toList());
    }

    /** When the clock showed it: once, twice, or never. */
    private List<Instant> shown(LocalDateTime local) {
        return clock.getZone().getRules().getValidOffsets(local).stream().map(local::toInstant).sorted().toList();
    }

    private Instant one(String what, String text, List<Instant> shown) {
        if (shown.size() > 1) {
            throw new ParameterException(verb, what + ": '" + text + "' was twice in that night: write "
                    + shown.stream().map(Instant::toString).collect(Collectors.joining(" or ")));
        }
        return shown.getFirst();
    }

    private Instant point(String what, String text) {
        Optional<LocalDateTime> local = local(text);
        if (local.isPresent()) {
            List<Instant> shown = shown(local.get());
            if (shown.isEmpty()) {
                throw never(what, text);
            }
            return one(what, text, shown);
        }
        Optional<Instant> absolute = offset(text);
        return absolute.or(() -> new Moments(clock).parse(text).flatMap(SessionTimes::instant))
                .orElseThrow(() -> wrong(what, text));
    }

    /** A whole day is no time: it would be read as its midnight. */
    private static Optional<Instant> instant(Moment moment) {
        return moment instanceof Moment.Point(Instant instant) ? Optional.of(instant) : Optional.empty();
    }

    private ParameterException never(String what, String text) {
        return new ParameterException(verb, what + ": '" + text + "' never was: the clock was set past it");
    }

    private ParameterException wrong(String what, String text) {
        return new ParameterException(verb, what + ": '" + text + "' is not a time: " + FORMS);
    }

    private static Optional<LocalTime> time(String text) {
        try {
            return Optional.of(LocalTime.parse(text).truncatedTo(ChronoUnit.SECONDS));
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDateTime> local(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text));
        } catch (DateTimeException notLocal) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> offset(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC).toInstant());
        } catch (DateTimeException notAbsolute) {
            return Optional.empty();
        }
    }
}
