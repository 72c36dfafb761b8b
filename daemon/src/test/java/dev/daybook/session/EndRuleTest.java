package dev.daybook.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.daybook.session.EndedSessions.Correction;
import dev.daybook.timeline.TimeRange;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EndRuleTest {

    private static final Instant START = Instant.parse("2026-03-10T09:00:00Z");
    private static final Instant NOW = at(36_000);
    private static final EndRule ALONE = new EndRule(START, Optional.empty(), Optional.empty());

    @Test
    void aSessionLastsASecondAtLeast() {
        assertEquals(Optional.of(new Correction.NotAfterStart(START)), ALONE.refusal(START, NOW));
        assertEquals(Optional.of(new Correction.NotAfterStart(START)), ALONE.refusal(at(-60), NOW));
        assertEquals(Optional.empty(), ALONE.refusal(at(1), NOW));
    }

    @Test
    void nothingEndsAfterNowHoweverLongItMayBe() {
        assertEquals(Optional.empty(), ALONE.refusal(NOW, NOW));
        assertEquals(Optional.of(new Correction.InFuture(NOW)), ALONE.refusal(NOW.plusSeconds(1), NOW));
    }

    @Test
    void itMayTouchTheNextSessionAndNotOverlapIt() {
        EndRule.Next next = new EndRule.Next(8, at(600));
        EndRule rule = new EndRule(START, Optional.empty(), Optional.of(next));
        assertEquals(Optional.empty(), rule.refusal(at(600), NOW));
        assertEquals(Optional.of(new Correction.Overlapping(next)), rule.refusal(at(601), NOW));
    }

    @Test
    void whatARecoveryChoseMayAlwaysComeBackUnlessSomethingHoldsThatTimeNow() {
        EndRule rule = new EndRule(START, Optional.of(START), Optional.empty());
        assertEquals(Optional.empty(), rule.refusal(START, NOW));
        EndRule late = new EndRule(START, Optional.of(NOW.plusSeconds(60)), Optional.empty());
        assertEquals(Optional.empty(), late.refusal(NOW.plusSeconds(60), NOW));
        EndRule.Next next = new EndRule.Next(8, at(600));
        EndRule taken = new EndRule(START, Optional.of(at(700)), Optional.of(next));
        assertEquals(Optional.of(new Correction.Overlapping(next)), taken.refusal(at(700), NOW));
    }

    @Test
    void aBlockThatCannotBeCutStaysWithTheSessionItStartsInWhereThatMayBe() {
        TimeRange minute = new TimeRange(at(60), at(120));
        assertEquals(at(120), ALONE.beside(minute, at(90), NOW));
        assertEquals(at(60), ALONE.beside(minute, at(90), at(100)));
        EndRule late = new EndRule(at(60), Optional.empty(), Optional.empty());
        assertEquals(at(90), late.beside(minute, at(90), at(100)), "with neither it stays where it was wished for");
    }

    private static Instant at(int seconds) {
        return START.plusSeconds(seconds);
    }
}
