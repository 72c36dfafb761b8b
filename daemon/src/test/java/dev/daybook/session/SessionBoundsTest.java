package dev.daybook.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.daybook.session.SessionBounds.Next;
import dev.daybook.session.SessionBounds.Previous;
import dev.daybook.timeline.TimeRange;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SessionBoundsTest {

    private static final Instant START = Instant.parse("2026-03-10T09:00:00Z");
    private static final Instant END = at(500);
    private static final Instant NOW = at(36_000);
    private static final TimeRange HELD = new TimeRange(START, END);
    private static final SessionBounds ALONE = new SessionBounds(HELD, Optional.empty(), Optional.empty(),
            Optional.empty());

    @Test
    void aSessionLastsASecondAtLeast() {
        assertEquals(Optional.of(new EditAnswer.NotAfterStart(START)), ALONE.refusal(START, START, NOW));
        assertEquals(Optional.of(new EditAnswer.NotAfterStart(START)), ALONE.refusal(START, at(-60), NOW));
        assertEquals(Optional.empty(), ALONE.refusal(START, at(1), NOW));
        assertEquals(Optional.of(new EditAnswer.NotBeforeEnd(END)), ALONE.refusal(END, END, NOW));
        assertEquals(Optional.empty(), ALONE.refusal(at(499), END, NOW));
        assertEquals(Optional.of(new EditAnswer.NotAfterStart(at(90))), ALONE.refusal(at(90), at(80), NOW));
    }

    @Test
    void nothingEndsAfterNowHoweverLongItMayBe() {
        assertEquals(Optional.empty(), ALONE.refusal(START, NOW, NOW));
        assertEquals(Optional.of(new EditAnswer.InFuture(NOW)), ALONE.refusal(START, NOW.plusSeconds(1), NOW));
        assertEquals(Optional.empty(), ALONE.refusal(at(-60), END, at(400)), "what stays where it was may be anything");
    }

    @Test
    void itMayTouchTheNextSessionAndNotOverlapIt() {
        Next next = new Next(8, at(600));
        SessionBounds bounds = new SessionBounds(HELD, Optional.empty(), Optional.of(next), Optional.empty());
        assertEquals(Optional.empty(), bounds.refusal(START, at(600), NOW));
        assertEquals(Optional.of(new EditAnswer.IntoNext(next)), bounds.refusal(START, at(601), NOW));
    }

    @Test
    void itMayTouchTheSessionBeforeItAndNotOverlapIt() {
        Previous previous = new Previous(8, Optional.of(at(-60)));
        SessionBounds bounds = new SessionBounds(HELD, Optional.of(previous), Optional.empty(), Optional.empty());
        assertEquals(Optional.empty(), bounds.refusal(at(-60), END, NOW));
        assertEquals(Optional.of(new EditAnswer.IntoPrevious(previous)), bounds.refusal(at(-61), END, NOW));
    }

    @Test
    void aSessionThatIsRecordedMayGoOnUntilTheOneAfterItStarts() {
        Previous recorded = new Previous(8, Optional.empty());
        SessionBounds bounds = new SessionBounds(HELD, Optional.of(recorded), Optional.empty(), Optional.empty());
        assertEquals(Optional.of(new EditAnswer.IntoPrevious(recorded)), bounds.refusal(at(-1), END, NOW));
        assertEquals(Optional.empty(), bounds.refusal(at(1), END, NOW));
    }

    @Test
    void whatARecoveryChoseMayAlwaysComeBackUnlessSomethingHoldsThatTimeNow() {
        assertEquals(Optional.empty(), inferred(START, Optional.empty()).refusal(START, START, NOW));
        assertEquals(Optional.of(new EditAnswer.NotBeforeEnd(END)),
                inferred(END, Optional.empty()).refusal(END, END, NOW),
                "that holds for the end alone");
        Instant late = NOW.plusSeconds(60);
        assertEquals(Optional.empty(), inferred(late, Optional.empty()).refusal(START, late, NOW));
        Next next = new Next(8, at(600));
        assertEquals(Optional.of(new EditAnswer.IntoNext(next)),
                inferred(at(700), Optional.of(next)).refusal(START, at(700), NOW));
    }

    @Test
    void aBlockThatCannotBeCutStaysWithTheSessionWhereThatMayBe() {
        TimeRange minute = new TimeRange(at(60), at(120));
        assertEquals(at(120), ALONE.endBeside(minute, START, at(90), NOW));
        assertEquals(at(60), ALONE.endBeside(minute, START, at(90), at(100)));
        assertEquals(at(90), ALONE.endBeside(minute, at(60), at(90), at(100)),
                "with neither it stays where it was wished for");
        assertEquals(at(60), ALONE.startBeside(minute, at(90), END, NOW));
        assertEquals(at(60), ALONE.startBeside(minute, at(90), at(110), NOW));
        SessionBounds late = new SessionBounds(new TimeRange(at(110), END),
                Optional.of(new Previous(8, Optional.of(at(80)))), Optional.empty(), Optional.empty());
        assertEquals(at(120), late.startBeside(minute, at(90), END, NOW));
    }

    private static SessionBounds inferred(Instant end, Optional<Next> next) {
        return new SessionBounds(HELD, Optional.empty(), next, Optional.of(end));
    }

    private static Instant at(int seconds) {
        return START.plusSeconds(seconds);
    }
}
