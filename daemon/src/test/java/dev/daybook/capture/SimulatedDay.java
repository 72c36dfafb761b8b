package dev.daybook.capture;

import dev.daybook.recovery.RecoveryReport;
import dev.daybook.recovery.SessionRecovery;
import dev.daybook.session.SessionEnd;
import dev.daybook.session.SessionRules;
import dev.daybook.store.LaunchRows;
import dev.daybook.store.RecordingRows;
import dev.daybook.store.RecoveryRows;
import dev.daybook.store.Store;
import dev.daybook.timeline.Focus;
import dev.daybook.timeline.Tick;
import dev.daybook.timeline.Ticks;
import dev.daybook.timeline.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;

/**
 * A person and a machine on a random day, recorded by the real thing into a real store, with clocks the test sets. It
 * keeps its own account of which seconds the person was surely, and at the most, active.
 */
final class SimulatedDay {

    static final Duration IDLE_AFTER = Duration.ofMinutes(3);
    static final SessionRules RULES = new SessionRules(Duration.ofMinutes(5), Duration.ofHours(2), LocalTime.of(4, 0));
    private static final long FLUSH_SECONDS = 10;

    private final Random random;
    private final Store store;
    private final ZoneId zone;
    private final boolean clockIsSet;
    private final Ticks ticks;
    /** Seconds between two inputs closer than the threshold, but for the last flush before a kill. */
    final TreeSet<Long> surely = new TreeSet<>();
    /** Seconds that a recorder may count: the surely active ones and the tails that nothing settled. */
    final TreeSet<Long> perhaps = new TreeSet<>();
    final List<TimeRange> sleeps = new ArrayList<>();
    /** Time recorded while the clock was ahead of a later launch: R13 lets no session of it end after that launch. */
    final List<TimeRange> ahead = new ArrayList<>();
    int breaks;
    private final List<Long> unflushed = new ArrayList<>();
    private Recording recording;
    private RecordingRows rows;
    private Instant input;
    private Instant watchedSince;
    private Instant highest = Instant.MIN;
    private long sinceFlush;
    private Focus focus = new Focus("App 0", "Title 0", null);

    SimulatedDay(long seed, Store store, String start, ZoneId zone, boolean clockIsSet) {
        this.random = new Random(seed);
        this.store = store;
        this.zone = zone;
        this.clockIsSet = clockIsSet;
        this.ticks = new Ticks(start);
        this.input = ticks.wall();
        this.watchedSince = ticks.wall();
        long launch = begin();
        this.rows = new RecordingRows(store, launch);
        this.recording = new Recording(IDLE_AFTER, RULES, () -> zone, rows);
    }

    /** For a session that a person makes. */
    long nextSessionId() {
        return rows.nextSessionId();
    }

    Instant now() {
        return ticks.wall();
    }

    void live(Duration length) {
        Duration lived = Duration.ZERO;
        while (lived.compareTo(length) < 0) {
            lived = lived.plus(episode());
        }
    }

    private Duration episode() {
        return switch (random.nextInt(20)) {
            case 0, 1, 2, 3, 4, 5, 6, 7 -> work(Duration.ofSeconds(20 + random.nextInt(2_400)));
            case 8, 9, 10 -> rest(Duration.ofSeconds(20 + random.nextInt(170)));
            case 11, 12 -> rest(Duration.ofSeconds(180 + random.nextInt(1_500)));
            case 13 -> locked(Duration.ofSeconds(10 + random.nextInt(900)));
            case 14 -> sleep(Duration.ofSeconds(3 + random.nextInt(7_200)));
            case 15 -> stall(Duration.ofSeconds(11 + random.nextInt(600)));
            case 16 -> blind(Duration.ofSeconds(5 + random.nextInt(600)));
            case 17 -> clockIsSet ? step() : kill(Duration.ofSeconds(random.nextInt(900)));
            case 18 -> kill(Duration.ofSeconds(random.nextInt(30)));
            default -> restart(Duration.ofSeconds(random.nextInt(900)));
        };
    }

    private Duration work(Duration length) {
        Instant end = ticks.wall().plus(length);
        while (ticks.wall().isBefore(end)) {
            if (random.nextInt(40) == 0) {
                focus = new Focus("App " + random.nextInt(4), "Title " + random.nextInt(9), null);
            }
            tick(1 + random.nextInt(4), true, false);
        }
        return length;
    }

    private Duration rest(Duration length) {
        Instant end = ticks.wall().plus(length);
        while (ticks.wall().isBefore(end)) {
            tick(1 + random.nextInt(5), false, false);
        }
        return length;
    }

    private Duration locked(Duration length) {
        breakOff();
        Instant end = ticks.wall().plus(length);
        while (ticks.wall().isBefore(end)) {
            tick(1 + random.nextInt(5), false, true);
        }
        watchedSince = ticks.wall();
        input = ticks.wall();
        return length;
    }

    private Duration sleep(Duration length) {
        Instant from = ticks.wall();
        breakOff();
        if (random.nextBoolean()) {
            ticks.sleep(length);
        } else {
            ticks.sleepWithStaleWall(length);
            tick(1, false, false);
            breakOff();
            ticks.step(length);
        }
        sleeps.add(new TimeRange(from, from.plus(length)));
        input = ticks.wall();
        watchedSince = ticks.wall();
        return length;
    }

    private Duration stall(Duration length) {
        breakOff();
        ticks.pass(length);
        input = ticks.wall();
        watchedSince = ticks.wall();
        return length;
    }

    private Duration blind(Duration length) {
        breakOff();
        Instant end = ticks.wall().plus(length);
        while (ticks.wall().isBefore(end)) {
            recording.observe(ticks.pass(3), new Observation.Blind("the test has covered its eyes"));
            flushWhenDue(3);
        }
        input = ticks.wall();
        watchedSince = ticks.wall();
        return length;
    }

    private Duration step() {
        breakOff();
        ticks.step(Duration.ofSeconds(random.nextInt(-7_200, 7_200)));
        input = ticks.wall();
        watchedSince = ticks.wall();
        return Duration.ofSeconds(60);
    }

    /** Everything in memory is gone; the store has what was flushed. */
    private Duration kill(Duration away) {
        breakOff();
        surely.removeAll(unflushed);
        launch(away);
        return away.plusSeconds(60);
    }

    private Duration restart(Duration away) {
        breakOff();
        recording.stop(ticks.now(), random.nextBoolean() ? SessionEnd.SHUTDOWN : SessionEnd.PAUSE);
        flush();
        launch(away);
        return away.plusSeconds(60);
    }

    RecoveryReport launch(Duration away) {
        ticks.pass(away);
        if (highest.isAfter(ticks.wall())) {
            ahead.add(new TimeRange(ticks.wall(), highest));
        }
        long launch = begin();
        rows = new RecordingRows(store, launch);
        RecoveryReport report = recover(launch);
        recording = new Recording(IDLE_AFTER, RULES, () -> zone, rows);
        input = ticks.wall();
        watchedSince = ticks.wall();
        unflushed.clear();
        return report;
    }

    RecoveryReport recover(long launch) {
        return new SessionRecovery(new RecoveryRows(store, rows, launch), RULES, () -> zone,
                ticks.wall().truncatedTo(ChronoUnit.SECONDS), "boot").run();
    }

    long begin() {
        return new LaunchRows(store).begin("test", 1, "boot", "test", ticks.wall());
    }

    private void tick(long seconds, boolean typing, boolean locked) {
        Tick tick = ticks.pass(seconds);
        Instant before = input;
        highest = TimeRange.later(highest, tick.wall());
        if (typing) {
            input = tick.wall().minusMillis(random.nextInt(900));
            Duration gap = Duration.between(before, input);
            if (gap.compareTo(IDLE_AFTER.plusSeconds(8)) < 0) {
                boolean sure = gap.compareTo(IDLE_AFTER.minusSeconds(8)) < 0;
                account(before.isBefore(watchedSince) ? watchedSince : before, input, sure);
            }
        }
        recording.observe(tick, new Observation.Seen(focus, Duration.between(input, tick.wall()), locked));
        flushWhenDue(seconds);
    }

    private void account(Instant from, Instant to, boolean sure) {
        for (long second = from.getEpochSecond(); second <= to.getEpochSecond(); second++) {
            perhaps.add(second);
            if (sure && second > from.getEpochSecond() + 5) {
                surely.add(second);
                unflushed.add(second);
            }
        }
    }

    /** What follows is not watched in one piece with what came before: the tail may count up to here. */
    private void breakOff() {
        breaks++;
        Instant now = ticks.wall();
        account(input.isAfter(now.minus(IDLE_AFTER)) ? input : now.minus(Duration.ofSeconds(10)), now, false);
    }

    private void flushWhenDue(long seconds) {
        sinceFlush += seconds;
        if (sinceFlush >= FLUSH_SECONDS || recording.sessionsPending()) {
            flush();
        }
    }

    private void flush() {
        RecordingChange change = recording.change(ticks.wall());
        store(change);
        sinceFlush = 0;
        unflushed.clear();
    }

    private void store(RecordingChange change) {
        rows.record(change);
        recording.stored(change);
    }
}
