package dev.daybook.ui.details;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.ui.details.MomentEdit.Limits;
import dev.daybook.ui.details.MomentEdit.Outcome;
import dev.daybook.ui.parts.LocalTimes;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MomentEditTest {

    private static final LocalTimes BERLIN = new LocalTimes(() -> ZoneId.of("Europe/Berlin"), Locale.UK);

    private static Outcome outcome(String date, String time, String start, String now) {
        return new MomentEdit(Optional.of(LocalDate.parse(date)), time, Instant.parse(start))
                .outcome(Limits.ofEnd(Instant.parse(start), Instant.parse(now), BERLIN), BERLIN);
    }

    @Test
    void aTimeIsReadInThePersonsZone() {
        assertEquals(new Outcome.At(Instant.parse("2026-11-20T09:05:00Z")),
                outcome("2026-11-20", " 10:05 ", "2026-11-20T09:00:00Z", "2026-11-20T12:00:00Z"));
        assertEquals(new Outcome.At(Instant.parse("2026-11-20T08:05:07Z")),
                outcome("2026-11-20", "9:05:07", "2026-11-20T08:00:00Z", "2026-11-20T12:00:00Z"));
    }

    @Test
    void theFieldsHoldTheEndAsItIs() {
        Instant end = Instant.parse("2026-11-20T23:30:09Z");
        MomentEdit edit = MomentEdit.of(end, BERLIN);

        assertEquals(new MomentEdit(Optional.of(LocalDate.parse("2026-11-21")), "00:30:09", end), edit);
        assertEquals(new Outcome.At(end),
                edit.outcome(Limits.ofEnd(end.minusSeconds(60), end.plusSeconds(60), BERLIN), BERLIN));
    }

    @Test
    void whatCannotBeAnEndIsSaidToBeNone() {
        assertWrong("Write the time", outcome("2026-11-20", "25:00", "2026-11-20T08:00:00Z", "2026-11-20T12:00:00Z"));
        assertWrong("It must be after the start, 09:00:00",
                outcome("2026-11-20", "09:00", "2026-11-20T08:00:00Z", "2026-11-20T12:00:00Z"));
        assertWrong("It must not be after now, 13:00:00",
                outcome("2026-11-20", "13:00:01", "2026-11-20T08:00:00Z", "2026-11-20T12:00:00Z"));
        assertWrong("Choose the day",
                new MomentEdit(Optional.empty(), "10:00", Instant.EPOCH).outcome(
                        Limits.ofEnd(Instant.EPOCH, Instant.EPOCH, BERLIN), BERLIN));
    }

    @Test
    void inTheHourThatComesTwiceTheOneAfterTheStartIsMeant() {
        assertEquals(new Outcome.At(Instant.parse("2026-10-25T01:30:00Z")),
                outcome("2026-10-25", "02:30", "2026-10-25T00:45:00Z", "2026-10-25T12:00:00Z"));
        assertEquals(new Outcome.At(Instant.parse("2026-10-25T00:30:00Z")),
                outcome("2026-10-25", "02:30", "2026-10-25T00:15:00Z", "2026-10-25T12:00:00Z"));
    }

    @Test
    void anEndInTheSecondOfTheTwoHoursStaysThereUnlessItIsChanged() {
        Instant end = Instant.parse("2026-10-25T01:30:00Z");

        assertEquals(new Outcome.At(end),
                MomentEdit.of(end, BERLIN).outcome(
                        Limits.ofEnd(Instant.parse("2026-10-24T22:00:00Z"), end.plusSeconds(7200), BERLIN), BERLIN));
    }

    @Test
    void aTimeThatTheClockLeftOutIsNone() {
        assertWrong("there was no 02:30",
                outcome("2026-03-29", "02:30", "2026-03-29T00:30:00Z", "2026-03-29T12:00:00Z"));
    }

    @Test
    void aStartLiesBeforeTheEndAndAMomentWithinBetweenBoth() {
        Instant start = Instant.parse("2026-11-20T08:00:00Z");
        Instant end = Instant.parse("2026-11-20T09:00:00Z");
        MomentEdit atStart = MomentEdit.of(start, BERLIN);
        MomentEdit atEnd = MomentEdit.of(end, BERLIN);

        assertEquals(new Outcome.At(start), atStart.outcome(Limits.ofStart(end, BERLIN), BERLIN));
        assertWrong("before the end, 10:00:00", atEnd.outcome(Limits.ofStart(end, BERLIN), BERLIN));
        assertWrong("after the start, 09:00:00", atStart.outcome(Limits.within(start, end, BERLIN), BERLIN));
        assertWrong("before the end, 10:00:00", atEnd.outcome(Limits.within(start, end, BERLIN), BERLIN));
    }

    private static void assertWrong(String words, Outcome outcome) {
        String reason = assertInstanceOf(Outcome.Wrong.class, outcome).reason();
        assertTrue(reason.contains(words), reason);
    }
}
