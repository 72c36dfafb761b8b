package dev.daybook.ui.details;

import dev.daybook.ui.parts.LocalTimes;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/**
 * An end as a person writes it.
 *
 * @param date on the person's calendar; empty when the field holds none
 * @param time as it was typed
 * @param before the end until now: in the hour that comes twice, the time nearest to it is meant
 */
record EndEdit(Optional<LocalDate> date, String time, Instant before) {

    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("H:mm[:ss]");
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("HH:mm:ss");

    /** What was written came to this. */
    sealed interface Outcome {

        record At(Instant end) implements Outcome {}

        /** Not an end; one sentence for a person. */
        record Wrong(String reason) implements Outcome {}
    }

    /** An instant as the fields would hold it. */
    static EndEdit of(Instant end, LocalTimes times) {
        ZonedDateTime local = end.atZone(times.zone().get());
        return new EndEdit(Optional.of(local.toLocalDate()), WRITTEN.format(local), end);
    }

    /** Judges it as far as that needs no daemon: which session comes next only the daemon knows. */
    Outcome outcome(Instant start, Instant now, LocalTimes times) {
        Optional<LocalTime> clock = clock();
        if (date.isEmpty()) {
            return new Outcome.Wrong("Choose the day on which it ended.");
        } else if (clock.isEmpty()) {
            return new Outcome.Wrong("Write the time like 14:05 or 14:05:30.");
        }
        ZonedDateTime first = ZonedDateTime.of(date.get(), clock.get(), times.zone().get());
        Instant end = meant(first.toInstant(), first.withLaterOffsetAtOverlap().toInstant(), start, now);
        if (!first.toLocalTime().equals(clock.get())) {
            return new Outcome.Wrong("On that day the clock went from one hour to the next but one: there was no "
                    + time.strip() + ".");
        } else if (!end.isAfter(start)) {
            return new Outcome.Wrong("It must be after the start, " + times.exactTime(start) + ".");
        }
        return end.isAfter(now)
                ? new Outcome.Wrong("It must not be after now, " + times.exactTime(now) + ".")
                : new Outcome.At(end);
    }

    /** In the hour that a clock goes through twice the one that can be meant is meant, or of both the nearer. */
    private Instant meant(Instant earlier, Instant later, Instant start, Instant now) {
        if (!earlier.isAfter(start)) {
            return later;
        }
        boolean laterIsNearer = Duration.between(later, before).abs()
                .compareTo(Duration.between(earlier, before).abs()) < 0;
        return laterIsNearer && !later.isAfter(now) ? later : earlier;
    }

    private Optional<LocalTime> clock() {
        try {
            return Optional.of(LocalTime.parse(time.strip(), FORM));
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }
}
