package dev.daybook.day;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.daybook.timeline.TimeRange;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoverageTest {

    private static final TimeRange DAY = range("00:00:00", "24:00:00");
    private static final Instant EVENING = at("24:00:00");

    @Test
    void aDayOfWhichNothingIsKnownIsUnknown() {
        assertSeconds("unknown 86400", cover(EVENING, List.of(), List.of(), List.of()));
    }

    @Test
    void aDayThatHasNotBegunIsAhead() {
        Coverage coverage = cover(at("00:00:00"), List.of(), List.of(), List.of());

        assertSeconds("ahead 86400", coverage);
        assertEquals(List.of(), gaps(coverage));
    }

    @Test
    void blocksCountWhatTheySayAndTheRestOfTheirMinuteIsAGap() {
        Coverage coverage = cover(EVENING, List.of(block("10:00:00", "10:01:00", 20, 5, 7)), List.of(), List.of());

        assertSeconds("recorded 20 idle 5 locked 7 unknown 86368", coverage);
        assertEquals(List.of("00:00:00-10:00:00 unknown", "10:00:32-24:00:00 unknown"), gaps(coverage));
    }

    @Test
    void activeTimeOfARecoveredSessionIsRecoveredAndItsIdleTimeIsIdle() {
        assertSeconds("recorded 60 recovered 40 idle 20 unknown 86280",
                cover(EVENING, List.of(block("10:00:00", "10:01:00", 60, 0, 0),
                        new Counted(range("10:01:00", "10:02:00"), 40, 20, 0, true)), List.of(), List.of()));
    }

    @Test
    void theRestOfABlockIsOfTheKindThatCoversIt() {
        Coverage coverage = cover(EVENING, List.of(block("10:00:00", "10:01:00", 20, 0, 0)),
                List.of(range("10:00:30", "10:20:00")), List.of(range("10:20:00", "10:30:00")));

        assertSeconds("recorded 20 asleep 1170 paused 600 unknown 84610", coverage);
        assertEquals(List.of("00:00:00-10:00:00 unknown", "10:00:30-10:20:00 asleep", "10:20:00-10:30:00 paused",
                "10:30:00-24:00:00 unknown"), gaps(coverage));
    }

    @Test
    void theRestOfABlockLiesWhereNoOtherBlockFollows() {
        Coverage coverage = cover(EVENING, List.of(block("10:00:00", "10:01:00", 20, 0, 0),
                block("10:01:00", "10:02:00", 60, 0, 0)), List.of(), List.of());

        assertEquals(List.of("00:00:00-10:00:40 unknown", "10:02:00-24:00:00 unknown"), gaps(coverage));
    }

    @Test
    void whatBlocksCountComesBeforeSleepAndSleepBeforeAPause() {
        Coverage coverage = cover(EVENING, List.of(block("10:00:00", "10:01:00", 60, 0, 0)),
                List.of(range("09:59:00", "10:05:00")), List.of(range("09:00:00", "11:00:00")));

        assertSeconds("recorded 60 asleep 300 paused 6840 unknown 79200", coverage);
        assertEquals(List.of("00:00:00-09:00:00 unknown", "09:00:00-09:59:00 paused", "10:01:00-10:05:00 asleep",
                "10:05:00-11:00:00 paused", "11:00:00-24:00:00 unknown"), gaps(coverage));
    }

    @Test
    void aShortHoleIsInTheSumsAndNotAmongTheGaps() {
        Coverage coverage = cover(at("10:03:59"), List.of(block("00:00:00", "10:02:00", 36_120, 0, 0),
                block("10:03:59", "10:04:00", 0, 0, 0)), List.of(), List.of());

        assertSeconds("recorded 36120 unknown 119 ahead 50161", coverage);
        assertEquals(List.of(), gaps(coverage));
        assertEquals(List.of("10:02:00-10:04:00 unknown"), gaps(cover(at("10:04:00"),
                List.of(block("00:00:00", "10:02:00", 36_120, 0, 0)), List.of(), List.of())));
    }

    @Test
    void whatTheRecorderIsAboutToTellIsAhead() {
        List<Counted> blocks = List.of(block("00:00:00", "10:00:00", 36_000, 0, 0),
                block("10:00:00", "10:00:20", 20, 0, 0));

        assertSeconds("recorded 36020 ahead 50380",
                Coverage.of(DAY, at("10:00:31"), new Known(blocks, List.of(), List.of(), at("10:00:20"))));
        assertSeconds("recorded 36020 unknown 90 ahead 50290",
                Coverage.of(DAY, at("10:01:50"), new Known(blocks, List.of(), List.of(), at("10:00:20"))));
    }

    @Test
    void aHoleBeforeWhatWasToldLastIsUnknownHoweverFreshItIs() {
        assertSeconds("recorded 36005 unknown 15 ahead 50380", Coverage.of(DAY, at("10:00:31"),
                new Known(List.of(block("00:00:00", "10:00:00", 36_000, 0, 0), block("10:00:15", "10:00:20", 5, 0, 0)),
                        List.of(), List.of(), at("10:00:20"))));
    }

    @Test
    void aPauseThatGoesOnIsPausedUntilNowAndAheadAfterIt() {
        Coverage coverage = Coverage.of(DAY, at("10:00:31"), new Known(List.of(),
                List.of(), List.of(range("09:00:00", "12:00:00")), at("09:00:00")));

        assertSeconds("paused 3631 unknown 32400 ahead 50369", coverage);
        assertEquals(List.of("00:00:00-09:00:00 unknown", "09:00:00-10:00:31 paused"), gaps(coverage));
    }

    @Test
    void afterAPauseTheRecorderHasAMomentToTell() {
        assertSeconds("paused 3600 unknown 32400 ahead 50400", Coverage.of(DAY, at("10:00:31"), new Known(List.of(),
                List.of(), List.of(range("09:00:00", "10:00:00")), at("09:00:00"))));
    }

    @Test
    void whatReachesBeyondTheDayCountsWithinIt() {
        Coverage coverage = cover(at("30:00:00"), List.of(block("23:59:30", "24:00:30", 50, 0, 0)),
                List.of(range("-02:00:00", "01:00:00")), List.of(range("23:00:00", "26:00:00")));

        assertSeconds("recorded 30 asleep 3600 paused 3570 unknown 79200", coverage);
        assertEquals(List.of("00:00:00-01:00:00 asleep", "01:00:00-23:00:00 unknown", "23:00:00-23:59:30 paused"),
                gaps(coverage));
    }

    @Test
    void whatAClockThatWasSetBackLeftInTheFutureIsStillCounted() {
        assertSeconds("recorded 60 unknown 36000 ahead 50340",
                cover(at("10:00:00"), List.of(block("12:00:00", "12:01:00", 60, 0, 0)),
                        List.of(range("11:00:00", "11:30:00")), List.of()));
    }

    @Test
    void blocksThatOverlapShareTheTimeAndNoneCountsMoreThanItCanHold() {
        assertSeconds("recorded 90 unknown 86310",
                cover(EVENING, List.of(block("10:00:30", "10:01:30", 60, 0, 0), block("10:00:00", "10:01:00", 90, 5, 5),
                        block("10:00:10", "10:00:50", 40, 0, 0)), List.of(), List.of()));
        assertSeconds("idle 60 unknown 86340",
                cover(EVENING, List.of(block("10:00:00", "10:01:00", -5, 70, 3)), List.of(), List.of()));
    }

    @Test
    void whatTouchesIsOneGap() {
        assertEquals(List.of("00:00:00-24:00:00 asleep"), gaps(cover(EVENING, List.of(),
                List.of(range("10:00:00", "24:00:00"), range("00:00:00", "09:00:00"), range("08:00:00", "10:00:00")),
                List.of())));
    }

    private static Coverage cover(Instant now, List<Counted> blocks, List<TimeRange> asleep, List<TimeRange> paused) {
        return Coverage.of(DAY, now, new Known(blocks, asleep, paused, Instant.EPOCH));
    }

    /** Every kind that has seconds, by name. */
    private static void assertSeconds(String expected, Coverage coverage) {
        StringBuilder seconds = new StringBuilder();
        append(seconds, "recorded", coverage.recorded());
        append(seconds, "recovered", coverage.recovered());
        append(seconds, "idle", coverage.idle());
        append(seconds, "locked", coverage.locked());
        append(seconds, "asleep", coverage.asleep());
        append(seconds, "paused", coverage.paused());
        append(seconds, "unknown", coverage.unknown());
        append(seconds, "ahead", coverage.ahead());
        assertEquals(expected, seconds.toString().strip());
    }

    private static void append(StringBuilder text, String kind, long seconds) {
        if (seconds != 0) {
            text.append(kind).append(' ').append(seconds).append(' ');
        }
    }

    private static List<String> gaps(Coverage coverage) {
        return coverage.gaps().stream()
                .map(gap -> time(gap.range().start()) + "-" + time(gap.range().end()) + " " + gap.kind().wire())
                .toList();
    }

    private static String time(Instant instant) {
        long second = instant.getEpochSecond() - DAY.start().getEpochSecond();
        return "%02d:%02d:%02d".formatted(second / 3_600, second / 60 % 60, second % 60);
    }

    private static Counted block(String start, String end, long active, long idle, long locked) {
        return new Counted(range(start, end), active, idle, locked, false);
    }

    private static TimeRange range(String start, String end) {
        return new TimeRange(at(start), at(end));
    }

    /** Hours may lie before or beyond the day. */
    private static Instant at(String time) {
        String[] parts = time.split(":", -1);
        return Instant.parse("2026-03-10T00:00:00Z").plusSeconds(
                Long.parseLong(parts[0]) * 3_600 + Long.parseLong(parts[1]) * 60 + Long.parseLong(parts[2]));
    }
}
