package dev.daybook.day;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.timeline.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is stored, the day adds up. With {@code -Ddaybook.seed=N} the days begin with that seed. */
class RandomCoverageTest {

    private static final Instant START = Instant.parse("2026-03-29T00:00:00Z");
    private static final int DAYS = 400;

    static IntStream seeds() {
        int first = Integer.getInteger("daybook.seed", 1);
        return IntStream.range(first, first + DAYS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theSecondsOfADayAreItsLengthAndTheGapsLieApartWithinIt(int seed) {
        Random random = new Random(seed);
        TimeRange day = new TimeRange(START, START.plusSeconds(random.nextInt(90_001)));
        Instant now = START.plusSeconds(random.nextInt(-1_000, 91_000));
        List<Counted> minutes = minutes(random);
        List<Counted> blocks = new ArrayList<>(minutes);
        if (random.nextBoolean()) {
            blocks.addAll(oddBlocks(random));
        }
        Known known = new Known(blocks, ranges(random, 6), ranges(random, 6),
                START.plusSeconds(random.nextInt(91_000)));

        Coverage coverage = Coverage.of(day, now, known);

        List<Long> kinds = List.of(coverage.recorded(), coverage.recovered(), coverage.idle(), coverage.locked(),
                coverage.asleep(), coverage.paused(), coverage.unknown(), coverage.ahead());
        String told = "seed " + seed + ": " + coverage;
        assertEquals(day.length().toSeconds(), kinds.stream().mapToLong(Long::longValue).sum(), told);
        assertTrue(kinds.stream().allMatch(seconds -> seconds >= 0), told);
        assertSecondBySecond(day, now, known, coverage, told);
        assertGaps(day, now, coverage, told);
        if (blocks.size() == minutes.size() && minutes.stream().allMatch(block -> within(day, block))) {
            assertEquals(minutes.stream().mapToLong(Counted::active).sum(), coverage.recorded() + coverage.recovered(),
                    told);
            assertEquals(minutes.stream().mapToLong(Counted::idle).sum(), coverage.idle(), told);
            assertEquals(minutes.stream().mapToLong(Counted::locked).sum(), coverage.locked(), told);
        }
    }

    private static boolean within(TimeRange day, Counted block) {
        return !block.range().end().isAfter(day.end());
    }

    /** The same, worked out second by second for what lies outside every block. */
    private static void assertSecondBySecond(TimeRange day, Instant now, Known known, Coverage coverage, String told) {
        TimeRange future = new TimeRange(TimeRange.later(day.start(), TimeRange.earlier(now, day.end())), day.end());
        BitSet blocks = seconds(day, known.blocks().stream().map(Counted::range).toList());
        BitSet ahead = without(seconds(day, List.of(future)), blocks);
        BitSet asleep = without(without(seconds(day, known.asleep()), blocks), ahead);
        BitSet paused = without(without(without(seconds(day, known.paused()), blocks), ahead), asleep);
        assertWithin(asleep.cardinality(), coverage.asleep(), blocks.cardinality(), told);
        assertWithin(paused.cardinality(), coverage.paused(), blocks.cardinality(), told);
        assertWithin(ahead.cardinality(), coverage.ahead(), blocks.cardinality() + Coverage.UNTOLD.toSeconds(), told);
    }

    private static BitSet seconds(TimeRange day, List<TimeRange> ranges) {
        BitSet seconds = new BitSet();
        ranges.stream().flatMap(range -> range.intersection(day).stream()).forEach(range -> seconds.set(
                (int) Duration.between(day.start(), range.start()).toSeconds(),
                (int) Duration.between(day.start(), range.end()).toSeconds()));
        return seconds;
    }

    private static BitSet without(BitSet from, BitSet taken) {
        from.andNot(taken);
        return from;
    }

    private static void assertWithin(long least, long seconds, long more, String told) {
        assertTrue(least <= seconds && seconds <= least + more, told);
    }

    private static void assertGaps(TimeRange day, Instant now, Coverage coverage, String told) {
        List<Gap> gaps = coverage.gaps();
        for (int i = 0; i < gaps.size(); i++) {
            TimeRange range = gaps.get(i).range();
            assertTrue(range.length().toSeconds() >= 120, told);
            assertTrue(!range.start().isBefore(day.start()) && !range.end().isAfter(day.end())
                    && !range.end().isAfter(now), told);
            assertTrue(i == 0 || !range.start().isBefore(gaps.get(i - 1).range().end()), told);
        }
        for (Gap.Kind kind : Gap.Kind.values()) {
            long drawn = gaps.stream().filter(gap -> gap.kind() == kind)
                    .mapToLong(gap -> gap.range().length().toSeconds()).sum();
            assertTrue(drawn <= switch (kind) {
                case ASLEEP -> coverage.asleep();
                case PAUSED -> coverage.paused();
                case UNKNOWN -> coverage.unknown();
            }, told);
        }
    }

    private static List<Counted> minutes(Random random) {
        List<Counted> blocks = new ArrayList<>();
        for (int minute = random.nextInt(1_500), count = random.nextInt(60); count > 0; count--, minute++) {
            Instant start = START.plusSeconds(60L * minute);
            int active = random.nextInt(61);
            int idle = random.nextInt(61 - active);
            int locked = random.nextInt(61 - active - idle);
            blocks.add(new Counted(new TimeRange(start, start.plusSeconds(60)), active, idle, locked,
                    random.nextBoolean()));
        }
        return blocks;
    }

    /** They lie anywhere, over others, and say more than they can hold. */
    private static List<Counted> oddBlocks(Random random) {
        return ranges(random, 5).stream().map(range -> new Counted(range, random.nextInt(-10, 100_000),
                random.nextInt(-10, 100), random.nextInt(-10, 100), random.nextBoolean())).toList();
    }

    private static List<TimeRange> ranges(Random random, int most) {
        return Stream.generate(() -> {
            Instant start = START.plusSeconds(random.nextInt(-5_000, 95_000));
            return new TimeRange(start, start.plusSeconds(random.nextInt(random.nextBoolean() ? 100 : 20_000)));
        }).limit(random.nextInt(most + 1)).toList();
    }
}
