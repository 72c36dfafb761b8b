package dev.daybook.server;

import dev.daybook.api.Days;
import dev.daybook.day.LocalDay;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Supplier;

/** Whole days, in the person's zone or in one that is asked for. */
public final class DayRoutes extends RouteGroup {

    private static final String DAYS = "/api/v1/days";
    private static final int MOST_DAYS = 31;

    private final DayReader days;
    private final Supplier<ZoneId> zone;
    private final Supplier<Instant> clock;

    /**
     * Answers from what is stored.
     *
     * @param zone where the person is now
     */
    public DayRoutes(DayReader days, Supplier<ZoneId> zone, Supplier<Instant> clock) {
        this.days = days;
        this.zone = zone;
        this.clock = clock;
    }

    @Override
    List<Route> all() {
        return List.of(
                Route.get(DAYS, this::range, "from", "to", "zone"),
                Route.get(DAYS + "/{date}", this::day, "zone"));
    }

    private Route.Answer day(Ask ask) throws Refusal {
        LocalDate date = Ask.date("The day", ask.placeholder("date"));
        return Route.Answer.ok(days.days(List.of(new LocalDay(date, zone(ask))), clock.get()).getFirst());
    }

    private Route.Answer range(Ask ask) throws Refusal {
        ZoneId where = zone(ask);
        Instant now = clock.get();
        LocalDate to = ask.date("to").orElseGet(() -> LocalDate.ofInstant(now, where));
        LocalDate from = ask.date("from").orElse(to);
        if (to.isBefore(from)) {
            throw Refusal.invalid("Parameter 'to' is '" + to + "', which is before 'from', '" + from + "'");
        }
        if (ChronoUnit.DAYS.between(from, to) >= MOST_DAYS) {
            throw Refusal.invalid("From 'from', '" + from + "', to 'to', '" + to + "', are more than " + MOST_DAYS
                    + " days; ask for less");
        }
        List<LocalDay> wanted = from.datesUntil(to.plusDays(1)).map(date -> new LocalDay(date, where)).toList();
        return Route.Answer.ok(new Days(days.days(wanted, now)));
    }

    private ZoneId zone(Ask ask) throws Refusal {
        return ask.zone("zone").orElseGet(zone);
    }
}
