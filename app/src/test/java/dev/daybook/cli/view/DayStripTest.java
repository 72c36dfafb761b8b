package dev.daybook.cli.view;

import static dev.daybook.cli.view.Samples.TIMES;
import static dev.daybook.cli.view.Samples.minutes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.Timeline.Block;
import dev.daybook.api.Timeline.Use;
import dev.daybook.api.Totals.Total;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DayStripTest {

    @Test
    void aShortDayHasACellEveryFiveMinutes() {
        assertEquals("""
                  ████████████▁▁▁▁▁▁▁▁▁▁▁▁············
                  09          10          11          12
                """,
                strip(TIMES,
                        day(List.of(minutes("09:00", "10:00", 60, 0, "a", ""),
                                minutes("10:00", "11:00", 5, 55, "a", ""),
                                minutes("11:00", "12:00", 0, 60, "", "")))));
    }

    @Test
    void aLongDayHasACellEveryTenMinutes() {
        assertEquals("""
                  ███                                                         ▄██
                  08    09    10    11    12    13    14    15    16    17    18
                """, strip(TIMES,
                day(List.of(minutes("08:00", "08:30", 60, 0, "a", ""), minutes("18:05", "18:30", 60, 0, "a", "")))));
    }

    @Test
    void aWholeDayHasACellEveryTwentyMinutesAndFitsTheLine() {
        String strip = strip(TIMES, minutes("00:00", "23:59", 60, 0, "a", ""));
        assertEquals("  " + "█".repeat(72), strip.lines().findFirst().orElseThrow());
        assertEquals("  00    02    04    06    08    10    12    14    16    18    20    22",
                strip.lines().skip(1).findFirst().orElseThrow());
    }

    @Test
    void theDayTheClocksGoBackHasItsHourTwice() {
        Times autumn = new Times(Clock.fixed(Instant.parse("2026-10-25T12:00:00Z"), ZoneId.of("Europe/Berlin")));
        List<Block> blocks = new ArrayList<>();
        for (Instant at = Instant.parse("2026-10-24T23:00:00Z"); at
                .isBefore(Instant.parse("2026-10-25T03:00:00Z")); at = at.plusSeconds(60)) {
            blocks.add(new Block(at, at.plusSeconds(60), 60, 0, 0, null, List.of()));
        }
        assertTrue(strip(autumn, blocks).contains("01          02          02          03"));
    }

    @Test
    void eachCellHasTheInkOfWhatMostOfItWentInto() {
        List<Block> blocks = new ArrayList<>();
        for (int minute = 0; minute < 10; minute++) {
            Instant at = Samples.at("09:00").plusSeconds(60L * minute);
            blocks.add(new Block(at, at.plusSeconds(60), 60, 0, 0, null,
                    List.of(new Use("a", "", null, minute < 5 ? "Work/Code" : "Web", 40),
                            new Use("b", "", null, minute < 5 ? "Web" : "Work/Code", 20))));
        }
        Paper paper = new Paper(true);
        new DayStrip(blocks, CategoryInks.of(List.of(new Total("Work/Code", 9), new Total("Web", 8))), TIMES).on(paper);
        assertTrue(paper.text().startsWith("  " + Ink.HUE_1.on("█", true) + Ink.HUE_2.on("█", true)), paper.text());
    }

    private static List<Block> day(List<List<Block>> parts) {
        return parts.stream().flatMap(List::stream).toList();
    }

    private static String strip(Times times, List<Block> blocks) {
        Paper paper = new Paper(false);
        new DayStrip(blocks, new CategoryInks(Map.of()), times).on(paper);
        return paper.text();
    }
}
