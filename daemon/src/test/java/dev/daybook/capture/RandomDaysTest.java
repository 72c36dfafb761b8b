package dev.daybook.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.Session;
import dev.daybook.api.Timeline;
import dev.daybook.recovery.RecoveryReport;
import dev.daybook.server.DayReader;
import dev.daybook.store.DayRows;
import dev.daybook.store.Store;
import dev.daybook.timeline.TimeRange;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a day brings: sessions never overlap, every active second has one, nothing ends before it starts. */
class RandomDaysTest {

    private static final Duration LENGTH = Duration.ofHours(10);

    @TempDir
    Path folder;

    /** Eight fixed seeds and some new ones a run (daybook.days, four unless given); or the one given as daybook.seed. */
    static LongStream seeds() {
        Long given = Long.getLong("daybook.seed");
        return given != null
                ? LongStream.of(given)
                : LongStream.concat(LongStream.rangeClosed(1, 8), new Random().longs(Long.getLong("daybook.days", 4)));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aDayOfActivityGapsSleepAndKills(long seed) throws Exception {
        live(seed, false);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aDayOnWhichTheClockIsSetTooBackAndForth(long seed) throws Exception {
        live(seed, true);
    }

    private void live(long seed, boolean clockIsSet) throws Exception {
        String told = "seed " + seed + (clockIsSet ? " with the clock set" : "") + ": ";
        // A night on which the clocks change, across the day's start.
        try (Store store = Store.open(folder, Instant.parse("2026-03-28T20:00:00Z"))) {
            SimulatedDay day = new SimulatedDay(seed, store, "2026-03-28T20:00:00Z", ZoneId.of("Europe/Berlin"),
                    clockIsSet);
            day.live(LENGTH);
            RecoveryReport last = day.launch(Duration.ofMinutes(1));
            assertEquals(0, last.failed(), told + last.error());
            assertEquals(0, day.recover(day.begin()).recovered(), told + "a second recovery found something to do");
            check(told, day, new DayRows(store));
        }
    }

    private static void check(String told, SimulatedDay day, DayReader days) {
        Instant from = Instant.parse("2026-03-28T12:00:00Z");
        TimeRange all = new TimeRange(from, from.plus(Duration.ofDays(3)));
        List<Session> sessions = days.sessions(new DayReader.Filter(null, null, null, null, null, 1_000)).stream()
                .sorted(Comparator.comparing(Session::start).thenComparing(session -> end(session))).toList();
        List<Timeline.Block> blocks = days.timeline(all).blocks();
        assertFalse(sessions.isEmpty(), told + "nothing was recorded");
        sessionsAreWhole(told, sessions);
        blocksBelongToOneSession(told, day, sessions, blocks);
        secondsAddUp(told, day, sessions, blocks);
        noSessionCoversASleep(told, day, sessions);
    }

    private static void sessionsAreWhole(String told, List<Session> sessions) {
        Instant before = Instant.MIN;
        for (Session session : sessions) {
            assertEquals("ended", session.status(), told + session);
            assertFalse(end(session).isBefore(session.start()), told + "ends before it starts: " + session);
            if (end(session).equals(session.start())) {
                continue;
            }
            assertFalse(session.start().isBefore(before), told + "overlaps the one before: " + session);
            assertTrue(Duration.between(session.start(), end(session)).compareTo(SimulatedDay.RULES.maxLength()) <= 0,
                    told + "too long: " + session);
            before = end(session);
        }
    }

    private static void blocksBelongToOneSession(
            String told, SimulatedDay day, List<Session> sessions, List<Timeline.Block> blocks) {
        Instant before = Instant.MIN;
        for (Timeline.Block block : blocks) {
            assertFalse(block.start().isBefore(before), told + "overlaps the one before: " + block);
            assertTrue(
                    block.activeSeconds() + block.idleSeconds() + block.lockedSeconds() <= Duration
                            .between(block.start(), block.end()).toSeconds(),
                    told + "more seconds than time: " + block);
            before = block.end();
            long owners = sessions.stream().filter(session -> !session.start().isAfter(block.start())
                    && !end(session).isBefore(block.end())).count();
            TimeRange range = new TimeRange(block.start(), block.end());
            boolean ahead = day.ahead.stream().anyMatch(range::overlaps);
            assertTrue(owners <= 1, told + "owned by " + owners + " sessions: " + block);
            if (block.activeSeconds() > 0 && !ahead) {
                assertEquals(1, owners, told + "owned by " + owners + " sessions: " + block + " of " + sessions);
            }
        }
    }

    private static void secondsAddUp(
            String told, SimulatedDay day, List<Session> sessions, List<Timeline.Block> blocks) {
        long active = blocks.stream().mapToLong(Timeline.Block::activeSeconds).sum();
        long slack = 10L * day.breaks + 20;
        assertTrue(active >= day.surely.size() - slack, told + active + " recorded of " + day.surely.size());
        assertTrue(active <= day.perhaps.size() + slack, told + active + " recorded of at most " + day.perhaps.size());
        long homeless = day.surely.stream().filter(second -> day.ahead.stream()
                .noneMatch(range -> range.contains(Instant.ofEpochSecond(second))))
                .filter(second -> sessions.stream().noneMatch(session -> !session.start()
                        .isAfter(Instant.ofEpochSecond(second)) && end(session).isAfter(Instant.ofEpochSecond(second))))
                .count();
        assertTrue(homeless <= slack, told + homeless + " active seconds are in no session");
    }

    private static void noSessionCoversASleep(String told, SimulatedDay day, List<Session> sessions) {
        for (TimeRange sleep : day.sleeps) {
            boolean workedThrough = !day.perhaps.subSet(sleep.start().getEpochSecond() + 12,
                    Math.max(sleep.start().getEpochSecond() + 12, sleep.end().getEpochSecond() - 2)).isEmpty();
            assertTrue(workedThrough || sessions.stream().noneMatch(session -> session.start().isBefore(sleep.start())
                    && end(session).isAfter(sleep.end().plusSeconds(10))), told + "a session covers " + sleep);
        }
    }

    private static Instant end(Session session) {
        return Objects.requireNonNull(session.end(), "an ended session has an end");
    }
}
