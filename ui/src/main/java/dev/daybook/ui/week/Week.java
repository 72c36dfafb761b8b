package dev.daybook.ui.week;

import dev.daybook.api.Day;
import dev.daybook.api.Day.Coverage;
import dev.daybook.api.Totals.Total;
import dev.daybook.ui.week.WeekDay.Kind;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Seven days.
 *
 * @param days in order, without holes
 * @param shares of all days together, largest first
 */
record Week(List<WeekDay> days, List<Share> shares) {

    static final int LENGTH = 7;

    private static final Coverage NOTHING = new Coverage(0, 0, 0, 0, 0, 0, 0, 0);

    /**
     * The week that begins on that day, from what the daemon tells of its days.
     *
     * @param today on the person's calendar
     */
    static Week of(LocalDate first, List<Day> told, LocalDate today) {
        Map<LocalDate, Day> byDate = told.stream()
                .collect(Collectors.toMap(Day::date, Function.identity(), (one, same) -> one));
        List<LocalDate> dates = IntStream.range(0, LENGTH).mapToObj(first::plusDays).toList();
        List<Total> all = dates.stream().map(byDate::get).filter(Objects::nonNull)
                .flatMap(day -> day.categories().stream()).toList();
        List<Share> shares = Shares.of(all);
        List<String> order = shares.stream().map(Share::category).toList();
        List<WeekDay> days = dates.stream()
                .map(date -> byDate.containsKey(date) ? day(byDate.get(date), order, today) : untold(date, today))
                .toList();
        return new Week(days, shares);
    }

    private static WeekDay day(Day day, List<String> order, LocalDate today) {
        List<Share> shares = Shares.of(day.categories()).stream()
                .sorted(Comparator.comparingInt(share -> order.indexOf(share.category())))
                .toList();
        return new WeekDay(day.date(), kind(day, today), day.date().equals(today), shares, day.coverage());
    }

    private static WeekDay untold(LocalDate date, LocalDate today) {
        return new WeekDay(date, date.isAfter(today) ? Kind.AHEAD : Kind.NO_DATA, date.equals(today), List.of(),
                NOTHING);
    }

    private static Kind kind(Day day, LocalDate today) {
        if (day.date().isAfter(today)) {
            return Kind.AHEAD;
        }
        Coverage seconds = day.coverage();
        long known = seconds.recorded() + seconds.recovered() + seconds.idle() + seconds.locked() + seconds.asleep()
                + seconds.paused();
        return known == 0 ? Kind.NO_DATA : Kind.KNOWN;
    }

    /** Active seconds of all days. */
    long active() {
        return shares.stream().mapToLong(Share::seconds).sum();
    }

    /** Whether nothing is known of any day. */
    boolean empty() {
        return days.stream().noneMatch(day -> day.kind() == Kind.KNOWN);
    }

    /** Whether today is one of them. */
    boolean present() {
        return days.stream().anyMatch(WeekDay::today);
    }
}
