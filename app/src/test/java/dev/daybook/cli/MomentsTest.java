package dev.daybook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {

    // A quarter past one in the afternoon, Berlin time.
    private static final Moments MOMENTS = at("2026-11-22T12:15:00Z");

    @ParameterizedTest
    @CsvSource({"today, 2026-11-21T23:00:00Z, 2026-11-22T23:00:00Z",
            "yesterday, 2026-11-20T23:00:00Z, 2026-11-21T23:00:00Z",
            "2026-07-01, 2026-06-30T22:00:00Z, 2026-07-01T22:00:00Z",
            "2026-11-22T14:00, 2026-11-22T13:00:00Z, 2026-11-22T13:00:00Z",
            "2026-11-22T14:00:00Z, 2026-11-22T14:00:00Z, 2026-11-22T14:00:00Z",
            "2026-11-22T14:00:00+02:00, 2026-11-22T12:00:00Z, 2026-11-22T12:00:00Z",
            "now, 2026-11-22T12:15:00Z, 2026-11-22T12:15:00Z"})
    void aDayReachesToItsEndAndATimeIsAPoint(String text, Instant start, Instant end) {
        Moments.Moment moment = MOMENTS.parse(text).orElseThrow();
        assertEquals(start, MOMENTS.start(moment));
        assertEquals(end, MOMENTS.end(moment));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tomorow", "22.11.2026", "2026-13-01", "25:00", "2026-11-22 14:00"})
    void anythingElseIsNoTime(String text) {
        assertTrue(MOMENTS.parse(text).isEmpty());
    }

    @Test
    void theDayTheClocksGoBackLasts25Hours() {
        Moments.Moment day = MOMENTS.parse("2026-10-25").orElseThrow();
        assertEquals(Instant.parse("2026-10-24T22:00:00Z"), MOMENTS.start(day));
        assertEquals(Instant.parse("2026-10-25T23:00:00Z"), MOMENTS.end(day));
    }

    @Test
    void aTimeOfDayThatIsOverMeansTomorrows() {
        assertEquals(Instant.parse("2026-11-22T13:00:00Z"), MOMENTS.next("14:00").orElseThrow());
        assertEquals(Instant.parse("2026-11-23T08:30:00Z"), MOMENTS.next("09:30").orElseThrow());
        assertEquals(Instant.parse("2026-11-23T12:15:00Z"), MOMENTS.next("13:15").orElseThrow());
        assertTrue(MOMENTS.next("9:30pm").isEmpty());
    }

    @ParameterizedTest
    @CsvSource({"15m, 15", "2h, 120", "1h30m, 90", "1d, 1440", "7d, 10080", "90m, 90"})
    void aPauseIsAsLongAsItSays(String text, int minutes) {
        assertEquals(minutes, PauseLength.minutes(text).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0m", "15", "m", "8d", "30m1h", "-5m", "1.5h", "99999m", "99999999999h"})
    void noOtherTextIsALengthOfAPause(String text) {
        assertTrue(PauseLength.minutes(text).isEmpty());
    }

    private static Moments at(String now) {
        return new Moments(Clock.fixed(Instant.parse(now), ZoneId.of("Europe/Berlin")));
    }
}
