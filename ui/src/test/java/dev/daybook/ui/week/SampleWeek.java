package dev.daybook.ui.week;

import dev.daybook.api.Day;
import dev.daybook.api.Day.Coverage;
import dev.daybook.api.Days;
import dev.daybook.api.Totals.Total;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Days as the daemon tells them. */
final class SampleWeek {

    static final LocalDate MONDAY = LocalDate.of(2026, 11, 16);
    static final long HOUR = 3600;
    static final long DAY = 24 * HOUR;

    private SampleWeek() {}

    static Total total(String category, double hours) {
        return new Total(category, Math.round(hours * HOUR));
    }

    /** Known from its first second to its last: what is not active was idle, slept or paused. */
    static Day day(LocalDate date, Total... categories) {
        long active = List.of(categories).stream().mapToLong(Total::seconds).sum();
        long rest = DAY - active;
        Coverage coverage = new Coverage(active * 9 / 10, active - active * 9 / 10, rest / 8, rest / 8, rest / 2,
                rest / 16, rest - rest / 8 - rest / 8 - rest / 2 - rest / 16, 0);
        return day(date, coverage, categories);
    }

    static Day unknown(LocalDate date) {
        return day(date, new Coverage(0, 0, 0, 0, 0, 0, DAY, 0));
    }

    static Day ahead(LocalDate date) {
        return day(date, new Coverage(0, 0, 0, 0, 0, 0, 0, DAY));
    }

    private static Day day(LocalDate date, Coverage coverage, Total... categories) {
        return new Day(date, "UTC", date.atStartOfDay(ZoneOffset.UTC).toInstant(),
                date.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant(), coverage, List.of(), List.of(categories),
                List.of());
    }

    /** Five days of work with a day without data among them, and two to come; Thursday is today. */
    static Days busy(LocalDate monday) {
        List<Day> days = new ArrayList<>();
        days.add(day(monday, total("Work/Code", 4.2), total("Work/Terminal", 1.1), total("Communication/Mail", 1.3),
                total("Web", 0.8), total("Media", 0.2), total("Uncategorised", 0.3)));
        days.add(day(monday.plusDays(1), total("Work/Code", 3.1), total("Work/Documents", 2.4), total("Web", 1.7),
                total("Communication/Chat", 0.6), total("Games", 1.2)));
        days.add(unknown(monday.plusDays(2)));
        days.add(day(monday.plusDays(3), total("Work/Code", 1.9), total("Web", 0.4), total("System", 0.1)));
        for (int i = 4; i < 7; i++) {
            days.add(ahead(monday.plusDays(i)));
        }
        return new Days(days);
    }

    static Days nothing(LocalDate monday) {
        return new Days(java.util.stream.IntStream.range(0, 7).mapToObj(i -> unknown(monday.plusDays(i))).toList());
    }
}
