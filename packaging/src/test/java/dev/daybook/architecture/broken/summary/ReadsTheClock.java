package dev.daybook.architecture.broken.summary;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Date;
import java.util.function.Supplier;

@SuppressWarnings({"JavaTimeDefaultTimeZone", "JavaUtilDate"}) // what the compiler warns of, the rule is to report
final class ReadsTheClock {

    static Instant byInstant() {
        return Instant.now();
    }

    static Supplier<Instant> byReference() {
        return Instant::now;
    }

    static long bySystem() {
        return System.currentTimeMillis();
    }

    static Clock byClock() {
        return Clock.systemUTC();
    }

    static Clock byTicks() {
        return Clock.tickSeconds(ZoneOffset.UTC);
    }

    static LocalDate byLocalDate() {
        return LocalDate.now();
    }

    static ZonedDateTime byZonedDate() {
        return ZonedDateTime.now(ZoneOffset.UTC);
    }

    static Date byOldDate() {
        return new Date();
    }

    static Calendar byCalendar() {
        return Calendar.getInstance();
    }

    static LocalDate byInjectedClock(Clock clock) {
        return LocalDate.now(clock);
    }
}
