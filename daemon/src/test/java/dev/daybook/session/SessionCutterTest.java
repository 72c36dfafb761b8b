package dev.daybook.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.daybook.timeline.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SessionCutterTest {

    private static final SessionRules RULES = new SessionRules(Duration.ofMinutes(5), Duration.ofHours(2),
            LocalTime.of(4, 0));

    private final List<TimeRange> held = new ArrayList<>();
    private ZoneId zone = ZoneId.of("UTC");
    private final SessionCutter cutter = new SessionCutter(RULES, () -> zone, new Held(),
            new AtomicLong()::incrementAndGet);

    @Test
    void aSessionOpensAtTheFirstActivity() {
        active("10:00:07", "10:00:09");
        assertEquals(List.of("1 opened 10:00:07"), changes());
    }

    @Test
    void itEndsAtItsLastActivityAfterFiveIdleMinutes() {
        active("10:00:00", "10:07:12");
        cutter.quiet(at("10:12:11"));
        assertEquals(List.of("1 opened 10:00:00"), changes());
        cutter.quiet(at("10:12:12"));
        assertEquals(List.of("1 ended 10:00:00-10:07:12 IDLE"), changes());
    }

    @Test
    void activityAfterFiveIdleMinutesOpensTheNextOne() {
        active("10:00:00", "10:01:00");
        active("10:06:00", "10:07:00");
        assertEquals(List.of("1 opened 10:00:00", "1 ended 10:00:00-10:01:00 IDLE", "2 opened 10:06:00"), changes());
    }

    @Test
    void aShorterGapStaysInTheSession() {
        active("10:00:00", "10:01:00");
        active("10:05:59", "10:07:00");
        assertEquals(List.of("1 opened 10:00:00"), changes());
    }

    @Test
    void atItsLongestItEndsAndTheNextOpensWhereItEnded() {
        active("10:00:30", "12:30:00");
        assertEquals(List.of("1 opened 10:00:30", "1 ended 10:00:30-12:00:30 MAX_LENGTH", "2 opened 12:00:30"),
                changes());
    }

    @Test
    void aRestAcrossTheLongestLengthEndsItAtTheLastActivity() {
        active("10:00:00", "11:58:00");
        cutter.quiet(at("12:00:00"));
        active("12:01:00", "12:02:00");
        assertEquals(List.of("1 opened 10:00:00", "1 ended 10:00:00-11:58:00 MAX_LENGTH", "2 opened 12:01:00"),
                changes());
    }

    @Test
    void theDayStartsAtFour() {
        active("03:50:00", "04:10:00");
        assertEquals(List.of("1 opened 03:50:00", "1 ended 03:50:00-04:00:00 DAY_START", "2 opened 04:00:00"),
                changes());
    }

    @Test
    void theDayStartIsLocal() {
        zone = ZoneId.of("Asia/Kolkata");
        active("22:20:00", "22:40:00");
        assertEquals(List.of("1 opened 22:20:00", "1 ended 22:20:00-22:30:00 DAY_START", "2 opened 22:30:00"),
                changes());
    }

    @Test
    void suspendPauseAndShutdownEndItAtTheLastActivity() {
        active("10:00:00", "10:03:00");
        cutter.end(SessionEnd.SUSPEND);
        cutter.end(SessionEnd.PAUSE);
        assertEquals(List.of("1 opened 10:00:00", "1 ended 10:00:00-10:03:00 SUSPEND"), changes());
    }

    @Test
    void timeThatASessionHoldsStaysWithIt() {
        held.add(range("10:00:00", "10:30:00"));
        active("10:10:00", "10:20:00");
        assertEquals(List.of(), changes());
        active("10:20:00", "10:40:00");
        assertEquals(List.of("1 opened 10:30:00"), changes());
    }

    @Test
    void aSessionEndsWhereTheNextOneStarts() {
        held.add(range("10:30:00", "10:45:00"));
        active("10:10:00", "11:00:00");
        assertEquals(List.of("1 opened 10:10:00", "1 ended 10:10:00-10:30:00 CLOCK", "2 opened 10:45:00"), changes());
    }

    @Test
    void aClockSetFarBackEndsTheOpenSessionAndItsTimeIsNotGivenAgain() {
        active("10:00:00", "10:40:00");
        cutter.clockSet(at("10:10:00"));
        active("10:10:00", "10:50:00");
        assertEquals(List.of("1 opened 10:00:00", "1 ended 10:00:00-10:40:00 CLOCK", "2 opened 10:40:00"), changes());
    }

    @Test
    void aClockSetBackALittleLeavesTheSessionOpen() {
        active("10:00:00", "10:40:00");
        cutter.clockSet(at("10:38:00"));
        active("10:38:00", "10:42:00");
        cutter.end(SessionEnd.SHUTDOWN);
        assertEquals(List.of("1 opened 10:00:00", "1 ended 10:00:00-10:42:00 SHUTDOWN"), changes());
    }

    @Test
    void aClockSetBehindItsStartEndsItAndTheEarlierOneStopsWhereItStarts() {
        active("10:00:00", "10:01:00");
        cutter.clockSet(at("09:58:00"));
        active("09:58:00", "10:03:00");
        assertEquals(List.of("1 opened 10:00:00", "1 ended 10:00:00-10:01:00 CLOCK", "2 opened 09:58:00",
                "2 ended 09:58:00-10:00:00 CLOCK", "3 opened 10:01:00"), changes());
    }

    private final class Held implements DeskTime {

        @Override
        public List<TimeRange> heldWithin(TimeRange range) {
            return held.stream().filter(range::overlaps).toList();
        }

        @Override
        public Optional<Instant> nextStartAfter(Instant instant) {
            return held.stream().map(TimeRange::start).filter(instant::isBefore).min(Comparator.naturalOrder());
        }
    }

    private void active(String start, String end) {
        cutter.active(range(start, end));
    }

    private List<String> changes() {
        return cutter.takeChanges().stream().map(change -> switch (change) {
            case SessionChange.Opened opened -> opened.id() + " opened " + time(opened.start());
            case SessionChange.Ended ended -> ended.id() + " ended " + time(ended.range().start()) + "-"
                    + time(ended.range().end()) + " " + ended.why();
        }).toList();
    }

    private static TimeRange range(String start, String end) {
        return new TimeRange(at(start), at(end));
    }

    private static Instant at(String time) {
        return Instant.parse("2026-03-02T" + time + "Z");
    }

    private static String time(Instant instant) {
        return instant.toString().substring(11, 19);
    }
}
