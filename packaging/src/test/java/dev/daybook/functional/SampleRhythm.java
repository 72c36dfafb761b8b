package dev.daybook.functional;

import dev.daybook.session.SessionEnd;
import dev.daybook.timeline.Activity;
import dev.daybook.timeline.ActivityState;
import dev.daybook.timeline.Focus;
import dev.daybook.timeline.TimeRange;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Invents a day from morning to night. The same random numbers give the same day. */
final class SampleRhythm {

    // Below the five minutes after which a session ends, above the three after which a person is idle.
    private static final int SHORTEST_IDLE = 185;
    private static final int LONGEST_IDLE = 280;
    private static final double IDLE_SHARE = 0.04;

    private final LocalDate date;
    private final ZoneId zone;
    private final Random random;
    private final LongSupplier ids;
    private final List<Activity> spans = new ArrayList<>();
    private final List<SampleDesk> desks = new ArrayList<>();
    private final List<TimeRange> pauses = new ArrayList<>();
    private Instant at;

    private SampleRhythm(LocalDate date, ZoneId zone, Random random, LongSupplier ids) {
        this.date = date;
        this.zone = zone;
        this.random = random;
        this.ids = ids;
        this.at = date.atStartOfDay(zone).toInstant();
    }

    /**
     * Five sessions, a lunch, a nap of the machine, a quiet evening.
     *
     * @param crash the daemon dies in the late morning, and a launch recovers that session
     * @param pause the person pauses the recording in the afternoon
     */
    static SampleDay working(LocalDate date, ZoneId zone, Random random, LongSupplier ids, boolean crash,
            boolean pause) {
        SampleRhythm day = new SampleRhythm(date, zone, random, ids);
        day.rest(ActivityState.ASLEEP, day.about(7, 50));
        day.rest(ActivityState.LOCKED, day.about(8, 10));
        day.desk(day.about(9, 55), SessionEnd.IDLE, SampleTask.ORGANISING, SampleTask.BUILDING, SampleTask.BUILDING);
        day.rest(ActivityState.IDLE, day.about(10, 10));
        if (crash) {
            day.desk(day.about(11, 25), SessionEnd.RECOVERED, SampleTask.BUILDING);
            day.at = day.about(11, 40);
        }
        day.desk(day.about(12, 5), SessionEnd.IDLE, SampleTask.BUILDING, SampleTask.READING, SampleTask.CHATTING);
        day.rest(ActivityState.LOCKED, day.about(12, 50));
        day.desk(day.about(13, 45), SessionEnd.IDLE, SampleTask.TALKING);
        day.rest(ActivityState.IDLE, day.about(13, 58));
        day.desk(day.about(15, 20), pause ? SessionEnd.PAUSE : SessionEnd.IDLE, SampleTask.BUILDING,
                SampleTask.BUILDING, SampleTask.CHATTING);
        day.breakAt(pause, day.about(15, 45));
        day.desk(day.about(17, 20), SessionEnd.SUSPEND, SampleTask.BUILDING, SampleTask.READING,
                SampleTask.ORGANISING);
        day.evening();
        return day.made();
    }

    /** A late start, a little reading, a film. */
    static SampleDay off(LocalDate date, ZoneId zone, Random random, LongSupplier ids) {
        SampleRhythm day = new SampleRhythm(date, zone, random, ids);
        day.rest(ActivityState.ASLEEP, day.about(10, 20));
        day.desk(day.about(11, 40), SessionEnd.SUSPEND, SampleTask.RESTING, SampleTask.ORGANISING,
                SampleTask.READING);
        day.evening();
        return day.made();
    }

    private void evening() {
        rest(ActivityState.ASLEEP, about(20, 10));
        desk(about(21, 40), SessionEnd.SUSPEND, SampleTask.RESTING);
        rest(ActivityState.ASLEEP, date.plusDays(1).atStartOfDay(zone).toInstant());
    }

    private void breakAt(boolean pause, Instant until) {
        if (pause) {
            pauses.add(new TimeRange(at, until));
            at = until;
        } else {
            rest(ActivityState.LOCKED, until);
        }
    }

    private void desk(Instant until, SessionEnd end, SampleTask... tasks) {
        Instant start = at;
        while (at.isBefore(until)) {
            SampleTask task = tasks[random.nextInt(tasks.length)];
            Instant change = TimeRange.earlier(at.plusSeconds(240 + random.nextInt(1_500)), until);
            while (at.isBefore(change)) {
                look(task, change);
            }
            if (at.isBefore(until.minusSeconds(2L * LONGEST_IDLE)) && random.nextDouble() < 0.3) {
                add(ActivityState.IDLE, null, SHORTEST_IDLE + random.nextInt(LONGEST_IDLE - SHORTEST_IDLE));
            }
        }
        desks.add(new SampleDesk(new TimeRange(start, at), end));
    }

    private void look(SampleTask task, Instant until) {
        boolean last = !at.isBefore(until.minusSeconds(400));
        if (!last && random.nextDouble() < IDLE_SHARE) {
            add(ActivityState.IDLE, null, SHORTEST_IDLE);
        }
        long seconds = 15 + (long) (Math.pow(random.nextDouble(), 2) * 400);
        long left = until.getEpochSecond() - at.getEpochSecond();
        add(ActivityState.ACTIVE, task.window(random), Math.min(seconds, left));
    }

    private void rest(ActivityState state, Instant until) {
        add(state, null, until.getEpochSecond() - at.getEpochSecond());
    }

    private void add(ActivityState state, @Nullable Focus focus, long seconds) {
        if (seconds > 0) {
            Instant end = at.plusSeconds(seconds);
            spans.add(new Activity(ids.getAsLong(), new TimeRange(at, end), state, focus, at));
            at = end;
        }
    }

    /** Some minutes before or after that time. */
    private Instant about(int hour, int minute) {
        return date.atTime(LocalTime.of(hour, minute)).atZone(zone).toInstant().plusSeconds(random.nextInt(-300, 300));
    }

    private SampleDay made() {
        return new SampleDay(List.copyOf(spans), List.copyOf(desks), List.copyOf(pauses));
    }
}
