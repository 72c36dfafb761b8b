package dev.daybook.ui.week;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.ui.week.WeekDay.Kind;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class WeekTest {

    private static final LocalDate THURSDAY = SampleWeek.MONDAY.plusDays(3);

    private static Week busy(LocalDate today) {
        return Week.of(SampleWeek.MONDAY, SampleWeek.busy(SampleWeek.MONDAY).days(), today);
    }

    @Test
    void categoriesAreSummedToTheirTops() {
        Share work = busy(THURSDAY).shares().getFirst();

        assertEquals("Work", work.category());
        assertEquals(45_720, work.seconds());
        assertEquals(List.of("Work/Code", "Work/Documents", "Work/Terminal"),
                work.parts().stream().map(Share::category).toList());
        assertEquals(66, work.percentOf(busy(THURSDAY).active()));
    }

    @Test
    void aTopThatHasTimeOfItsOwnShowsItBesideWhatIsInIt() {
        List<Share> shares = Shares.of(List.of(SampleWeek.total("Work", 1), SampleWeek.total("Work/Code", 2)));

        assertEquals(List.of("Work/Code", "Work"), shares.getFirst().parts().stream().map(Share::category).toList());
        assertEquals(10_800, shares.getFirst().seconds());
    }

    @Test
    void eachDayStacksTheCategoriesInTheOrderOfTheWeek() {
        assertEquals(List.of("Work", "Web", "Communication", "Games"),
                busy(THURSDAY).days().get(1).shares().stream().map(Share::category).toList());
    }

    @Test
    void aDayThatLiesAheadIsNoDayWithoutData() {
        assertEquals(
                List.of(Kind.KNOWN, Kind.KNOWN, Kind.NO_DATA, Kind.KNOWN, Kind.AHEAD, Kind.AHEAD, Kind.AHEAD),
                busy(THURSDAY).days().stream().map(WeekDay::kind).toList());
    }

    @Test
    void aDayOfWhichNothingIsToldIsWithoutData() {
        Week week = Week.of(SampleWeek.MONDAY, List.of(), THURSDAY);

        assertTrue(week.empty());
        assertEquals(Kind.NO_DATA, week.days().getFirst().kind());
        assertEquals(Kind.AHEAD, week.days().getLast().kind());
    }

    @Test
    void aWeekThatIsOverIsSetAgainstTheOneBefore() {
        Week over = busy(SampleWeek.MONDAY.plusDays(9));

        assertFalse(over.present());
        assertEquals("2 h 10 min less than the week before", new Comparison(69_480 + 7800, true).words(over));
        assertEquals("40 min more than the week before", new Comparison(69_480 - 2400, true).words(over));
        assertEquals("as much as the week before", new Comparison(69_480 + 59, true).words(over));
        assertEquals("nothing is known of the week before", new Comparison(0, false).words(over));
    }
}
