package dev.daybook.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.jspecify.annotations.Nullable;

class BlockCutTest {

    private static final Focus EDITOR = new Focus("Editor", "report", null);
    private static final Focus MAIL = new Focus("Mail", "inbox", null);

    @Test
    void theSecondsOfEachFocusFallToTheirSideOfTheCut() {
        Block block = new Block(range(0, 60), 45, 10, 5, List.of(use(EDITOR, 30), use(MAIL, 15)));
        assertEquals(Optional.of(List.of(
                new Block(range(0, 40), 40, 0, 0, List.of(use(EDITOR, 30), use(MAIL, 10))),
                new Block(range(40, 60), 5, 10, 5, List.of(use(MAIL, 5))))),
                BlockCut.of(block, at(40), List.of(span(1, -300, 30, ActivityState.ACTIVE, EDITOR),
                        span(2, 30, 45, ActivityState.ACTIVE, MAIL), span(3, 45, 55, ActivityState.IDLE, null),
                        span(4, 55, 400, ActivityState.LOCKED, null))));
    }

    @Test
    void aPartOfAMinuteIsCutWithinItsOwnBorders() {
        Block block = new Block(range(10, 50), 40, 0, 0, List.of(use(EDITOR, 40)));
        assertEquals(Optional.of(List.of(new Block(range(10, 20), 10, 0, 0, List.of(use(EDITOR, 10))),
                new Block(range(20, 50), 30, 0, 0, List.of(use(EDITOR, 30))))),
                BlockCut.of(block, at(20), List.of(span(1, 0, 60, ActivityState.ACTIVE, EDITOR))));
    }

    @Test
    void aSideThatHoldsNothingGivesNoBlock() {
        Block block = new Block(range(0, 60), 20, 0, 0, List.of(use(EDITOR, 20)));
        assertEquals(Optional.of(List.of(new Block(range(30, 60), 20, 0, 0, List.of(use(EDITOR, 20))))),
                BlockCut.of(block, at(30), List.of(span(1, 40, 70, ActivityState.ACTIVE, EDITOR),
                        span(2, 0, 40, ActivityState.ASLEEP, null))));
    }

    @Test
    void whereTheClockWasSetBackTheSpanThatWasFoldedFirstCounts() {
        Activity before = span(1, 30, 60, ActivityState.ACTIVE, EDITOR);
        Activity after = span(2, 0, 40, ActivityState.ACTIVE, MAIL);
        Block older = new Block(range(0, 60), 60, 0, 0, List.of(use(MAIL, 30), use(EDITOR, 30)));
        Block earlier = new Block(range(0, 60), 60, 0, 0, List.of(use(MAIL, 40), use(EDITOR, 20)));
        assertEquals(Optional.of(List.of(new Block(range(0, 35), 35, 0, 0, List.of(use(MAIL, 30), use(EDITOR, 5))),
                new Block(range(35, 60), 25, 0, 0, List.of(use(EDITOR, 25))))),
                BlockCut.of(older, at(35), List.of(after, before)));
        assertEquals(Optional.of(List.of(new Block(range(0, 35), 35, 0, 0, List.of(use(MAIL, 35))),
                new Block(range(35, 60), 25, 0, 0, List.of(use(MAIL, 5), use(EDITOR, 20))))),
                BlockCut.of(earlier, at(35), List.of(before, after)));
    }

    @Test
    void spansThatDoNotAddUpToTheBlockAreNoGroundToCutItOn() {
        Block block = new Block(range(0, 60), 60, 0, 0, List.of(use(EDITOR, 60)));
        assertEquals(Optional.empty(), BlockCut.of(block, at(30), List.of()));
        assertEquals(Optional.empty(),
                BlockCut.of(block, at(30), List.of(span(1, 0, 59, ActivityState.ACTIVE, EDITOR))));
        assertEquals(Optional.empty(), BlockCut.of(block, at(30), List.of(span(1, 0, 60, ActivityState.ACTIVE, MAIL))));
        assertEquals(Optional.empty(), BlockCut.of(block, at(30), List.of(span(1, 0, 60, ActivityState.IDLE, null))));
    }

    private static Block.Use use(Focus focus, int seconds) {
        return new Block.Use(focus, seconds);
    }

    /** Long since folded, as spans of a stored block are. */
    private static Activity span(long id, int start, int end, ActivityState state, @Nullable Focus focus) {
        return new Activity(id, range(start, end), state, focus, at(end));
    }

    private static TimeRange range(int start, int end) {
        return new TimeRange(at(start), at(end));
    }

    private static Instant at(int second) {
        return Instant.parse("2026-03-02T10:00:00Z").plusSeconds(second);
    }
}
