package dev.daybook.cli.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.daybook.api.Day;
import dev.daybook.api.Session;
import dev.daybook.api.Timeline;
import dev.daybook.api.Totals;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

class TablesTest {

    private static final Tables TABLES = new Tables(ZoneId.of("Europe/Berlin"));

    /** Either side of the hour that comes twice. */
    private static final Session NIGHT = new Session(7, "desk", "Say \"no\", then; two", "first\nsecond", "ended",
            Instant.parse("2026-10-25T00:30:00Z"), Instant.parse("2026-10-25T01:30:00Z"), "Work/Code", null, null, null,
            "recovered", null, "written", 0, null,
            new Session.Recovered(Instant.EPOCH, "killed", "block", Instant.EPOCH, Instant.EPOCH, Instant.EPOCH),
            new Session.Edited(Instant.EPOCH, List.of("end", "title")));

    @Test
    void aSessionIsALineWithItsTimesInTheirOffsets() {
        assertEquals("session,kind,status,start,end,seconds,title,category,note,outcome,recovered,edited\r\n"
                + "7,desk,ended,2026-10-25T02:30:00+02:00,2026-10-25T02:30:00+01:00,3600,"
                + "\"Say \"\"no\"\", then; two\",Work/Code,\"first\nsecond\",recovered,killed,end title\r\n",
                TABLES.sessions(List.of(NIGHT)));
    }

    @Test
    void aTitleThatASpreadsheetWouldRunIsOnlyText() {
        Timeline.Block block = new Timeline.Block(Instant.parse("2026-11-22T08:00:00Z"),
                Instant.parse("2026-11-22T08:01:00Z"), 40, 15, 5, 3L,
                List.of(new Timeline.Use("firefox", "=cmd|' /C calc'!A0", null, "Web", 40)));
        assertEquals("""
                2026-11-22T09:00:00+01:00,2026-11-22T09:01:00+01:00,3,active,40,firefox,'=cmd|' /C calc'!A0,,Web\r
                2026-11-22T09:00:00+01:00,2026-11-22T09:01:00+01:00,3,idle,15,,,,\r
                2026-11-22T09:00:00+01:00,2026-11-22T09:01:00+01:00,3,locked,5,,,,\r
                """, TABLES.timeline(block));
    }

    @Test
    void theSecondsOfADayAddUpToItsLength() {
        Day day = new Day(LocalDate.of(2026, 10, 25), "Europe/Berlin", Instant.parse("2026-10-24T22:00:00Z"),
                Instant.parse("2026-10-25T23:00:00Z"), new Day.Coverage(3_000, 600, 1_200, 0, 40_000, 0, 45_200, 0),
                List.of(), List.of(new Totals.Total("Work/Code", 3_000), new Totals.Total("Web", 600)), List.of());
        String table = TABLES.days(List.of(day));
        assertEquals("""
                date,state,category,seconds\r
                2026-10-25,active,Work/Code,3000\r
                2026-10-25,active,Web,600\r
                2026-10-25,idle,,1200\r
                2026-10-25,asleep,,40000\r
                2026-10-25,unknown,,45200\r
                """, table);
        assertEquals(25 * 3_600, table.lines().skip(1)
                .mapToInt(line -> Integer.parseInt(line.substring(line.lastIndexOf(',') + 1).strip())).sum());
    }

    @Test
    void totalsAreALineAKey() {
        assertEquals("app,seconds\r\n\"a,b\",60\r\n,5\r\n",
                TABLES.totals(new Totals(Instant.EPOCH, Instant.EPOCH, "app",
                        65, 0, 0, List.of(new Totals.Total("a,b", 60), new Totals.Total("", 5)))));
    }
}
