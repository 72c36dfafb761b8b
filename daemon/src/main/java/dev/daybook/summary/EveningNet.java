package dev.daybook.summary;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * Says when all that waits is to be swept: at 23:55 by the clock on the person's wall, or at the first look after that.
 * It counts no time that passes, so sleep, a stepped clock and another zone only move the moment. Not thread safe.
 */
final class EveningNet {

    private static final LocalTime EVENING = LocalTime.of(23, 55);
    /** A sweep that lies further ahead was told by a clock that has been set right since. */
    private static final Duration A_DAY = Duration.ofDays(1);

    private Instant swept;

    /**
     * Begins to watch.
     *
     * @param swept when all that waited was swept last
     */
    EveningNet(Instant swept) {
        this.swept = swept;
    }

    /** Whether an evening has come since the last sweep. */
    boolean isDue(Instant now, ZoneId zone) {
        if (swept.isAfter(now.plus(A_DAY))) {
            swept = now;
        }
        return swept.isBefore(lastEvening(now, zone));
    }

    void sweptAt(Instant now) {
        swept = now;
    }

    /** Where a night shows 23:55 twice, the first counts. */
    private static Instant lastEvening(Instant now, ZoneId zone) {
        LocalDate today = now.atZone(zone).toLocalDate();
        Instant evening = today.atTime(EVENING).atZone(zone).toInstant();
        return evening.isAfter(now) ? today.minusDays(1).atTime(EVENING).atZone(zone).toInstant() : evening;
    }
}
