package dev.daybook.plan;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * When a plan starts by itself. A moment that passed while nobody looked (the machine slept, the daemon was away) is
 * still due, and however many passed, it is due once.
 */
public sealed interface Trigger {

    /** The longest time between two moments of it. */
    Duration longest();

    /**
     * The first moment after another.
     *
     * @param zone the person's
     */
    Instant next(Instant after, ZoneId zone);

    /**
     * Up to when its moments count as dealt with. What a clock has said that was further ahead than one period is not
     * believed; whoever asks keeps the answer, or the period would begin anew each time.
     *
     * @param handled when it last started, or began to be watched
     */
    default Instant dealtWith(Instant handled, Instant now) {
        return handled.isAfter(now.plus(longest())) ? now : handled;
    }

    /**
     * When it is due: not after now when a moment has passed since the last one that was dealt with.
     *
     * @param handled when it last started, or began to be watched
     */
    default Instant due(Instant handled, Instant now, ZoneId zone) {
        return next(dealtWith(handled, now), zone);
    }

    /** So long after it last started. */
    record Every(Duration period) implements Trigger {

        @Override
        public Duration longest() {
            return period;
        }

        @Override
        public Instant next(Instant after, ZoneId zone) {
            return after.plus(period);
        }
    }

    /**
     * Once a day at a local time. A time that a change of the clocks leaves out comes as much later as was left out; one
     * that comes twice counts the first time ({@link java.time.ZonedDateTime#ofLocal}).
     */
    record DailyAt(LocalTime at) implements Trigger {

        @Override
        public Duration longest() {
            return Duration.ofHours(26);
        }

        @Override
        public Instant next(Instant after, ZoneId zone) {
            // A day of 23 hours, or a zone that was left for another, may put today's moment before.
            var day = after.atZone(zone).toLocalDate().minusDays(1);
            Instant moment = day.atTime(at).atZone(zone).toInstant();
            while (!moment.isAfter(after)) {
                day = day.plusDays(1);
                moment = day.atTime(at).atZone(zone).toInstant();
            }
            return moment;
        }
    }
}
