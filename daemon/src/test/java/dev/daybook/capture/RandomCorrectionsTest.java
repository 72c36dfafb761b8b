package dev.daybook.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.Session;
import dev.daybook.api.Timeline;
import dev.daybook.server.DayReader;
import dev.daybook.session.EndedSessions.Correction;
import dev.daybook.store.DayRows;
import dev.daybook.store.EndedSessionRows;
import dev.daybook.store.Store;
import dev.daybook.timeline.TimeRange;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** However ends are corrected on whatever day: no second is lost, and none belongs to two sessions. */
class RandomCorrectionsTest {

    private static final Instant START = Instant.parse("2026-03-28T20:00:00Z");
    private static final int CORRECTIONS = 60;

    @TempDir
    Path folder;

    /** Four fixed seeds and some new ones (daybook.days, one unless given); or the one given as daybook.seed. */
    static LongStream seeds() {
        Long given = Long.getLong("daybook.seed");
        return given != null
                ? LongStream.of(given)
                : LongStream.concat(LongStream.rangeClosed(1, 4), new Random().longs(Long.getLong("daybook.days", 1)));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aDayOfActivityGapsSleepAndKillsIsCutToTheSecond(long seed) throws Exception {
        correct(seed, false);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aDayOnWhichTheClockIsSetTooIsCutOrLeftWhole(long seed) throws Exception {
        correct(seed, true);
    }

    private void correct(long seed, boolean clockIsSet) throws Exception {
        String told = "seed " + seed + (clockIsSet ? " with the clock set" : "") + ": ";
        try (Store store = Store.open(folder, START)) {
            SimulatedDay day = new SimulatedDay(seed, store, START.toString(), ZoneId.of("Europe/Berlin"), clockIsSet);
            day.live(Duration.ofHours(8));
            day.launch(Duration.ofMinutes(10));
            DayRows days = new DayRows(store);
            EndedSessionRows sessions = new EndedSessionRows(store);
            Map<String, Integer> before = seconds(blocks(days));
            Random random = new Random(seed);
            Instant now = day.now().truncatedTo(ChronoUnit.SECONDS);
            int done = 0;
            for (int i = 0; i < CORRECTIONS; i++) {
                List<Session> all = sessions(days);
                Session session = all.get(random.nextInt(all.size()));
                // Shorter, or half as long again, which the next session may forbid.
                long length = Duration.between(session.start(), session.end()).toSeconds();
                Instant wanted = session.start().plusSeconds(random.nextLong(1, 2 + length * 3 / 2));
                if (sessions.correct(session.id(), wanted, now) instanceof Correction.Done(Instant end)) {
                    done++;
                    check(told + "session " + session.id() + " to " + wanted + ": ", days, wanted, end, clockIsSet);
                    assertEquals(end, days.session(session.id()).orElseThrow().end(), told);
                }
            }
            assertTrue(done > 0, told + "no correction was possible");
            assertEquals(before, seconds(blocks(days)), told);
        }
    }

    private static void check(String told, DayRows days, Instant wanted, Instant end, boolean clockIsSet) {
        assertTrue(clockIsSet || end.equals(wanted), told + "it ends at " + end);
        List<Timeline.Block> blocks = blocks(days);
        for (Timeline.Block block : blocks) {
            assertFalse(block.start().isBefore(end) && end.isBefore(block.end()), told + "not cut: " + block);
        }
        Instant before = Instant.MIN;
        for (Timeline.Block block : blocks) {
            assertFalse(block.start().isBefore(before), told + "overlaps the one before: " + block);
            before = block.end();
        }
        before = Instant.MIN;
        for (Session session : sessions(days)) {
            assertFalse(session.start().isBefore(before), told + "overlaps the one before: " + session);
            before = Objects.requireNonNull(session.end());
        }
    }

    /** Seconds of everything there is, whoever owns them. */
    private static Map<String, Integer> seconds(List<Timeline.Block> blocks) {
        Map<String, Integer> seconds = new TreeMap<>(blocks.stream().flatMap(block -> block.uses().stream())
                .collect(Collectors.toMap(use -> use.application() + " " + use.title(), Timeline.Use::seconds,
                        Integer::sum)));
        seconds.put("active", blocks.stream().mapToInt(Timeline.Block::activeSeconds).sum());
        seconds.put("idle", blocks.stream().mapToInt(Timeline.Block::idleSeconds).sum());
        seconds.put("locked", blocks.stream().mapToInt(Timeline.Block::lockedSeconds).sum());
        return seconds;
    }

    private static List<Timeline.Block> blocks(DayRows days) {
        return days.timeline(new TimeRange(START.minus(Duration.ofHours(8)), START.plus(Duration.ofDays(3)))).blocks();
    }

    /** Oldest first, without those that hold no time: two of them may start together. */
    private static List<Session> sessions(DayRows days) {
        return days.sessions(new DayReader.Filter(null, null, null, null, null, 1_000)).stream()
                .filter(session -> !session.start().equals(session.end()))
                .sorted(Comparator.comparing(Session::start)).toList();
    }
}
