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
 * A moment of a session as a person writes it.
 *
 * @param date on the person's calendar; empty when the field holds none
 * @param time as it was typed
 * @param before the moment until now: in the hour that comes twice, the time nearest to it is meant
 */
record MomentEdit(Optional<LocalDate> date, String time, Instant before) {

    private static final DateTimeFormatter FORM = DateTimeFormatter.ofPattern("H:mm[:ss]");
    private static final DateTimeFormatter WRITTEN = DateTimeFormatter.ofPattern("HH:mm:ss");

    /** What was written came to this. */
    sealed interface Outcome {

        record At(Instant moment) implements Outcome {}

        /** Not such a moment; one sentence for a person. */
        record Wrong(String reason) implements Outcome {}
    }

    /**
     * Between which moments it may lie, both not among them.
     *
     * @param tooEarly what is said of one that is not after the first
     * @param tooLate what is said of one that is not before the second
     */
    record Limits(Instant after, String tooEarly, Instant until, String tooLate) {

        /** Of a session's end. */
        static Limits ofEnd(Instant start, Instant now, LocalTimes times) {
            return new Limits(start, afterStart(start, times), now.plusSeconds(1),
                    "It must not be after now, " + times.exactTime(now) + ".");
        }

        /** Of a session's start. */
        static Limits ofStart(Instant end, LocalTimes times) {
            return new Limits(Instant.MIN, "", end, beforeEnd(end, times));
        }

        /** Of a moment within a session. */
        static Limits within(Instant start, Instant end, LocalTimes times) {
            return new Limits(start, afterStart(start, times), end, beforeEnd(end, times));
        }

        private static String afterStart(Instant start, LocalTimes times) {
            return "It must be after the start, " + times.exactTime(start) + ".";
        }

        private static String beforeEnd(Instant end, LocalTimes times) {
            return "It must be before the end, " + times.exactTime(end) + ".";
        }
    }

    /** An instant as the fields would hold it. */
    static MomentEdit of(Instant moment, LocalTimes times) {
        ZonedDateTime local = moment.atZone(times.zone().get());
        return new MomentEdit(Optional.of(local.toLocalDate()), WRITTEN.format(local), moment);
    }

    /** Judges it as far as that needs no daemon: which session comes next only the daemon knows. */
    Outcome outcome(Limits limits, LocalTimes times) {
        Optional<LocalTime> clock = clock();
        if (date.isEmpty()) {
            return new Outcome.Wrong("Choose the day.");
        } else if (clock.isEmpty()) {
            return new Outcome.Wrong("Write the time like 14:05 or 14:05:30.");
        }
        ZonedDateTime first = ZonedDateTime.of(date.get(), clock.get(), times.zone().get());
        Instant moment = meant(first.toInstant(), first.withLaterOffsetAtOverlap().toInstant(), limits);
        if (!first.toLocalTime().equals(clock.get())) {
            return new Outcome.Wrong("On that day the clock went from one hour to the next but one: there was no "
                    + time.strip() + ".");
        } else if (!moment.isAfter(limits.after())) {
            return new Outcome.Wrong(limits.tooEarly());
        }
        return moment.isBefore(limits.until()) ? new Outcome.At(moment) : new Outcome.Wrong(limits.tooLate());
    }

    /** In the hour that a clock goes through twice the one that can be meant is meant, or of both the nearer. */
    private Instant meant(Instant earlier, Instant later, Limits limits) {
        if (!earlier.isAfter(limits.after())) {
            return later;
        }
        boolean laterIsNearer = Duration.between(later, before).abs()
                .compareTo(Duration.between(earlier, before).abs()) < 0;
        return laterIsNearer && later.isBefore(limits.until()) ? later : earlier;
    }

    private Optional<LocalTime> clock() {
        try {
            return Optional.of(LocalTime.parse(time.strip(), FORM));
        } catch (DateTimeException notATime) {
            return Optional.empty();
        }
    }
}
