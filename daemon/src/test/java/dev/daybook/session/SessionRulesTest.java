package dev.daybook.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionRulesTest {

    @ParameterizedTest(name = "in {1} with the day starting at {2}, after {0} comes {3}")
    @CsvSource(textBlock = """
            2026-03-02T10:00:00Z, UTC,              04:00, 2026-03-03T04:00:00Z
            2026-03-02T03:59:59Z, UTC,              04:00, 2026-03-02T04:00:00Z
            2026-03-02T04:00:00Z, UTC,              04:00, 2026-03-03T04:00:00Z
            # the night of 23 hours: 02:00 to 03:00 does not exist, 02:30 is 03:30 summer time
            2026-03-28T23:30:00Z, Europe/Berlin,    04:00, 2026-03-29T02:00:00Z
            2026-03-28T23:30:00Z, Europe/Berlin,    02:30, 2026-03-29T01:30:00Z
            # the night of 25 hours: 02:30 comes twice, the first counts, and it comes once a day
            2026-10-24T23:30:00Z, Europe/Berlin,    02:30, 2026-10-25T00:30:00Z
            2026-10-25T00:30:00Z, Europe/Berlin,    02:30, 2026-10-26T01:30:00Z
            2026-10-24T23:30:00Z, Europe/Berlin,    04:00, 2026-10-25T03:00:00Z
            2026-03-02T10:00:00Z, Asia/Kolkata,     04:00, 2026-03-02T22:30:00Z
            2026-03-02T10:00:00Z, Pacific/Auckland, 04:00, 2026-03-02T15:00:00Z
            2026-03-02T10:00:00Z, America/New_York, 00:00, 2026-03-03T05:00:00Z""")
    void theNextDayStart(Instant from, ZoneId zone, LocalTime dayStart, Instant expected) {
        SessionRules rules = new SessionRules(Duration.ofMinutes(5), Duration.ofHours(2), dayStart);
        assertEquals(expected, rules.nextDayStart(from, zone));
    }
}
