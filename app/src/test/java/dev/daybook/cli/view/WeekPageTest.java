package dev.daybook.cli.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.Day;
import dev.daybook.api.Totals.Total;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeekPageTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final Times TIMES = new Times(Clock.fixed(Instant.parse("2026-11-22T12:15:00Z"), BERLIN));

    private static Day day(int number, long active, Total... categories) {
        LocalDate date = LocalDate.of(2026, 11, number);
        Instant start = date.atStartOfDay(BERLIN).toInstant();
        return new Day(date, BERLIN.getId(), start, date.plusDays(1).atStartOfDay(BERLIN).toInstant(),
                new Day.Coverage(active, 0, active == 0 ? 0 : 1_800, 0, 0, 0,
                        86_400 - active - (active == 0 ? 0 : 1_800), 0),
                List.of(), List.of(categories), List.of());
    }

    private static List<Day> week() {
        List<Day> week = new ArrayList<>();
        week.add(day(16, 21_600, new Total("Work/Code", 18_000), new Total("Web", 3_600)));
        week.add(day(17, 36_030, new Total("Work/Code", 36_000), new Total("Web", 30)));
        for (int number = 18; number <= 22; number++) {
            week.add(day(number, 0));
        }
        return week;
    }

    private static String page(List<Day> days, boolean colour) {
        Paper paper = new Paper(colour);
        new WeekPage(days, TIMES).on(paper);
        return paper.text();
    }

    @Test
    void aWeekShowsItsDaysItsCategoriesAndWhatIsKnown() {
        assertEquals("""
                Monday 16 November 2026 – Sunday 22 November 2026
                16 h 00 min active · 1 h 00 min idle

                  Mon 16   6 h 00 min  ██████████████████████████████
                  Tue 17  10 h 00 min  ██████████████████████████████████████████████████
                  Wed 18
                  Thu 19
                  Fri 20
                  Sat 21
                  Sun 22

                Categories
                                 Mon    Tue  Wed  Thu  Fri  Sat  Sun   Week
                  ■  Work/Code  5:00  10:00                           15:00
                  ■  Web        1:00     <1                            1:00

                What is known of each day
                          active  recovered  idle  locked  asleep  paused  unknown
                  Mon 16    6:00             0:30                            17:30
                  Tue 17   10:00             0:30                            13:29
                  Wed 18                                                     24:00
                  Thu 19                                                     24:00
                  Fri 20                                                     24:00
                  Sat 21                                                     24:00
                  Sun 22                                                     24:00
                """, page(week(), false));
    }

    @Test
    void barsAreMadeOfTheirCategoriesInks() {
        assertTrue(page(week(), true).contains(Ink.HUE_1.on("█".repeat(25), true) + Ink.HUE_2.on("█".repeat(5), true)),
                page(week(), true));
    }

    @Test
    void anEmptyWeekSaysSo() {
        List<Day> empty = week().stream().map(day -> day(day.date().getDayOfMonth(), 0)).toList();
        assertTrue(page(empty, false).contains("\nNothing was recorded in this week.\n"), page(empty, false));
    }

    @Test
    void everyLineFitsTheTerminal() {
        List<Day> full = new ArrayList<>();
        for (int number = 16; number <= 22; number++) {
            full.add(day(number, 80_000, new Total("Communication/Meetings with everybody", 70_000),
                    new Total("Work/Code", 10_000)));
        }
        page(full, false).lines().forEach(line -> assertTrue(line.length() <= 80, line));
    }
}
