package dev.daybook.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.daybook.plan.Trigger.DailyAt;
import dev.daybook.plan.Trigger.Every;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** When a plan falls due, whatever clocks and zones do. */
class TriggerTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final ZoneId KOLKATA = ZoneId.of("Asia/Kolkata");
    private static final Instant NOON = Instant.parse("2026-03-10T12:00:00Z");
    private static final Trigger QUARTER = new Every(Duration.ofMinutes(15));
    private static final Trigger AT_TWO = daily("02:00");

    private static Trigger daily(String at) {
        return new DailyAt(LocalTime.parse(at));
    }

    private static Instant next(Trigger trigger, String after, ZoneId zone) {
        return trigger.next(Instant.parse(after), zone);
    }

    /** Looks at a plan as the desk does: it starts when it is due, and what has been dealt with is remembered. */
    private static final class Watched {

        private final Trigger trigger;
        private Instant handled;
        private ZoneId zone = BERLIN;
        private final List<Instant> starts = new ArrayList<>();

        Watched(Trigger trigger, Instant handled) {
            this.trigger = trigger;
            this.handled = handled;
        }

        boolean look(Instant now) {
            handled = trigger.dealtWith(handled, now);
            boolean due = !trigger.due(handled, now, zone).isAfter(now);
            if (due) {
                handled = now;
                starts.add(now);
            }
            return due;
        }

        /** Once a minute, both ends included. */
        List<Instant> look(Instant from, Instant to) {
            starts.clear();
            for (Instant now = from; !now.isAfter(to); now = now.plusSeconds(60)) {
                look(now);
            }
            return List.copyOf(starts);
        }
    }

    @Test
    void everySoOftenKnowsNoZone() {
        assertEquals(NOON.plusSeconds(900), QUARTER.next(NOON, BERLIN));
        assertEquals(Instant.parse("2026-03-29T01:15:00Z"), next(QUARTER, "2026-03-29T01:00:00Z", BERLIN));
        assertEquals(Instant.parse("2026-10-25T01:15:00Z"), next(QUARTER, "2026-10-25T01:00:00Z", NEW_YORK));
    }

    @Test
    void everySoOftenRunsOnEvenlyThroughBothChangesOfTheClocks() {
        for (String night : List.of("2026-03-29T00:00:00Z", "2026-10-25T00:00:00Z")) {
            Instant start = Instant.parse(night);
            Watched plan = new Watched(new Every(Duration.ofHours(1)), start);
            assertEquals(List.of(start.plusSeconds(3_600), start.plusSeconds(7_200), start.plusSeconds(10_800)),
                    plan.look(start, start.plusSeconds(10_800)), night);
        }
    }

    @Test
    void dailyIsTodayWhenItsTimeIsStillToComeAndTomorrowWhenNot() {
        assertEquals(Instant.parse("2026-03-10T01:00:00Z"), next(AT_TWO, "2026-03-10T00:59:59Z", BERLIN));
        assertEquals(Instant.parse("2026-03-11T01:00:00Z"), next(AT_TWO, "2026-03-10T01:00:01Z", BERLIN));
    }

    @Test
    void theMomentAfterAMomentIsTheNextOne() {
        assertEquals(Instant.parse("2026-03-11T01:00:00Z"), next(AT_TWO, "2026-03-10T01:00:00Z", BERLIN));
    }

    @Test
    void exactlyAtTheMomentItIsDueAndASecondBeforeItIsNot() {
        Watched daily = new Watched(AT_TWO, NOON);
        assertEquals(false, daily.look(Instant.parse("2026-03-11T00:59:59Z")));
        assertEquals(true, daily.look(Instant.parse("2026-03-11T01:00:00Z")));
        assertEquals(false, daily.look(Instant.parse("2026-03-11T01:00:00Z")), "it has been dealt with");
        Watched quarter = new Watched(QUARTER, NOON);
        assertEquals(false, quarter.look(NOON.plusSeconds(899)));
        assertEquals(true, quarter.look(NOON.plusSeconds(900)));
    }

    @Test
    void aTimeThatTheSpringLeavesOutComesAsMuchLater() {
        assertEquals(Instant.parse("2026-03-29T01:30:00Z"), next(daily("02:30"), "2026-03-28T12:00:00Z", BERLIN),
                "03:30 in summer time");
        assertEquals(Instant.parse("2026-03-30T00:30:00Z"), next(daily("02:30"), "2026-03-29T01:30:00Z", BERLIN));
        assertEquals(Instant.parse("2026-03-08T07:30:00Z"), next(daily("02:30"), "2026-03-07T12:00:00Z", NEW_YORK));
    }

    @Test
    void aTimeThatTheAutumnBringsTwiceCountsTheFirstTime() {
        assertEquals(Instant.parse("2026-10-25T00:30:00Z"), next(daily("02:30"), "2026-10-24T12:00:00Z", BERLIN),
                "02:30 in summer time");
        assertEquals(Instant.parse("2026-10-26T01:30:00Z"), next(daily("02:30"), "2026-10-25T00:30:00Z", BERLIN));
        assertEquals(Instant.parse("2026-11-01T05:30:00Z"), next(daily("01:30"), "2026-10-31T12:00:00Z", NEW_YORK));
    }

    @Test
    void aWeekAroundAChangeOfTheClocksHasOneStartADay() {
        for (String first : List.of("2026-03-26", "2026-10-22", "2026-03-05", "2026-10-29")) {
            for (ZoneId zone : List.of(BERLIN, NEW_YORK, KOLKATA)) {
                for (String at : List.of("00:00", "01:59", "02:00", "02:30", "03:00", "23:59")) {
                    Instant start = Instant.parse(first + "T12:00:00Z");
                    Watched plan = new Watched(daily(at), start);
                    plan.zone = zone;
                    List<Instant> starts = plan.look(start, start.plus(Duration.ofDays(7)));
                    assertEquals(7, starts.stream().map(moment -> moment.atZone(zone).toLocalDate()).distinct()
                            .count(), first + " " + zone + " " + at + ": " + starts);
                    assertEquals(7, starts.size(), first + " " + zone + " " + at + ": " + starts);
                }
            }
        }
    }

    @Test
    void halfHoursOfAZoneCount() {
        assertEquals(Instant.parse("2026-03-10T20:30:00Z"), next(AT_TWO, "2026-03-10T12:00:00Z", KOLKATA));
    }

    @Test
    void manyMomentsThatPassedInSleepAreOneStart() {
        Instant woken = NOON.plus(Duration.ofDays(9)).plusSeconds(77);
        for (Trigger trigger : List.of(QUARTER, AT_TWO)) {
            Watched plan = new Watched(trigger, NOON);
            assertEquals(List.of(woken), plan.look(woken, woken.plusSeconds(600)), trigger.toString());
        }
    }

    @Test
    void dailyKeepsToItsTimeAfterALateStart() {
        Watched plan = new Watched(AT_TWO, NOON);
        plan.look(Instant.parse("2026-03-11T17:00:00Z"));
        assertEquals(List.of(Instant.parse("2026-03-12T01:00:00Z")), plan.look(Instant.parse("2026-03-11T17:01:00Z"),
                Instant.parse("2026-03-12T12:00:00Z")));
    }

    @Test
    void aClockThatIsSetBackByAnHourRunsNothingTwice() {
        Instant two = Instant.parse("2026-03-11T01:00:00Z");
        Watched plan = new Watched(AT_TWO, NOON);
        assertEquals(true, plan.look(two));
        assertEquals(List.of(), plan.look(two.minusSeconds(3_600), two.plus(Duration.ofHours(20))));
        assertEquals(true, plan.look(two.plus(Duration.ofDays(1))));
    }

    @Test
    void aClockThatIsSetBackKeepsNothingWaitingForMoreThanTwoPeriods() {
        for (int minutes : List.of(1, 10, 15, 16, 60, 600)) {
            Watched plan = new Watched(QUARTER, NOON);
            Instant back = NOON.minus(Duration.ofMinutes(minutes));
            List<Instant> starts = plan.look(back, back.plus(Duration.ofMinutes(30)));
            assertEquals(true, !starts.isEmpty(), minutes + " minutes");
        }
    }

    @Test
    void afterAClockThatWasFarAheadItRunsAgainWithinOnePeriod() {
        Watched quarter = new Watched(QUARTER, NOON);
        quarter.look(NOON.plus(Duration.ofDays(400)));
        assertEquals(List.of(NOON.plusSeconds(900), NOON.plusSeconds(1_800)),
                quarter.look(NOON, NOON.plusSeconds(1_800)));
        Watched daily = new Watched(AT_TWO, NOON);
        daily.look(NOON.plus(Duration.ofDays(400)));
        assertEquals(List.of(Instant.parse("2026-03-11T01:00:00Z")),
                daily.look(NOON, NOON.plus(Duration.ofDays(1))));
    }

    @Test
    void aJourneyWestRunsItAtItsTimeThereAndAJourneyEastToo() {
        Instant two = Instant.parse("2026-03-11T01:00:00Z");
        Watched plan = new Watched(AT_TWO, NOON);
        plan.look(two);
        plan.zone = NEW_YORK;
        assertEquals(List.of(Instant.parse("2026-03-11T06:00:00Z")), plan.look(two, two.plusSeconds(80_000)));
        plan.zone = KOLKATA;
        assertEquals(List.of(Instant.parse("2026-03-11T23:14:00Z")),
                plan.look(Instant.parse("2026-03-11T23:14:00Z"), Instant.parse("2026-03-12T20:00:00Z")));
    }

    @Test
    void aZoneThatSkipsAWholeDayLosesNoStartAfterIt() {
        ZoneId samoa = ZoneId.of("Pacific/Apia");
        Instant before = Instant.parse("2011-12-29T12:01:00Z");
        Instant skipped = AT_TWO.next(before, samoa);
        assertEquals(Instant.parse("2011-12-30T12:00:00Z"), skipped, "02:00 of the 31st, which is also the 30th's");
        assertEquals(Instant.parse("2011-12-31T12:00:00Z"), AT_TWO.next(skipped, samoa));
    }
}
