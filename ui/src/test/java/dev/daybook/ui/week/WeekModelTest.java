package dev.daybook.ui.week;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.Recorder;
import dev.daybook.client.DaemonAway;
import dev.daybook.client.Failures;
import dev.daybook.ui.live.Changed;
import dev.daybook.ui.live.Changed.Topic;
import dev.daybook.ui.live.Link;
import dev.daybook.ui.live.ScriptedLive;
import dev.daybook.ui.parts.LocalTimes;
import dev.daybook.ui.week.WeekContent.Failed;
import dev.daybook.ui.week.WeekContent.Shown;
import dev.daybook.ui.week.WeekContent.Waiting;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WeekModelTest {

    private static final Instant THURSDAY = Instant.parse("2026-11-19T14:05:00Z");
    private static final Recorder RECORDER = new Recorder("recording", "x11", null, "active", 2L, null, THURSDAY, 1L);
    private static final String THIS = "GET days?from=2026-11-16&to=2026-11-22";
    private static final String BEFORE = "GET days?from=2026-11-09&to=2026-11-15";

    private final ScriptedLive live = new ScriptedLive(THURSDAY)
            .says(THIS, SampleWeek.busy(SampleWeek.MONDAY))
            .says(BEFORE, SampleWeek.busy(SampleWeek.MONDAY.minusWeeks(1)))
            .says("GET days?from=2026-11-02", SampleWeek.nothing(SampleWeek.MONDAY.minusWeeks(2)));
    private final WeekModel model = new WeekModel(live, new LocalTimes(() -> ZoneOffset.UTC, Locale.UK));

    private Week week() {
        return assertInstanceOf(Shown.class, model.contentProperty().get()).week();
    }

    private void open() {
        live.connect(1, RECORDER);
        model.shown();
    }

    @Test
    void nothingIsAskedBeforeItIsShown() {
        live.connect(1, RECORDER);

        assertEquals(List.of(), live.asked());
    }

    @Test
    void thePresentWeekAndTheOneBeforeItAreAskedFor() {
        open();

        assertEquals(List.of(THIS, BEFORE), live.asked());
        assertEquals(SampleWeek.MONDAY, model.firstProperty().get());
        assertTrue(model.present());
        assertTrue(week().days().get(3).today());
        assertEquals("so far, after 19 h 18 min the week before",
                model.comparisonProperty().get().orElseThrow().words(week()));
    }

    @Test
    void aWeekBeginsWhereThePersonsCalendarSays() {
        WeekModel american = new WeekModel(live, new LocalTimes(() -> ZoneOffset.UTC, Locale.US));

        assertEquals(LocalDate.of(2026, 11, 15), american.firstProperty().get());
    }

    @Test
    void noWeekFollowsThePresentOne() {
        open();

        model.next();

        assertEquals(SampleWeek.MONDAY, model.firstProperty().get());
    }

    @Test
    void oneGoesBackAndReturns() {
        open();

        model.previous();
        model.previous();
        assertTrue(week().empty());
        assertFalse(model.present());
        model.thisWeek();

        assertEquals(SampleWeek.MONDAY, model.firstProperty().get());
        assertEquals(69_480, week().active());
    }

    @Test
    void anAnswerForAWeekThatWasLeftIsDropped() {
        open();
        live.hold();
        model.previous();
        model.previous();

        live.release();

        assertEquals(LocalDate.of(2026, 11, 2), model.firstProperty().get());
        assertTrue(week().empty());
    }

    @Test
    void whatIsSeenStaysWhenTheDaemonGoes() {
        open();

        live.link(new Link.Away(DaemonAway.Why.NOT_RUNNING, "no daemon", "start one"));

        assertEquals(69_480, week().active());
    }

    @Test
    void aWeekThatWasNeverSeenTellsWhatHindersIt() {
        live.link(new Link.Away(DaemonAway.Why.NOT_RUNNING, "no daemon", "start one"));
        model.shown();
        assertEquals(new Failed("no daemon", "start one"), model.contentProperty().get());

        live.connect(2, RECORDER);

        assertEquals(69_480, week().active());
    }

    @Test
    void aRefusalStandsWhereTheWeekWould() {
        live.says(THIS, Failures.refused("the store is closed"));

        open();

        assertEquals(new Failed("the store is closed", ""), model.contentProperty().get());
    }

    @Test
    void whatIsRecordedMeanwhileIsAskedForOnceTheAnswerIsThere() {
        open();
        live.forget();
        live.hold();
        live.change(new Changed(Set.of(Topic.TIMELINE), List.of()));
        live.change(new Changed(Set.of(Topic.TIMELINE), List.of()));
        live.change(new Changed(Set.of(Topic.SESSIONS), List.of()));
        assertEquals(List.of(THIS, BEFORE), live.asked());

        live.release();

        assertEquals(List.of(THIS, BEFORE, THIS, BEFORE), live.asked());
    }

    @Test
    void nobodyAsksForAPageThatIsNotSeen() {
        open();
        model.hidden();
        live.forget();

        live.change(Changed.everything());

        assertEquals(List.of(), live.asked());
    }

    @Test
    void atMidnightOfTheLastDayThePresentWeekGoesOn() {
        open();

        live.now(Instant.parse("2026-11-23T00:00:00Z"));

        assertEquals(LocalDate.of(2026, 11, 23), model.firstProperty().get());
        assertInstanceOf(Waiting.class, model.contentProperty().get());
    }
}
