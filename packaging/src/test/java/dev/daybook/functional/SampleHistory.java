package dev.daybook.functional;

import dev.daybook.timeline.TimeRange;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * An invented history for pictures and measurements: working days and days off, with sessions, runs of commands, pauses
 * and sessions that had to be recovered. The same values give the same history.
 *
 * @param until its end; its last day is always a working day, with a recovery in it once that time has come
 * @param days of it, counting the last
 * @param runsADay commands run on a working day
 */
record SampleHistory(Instant until, ZoneId zone, int days, int runsADay, long seed) {

    private static final int CRASH_EVERY = 9;
    private static final int PAUSE_EVERY = 3;

    SampleHistory {
        until = until.truncatedTo(ChronoUnit.SECONDS);
    }

    /** Two weeks up to now: enough for every page. */
    static SampleHistory twoWeeks(Instant until, ZoneId zone) {
        return new SampleHistory(until, zone, 14, 4, 7);
    }

    /** A year with about 120,000 blocks and 10,000 sessions. */
    static SampleHistory year(Instant until, ZoneId zone) {
        return new SampleHistory(until, zone, 365, 32, 7);
    }

    /** Fills the database of a home whose daemon has run once and is stopped. */
    void fill(Path database) {
        Random random = new Random(seed);
        LocalDate last = until.atZone(zone).toLocalDate();
        try (SampleRows rows = SampleRows.into(database)) {
            for (int back = days - 1; back >= 0; back--) {
                SampleDay day = day(last.minusDays(back), back == 0, random, rows).until(until);
                rows.write(day, runs(day, random));
            }
        }
    }

    private SampleDay day(LocalDate date, boolean last, Random random, SampleRows rows) {
        boolean free = date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
        if (free && !last) {
            return SampleRhythm.off(date, zone, random, rows::nextSpan);
        }
        boolean crash = last || date.toEpochDay() % CRASH_EVERY == 0;
        boolean pause = last || date.toEpochDay() % PAUSE_EVERY == 0;
        return SampleRhythm.working(date, zone, random, rows::nextSpan, crash, pause);
    }

    /** Commands are run by somebody who is there; those that would not have ended yet are left out. */
    private List<SampleRun> runs(SampleDay day, Random random) {
        if (day.desks().isEmpty()) {
            return List.of();
        }
        return Stream.generate(() -> day.desks().get(random.nextInt(day.desks().size())).range())
                .map(desk -> SampleRun.about(within(desk, random), random))
                .limit(runsADay).filter(run -> run.end().isBefore(until)).toList();
    }

    private static Instant within(TimeRange range, Random random) {
        return range.start().plusSeconds((long) (random.nextDouble() * range.length().toSeconds()));
    }
}
