package dev.daybook.cli.view;

import static dev.daybook.cli.view.Samples.TIMES;
import static dev.daybook.cli.view.Samples.at;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class TimesTest {

    @Test
    void namesADayOnlyWhenItIsNotToday() {
        assertEquals("14:05", TIMES.moment(at("14:05")));
        assertEquals("00:00 tomorrow", TIMES.moment(at("00:00").plus(Duration.ofDays(1))));
        assertEquals("23:30 yesterday", TIMES.moment(at("00:00").minusSeconds(1800)));
        assertEquals("14:05 on Fri 20 Nov", TIMES.moment(at("14:05").minus(Duration.ofDays(2))));
    }

    @Test
    void namesTheYearOfADayOfAnotherYear() {
        assertEquals("Sun 22 Nov", TIMES.day(LocalDate.of(2026, 11, 22)));
        assertEquals("05 Jan 2025", TIMES.day(LocalDate.of(2025, 1, 5)));
    }
}
