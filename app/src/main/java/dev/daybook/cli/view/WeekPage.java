package dev.daybook.cli.view;

import dev.daybook.api.Day;
import dev.daybook.api.Totals.Total;
import dev.daybook.cli.view.Table.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A week: its days as bars of their categories, the categories by day, and how much of each day is known. */
record WeekPage(List<Day> days, Times times) {

    private static final int BAR = 50;
    private static final int TOP = 12;
    private static final int KEY = 18;

    void on(Paper paper) {
        if (days.isEmpty()) {
            paper.line(Span.plain("The daemon told of no day."));
            return;
        }
        paper.line(Span.strong(times.fullDay(days.getFirst().date()) + " – " + times.fullDay(days.getLast().date())));
        long active = sum(coverage -> coverage.recorded() + coverage.recovered());
        List<Total> categories = categories();
        if (categories.isEmpty() && active == 0) {
            paper.line(Span.plain("Nothing was recorded in this week."));
        } else {
            paper.flow(Span.strong(Lengths.ofSeconds(active) + " active"), rest());
            CategoryInks inks = CategoryInks.of(categories);
            paper.gap();
            bars(categories, inks, paper);
            table(categories, inks, paper);
        }
        coverage(paper);
    }

    private long sum(ToLongFunction<Day.Coverage> part) {
        return days.stream().map(Day::coverage).mapToLong(part).sum();
    }

    private List<String> rest() {
        return Stream.of(part(sum(Day.Coverage::recovered), "of it recovered"), part(sum(Day.Coverage::idle), "idle"),
                part(sum(Day.Coverage::locked), "locked")).filter(text -> !text.isEmpty()).toList();
    }

    private static String part(long seconds, String kind) {
        return seconds > 0 ? Lengths.ofSeconds(seconds) + " " + kind : "";
    }

    private List<Total> categories() {
        Map<String, Long> seconds = new HashMap<>();
        days.forEach(day -> day.categories().forEach(total -> seconds.merge(total.key(), total.seconds(), Long::sum)));
        return seconds.entrySet().stream().map(entry -> new Total(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(Total::seconds).reversed().thenComparing(Total::key)).toList();
    }

    private static long active(Day day) {
        return day.categories().stream().mapToLong(Total::seconds).sum();
    }

    private void bars(List<Total> categories, CategoryInks inks, Paper paper) {
        long longest = days.stream().mapToLong(WeekPage::active).max().orElse(0);
        int label = days.stream().mapToInt(day -> Lengths.ofSeconds(active(day)).length()).max().orElse(0);
        for (Day day : days) {
            List<Span> line = new ArrayList<>();
            String length = active(day) == 0 ? "" : Lengths.ofSeconds(active(day));
            line.add(Span.plain(" ".repeat(Paper.INDENT) + times.weekday(day.date()) + "  "
                    + Width.padLeft(length, label) + "  "));
            line.addAll(stacked(day, categories, inks, longest));
            paper.line(line.toArray(Span[]::new));
        }
    }

    /** The parts end where the sum so far ends, so that what is rounded does not add up. */
    private static List<Span> stacked(Day day, List<Total> categories, CategoryInks inks, long longest) {
        Map<String, Long> seconds = day.categories().stream()
                .collect(Collectors.toMap(Total::key, Total::seconds, Long::sum));
        List<Span> parts = new ArrayList<>();
        long sum = 0;
        int drawn = 0;
        for (Total category : categories) {
            sum += seconds.getOrDefault(category.key(), 0L);
            int end = (int) Math.round((double) sum * BAR / longest);
            if (end > drawn) {
                parts.add(new Span("█".repeat(end - drawn), inks.of(category.key())));
                drawn = end;
            }
        }
        return drawn == 0 && sum > 0 ? List.of(new Span("▏", inks.of(day.categories().getFirst().key()))) : parts;
    }

    private void table(List<Total> categories, CategoryInks inks, Paper paper) {
        if (categories.isEmpty()) {
            return;
        }
        paper.heading("Categories");
        Table table = new Table(sides());
        table.row(header());
        for (Total category : categories.stream().limit(TOP).toList()) {
            List<Span> row = new ArrayList<>();
            row.add(new Span("■", inks.of(category.key())));
            row.add(Span.plain(Width.clean(category.key())).fitted(KEY));
            days.forEach(day -> row.add(Span.plain(hours(of(day, category.key())))));
            row.add(Span.strong(hours(category.seconds())));
            table.row(row.toArray(Span[]::new));
        }
        table.on(paper);
        if (categories.size() > TOP) {
            paper.note("and " + (categories.size() - TOP) + " more: daybook totals --by category --from "
                    + days.getFirst().date() + " --to " + days.getLast().date(), Ink.FAINT);
        }
    }

    private Side[] sides() {
        List<Side> sides = new ArrayList<>(List.of(Side.LEFT, Side.LEFT));
        days.forEach(_ -> sides.add(Side.RIGHT));
        sides.add(Side.RIGHT);
        return sides.toArray(Side[]::new);
    }

    private Span[] header() {
        List<Span> header = new ArrayList<>(List.of(Span.plain(""), Span.plain("")));
        days.forEach(day -> header.add(Span.faint(times.shortWeekday(day.date()))));
        header.add(Span.faint("Week"));
        return header.toArray(Span[]::new);
    }

    private static long of(Day day, String category) {
        return day.categories().stream().filter(total -> total.key().equals(category)).mapToLong(Total::seconds).sum();
    }

    /** {@code 3:05}; what took time at all and less than a minute is {@code <1}. */
    private static String hours(long seconds) {
        long minutes = seconds / 60;
        if (seconds == 0) {
            return "";
        }
        return minutes == 0 ? "<1" : "%d:%02d".formatted(minutes / 60, minutes % 60);
    }

    private void coverage(Paper paper) {
        paper.heading("What is known of each day");
        Table table = new Table(Side.LEFT, Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.RIGHT, Side.RIGHT,
                Side.RIGHT);
        table.row(Span.plain(""), Span.faint("active"), Span.faint("recovered"), Span.faint("idle"),
                Span.faint("locked"), Span.faint("asleep"), Span.faint("paused"), Span.faint("unknown"));
        for (Day day : days) {
            Day.Coverage known = day.coverage();
            table.row(Span.plain(times.weekday(day.date())), cell(known.recorded()), cell(known.recovered()),
                    cell(known.idle()), cell(known.locked()), cell(known.asleep()), cell(known.paused()),
                    cell(known.unknown()));
        }
        table.on(paper);
    }

    private static Span cell(long seconds) {
        return Span.plain(hours(seconds));
    }
}
