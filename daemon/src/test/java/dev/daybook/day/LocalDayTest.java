package dev.daybook.day;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.daybook.timeline.TimeRange;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalDayTest {

    @ParameterizedTest
    @CsvSource(textBlock = """
            Europe/Berlin,       2026-03-28, 2026-03-27T23:00:00Z, 24:00
            Europe/Berlin,       2026-03-29, 2026-03-28T23:00:00Z, 23:00
            Europe/Berlin,       2026-10-25, 2026-10-24T22:00:00Z, 25:00
            America/New_York,    2026-03-08, 2026-03-08T05:00:00Z, 23:00
            America/New_York,    2026-11-01, 2026-11-01T04:00:00Z, 25:00
            Australia/Lord_Howe, 2026-04-05, 2026-04-04T13:00:00Z, 24:30
            Australia/Lord_Howe, 2026-10-04, 2026-10-03T13:30:00Z, 23:30
            Africa/Cairo,        2026-04-24, 2026-04-23T22:00:00Z, 23:00
            Africa/Cairo,        2026-10-29, 2026-10-28T21:00:00Z, 25:00
            America/Sao_Paulo,   2018-11-04, 2018-11-04T03:00:00Z, 23:00
            America/Sao_Paulo,   2018-02-17, 2018-02-17T02:00:00Z, 25:00
            Asia/Kathmandu,      2026-06-01, 2026-05-31T18:15:00Z, 24:00
            Pacific/Apia,        2011-12-30, 2011-12-30T10:00:00Z, 00:00
            Etc/UTC,             2026-06-01, 2026-06-01T00:00:00Z, 24:00
            """)
    void aDayGoesFromItsFirstInstantToThatOfTheNext(String zone, LocalDate date, Instant start, String length) {
        TimeRange range = new LocalDay(date, ZoneId.of(zone)).range();

        assertEquals(start, range.start());
        assertEquals(length, "%02d:%02d".formatted(range.length().toHours(), range.length().toMinutesPart()));
    }

    @ParameterizedTest
    @CsvSource({"Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Cairo", "Pacific/Apia"})
    void theDaysOfAYearFollowOneAnotherAndEachAddsUp(String zone) {
        ZoneId where = ZoneId.of(zone);
        Instant end = LocalDate.of(2011, 1, 1).atStartOfDay(where).toInstant();
        Instant now = Instant.parse("2027-01-01T00:00:00Z");
        for (LocalDate date : LocalDate.of(2011, 1, 1).datesUntil(LocalDate.of(2012, 1, 1)).toList()) {
            TimeRange day = new LocalDay(date, where).range();
            assertEquals(end, day.start(), date.toString());
            end = day.end();
            Instant noon = day.start().plusSeconds(day.length().toSeconds() / 2);
            Coverage coverage = Coverage.of(day, now, new Known(
                    List.of(new Counted(new TimeRange(day.start(), noon), 1, 0, 0, false)),
                    List.of(new TimeRange(noon, now)), List.of(), now));
            assertEquals(day.length().toSeconds(), coverage.recorded() + coverage.asleep() + coverage.unknown());
        }
    }
}
