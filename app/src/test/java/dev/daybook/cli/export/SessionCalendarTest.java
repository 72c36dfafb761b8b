package dev.daybook.cli.export;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.Session;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SessionCalendarTest {

    private static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");

    private static Session session(String title, @Nullable String note, String status, @Nullable String end) {
        return new Session(12, "desk", title, note, status, Instant.parse("2026-11-22T08:00:00Z"),
                end == null ? null : Instant.parse(end), "Work/Code", null, null, null, null, null, "written", 0, null,
                null, null);
    }

    @Test
    void aSessionIsAnEventInUtc() {
        assertEquals("""
                BEGIN:VCALENDAR\r
                VERSION:2.0\r
                PRODID:-//Daybook//Daybook//EN\r
                CALSCALE:GREGORIAN\r
                BEGIN:VEVENT\r
                UID:session-12-1795334400@daybook\r
                DTSTAMP:20261122T120000Z\r
                DTSTART:20261122T080000Z\r
                DTEND:20261122T093000Z\r
                SUMMARY:One\\, two\\; three \\\\ four\r
                CATEGORIES:Work/Code\r
                DESCRIPTION:first\\nsecond\r
                TRANSP:TRANSPARENT\r
                END:VEVENT\r
                END:VCALENDAR\r
                """, SessionCalendar.of(List.of(session("One, two; three \\ four", "first\r\nsecond", "ended",
                "2026-11-22T09:30:00Z")), NOW));
    }

    @Test
    void noLineIsLongerThanAReaderMustTakeAndNoCharacterIsTornApart() {
        String title = "会議の議事録 👩‍💻 ".repeat(20);
        String calendar = SessionCalendar.of(List.of(session(title, null, "ended", "2026-11-22T09:30:00Z")), NOW);
        for (String line : calendar.split("\r\n", -1)) {
            assertTrue(line.getBytes(StandardCharsets.UTF_8).length <= 75, line);
            assertFalse(line.contains("�"), line);
        }
        assertTrue(calendar.replace("\r\n ", "").contains("SUMMARY:" + title));
    }

    @Test
    void aTitleCannotEndItsLine() {
        String calendar = SessionCalendar.of(
                List.of(session("a\r\nEND:VEVENT\r\nBEGIN:VALARM", null, "ended", "2026-11-22T09:30:00Z")), NOW);
        assertEquals(1, calendar.lines().filter("END:VEVENT"::equals).count());
        assertFalse(calendar.lines().anyMatch("BEGIN:VALARM"::equals));
    }

    @Test
    void whatGoesOnOrWasCancelledIsNoEvent() {
        String calendar = SessionCalendar.of(List.of(session("now", null, "active", null),
                session("not", null, "cancelled", "2026-11-22T09:30:00Z")), NOW);
        assertFalse(calendar.contains("VEVENT"), calendar);
    }
}
