package dev.daybook.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.summary.Course.Stretch;
import dev.daybook.summary.DayRecord.Piece;
import dev.daybook.timeline.Focus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class CourseTest {

    private static final Instant NINE = Instant.parse("2026-03-10T09:00:00Z");

    @Test
    void eachStretchIsLedByOneApplication() {
        assertEquals(List.of("0-20 Editor", "20-40 Browser", "40-60 Editor"), of(new Minutes(NINE)
                .in("Editor", "a", 10).in("Editor", "b", 10).in("Browser", "c", 20).in("Editor", "a", 20)));
    }

    @Test
    void aShortInterruptionIsNoLineOfItsOwn() {
        assertEquals(List.of("0-40 Editor"), of(new Minutes(NINE)
                .in("Editor", "a", 20).in("Chat", "c", 2).in("Editor", "a", 18)));
    }

    @Test
    void aShortSessionMayHaveShortStretches() {
        assertEquals(List.of("0-3 Editor", "3-6 Chat"), of(new Minutes(NINE).in("Editor", "a", 3).in("Chat", "c", 3)));
    }

    @Test
    void aPauseIsBetweenTwoStretchesOrWithinOne() {
        assertEquals(List.of("0-15 Editor", "25-40 Browser"), of(new Minutes(NINE)
                .in("Editor", "a", 15).pause(10).in("Browser", "c", 15)));
        assertEquals(List.of("0-40 Editor"), of(new Minutes(NINE)
                .in("Editor", "a", 15).pause(10).in("Editor", "c", 15)));
    }

    @Test
    void aMinuteOfSeveralWindowsIsOne() {
        Piece minute = new Minutes(NINE).part("Editor", "a", 20).pieces().getFirst();
        Piece other = new Piece(minute.block(), new Focus("Browser", "b", null), 40);
        List<Stretch> course = Course.of(List.of(minute, other));
        assertEquals(List.of("0-1 Browser"), shown(course));
        assertEquals(List.of("Browser", "Editor"), course.getFirst().applications());
    }

    @Test
    void nothingHasNoCourse() {
        assertEquals(List.of(), Course.of(List.of()));
    }

    @RepeatedTest(20)
    void anHourHasAHandfulOfStretchesAndNothingIsLost(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        Minutes minutes = new Minutes(NINE);
        while (minutes.pieces().size() < 240) {
            minutes.in("App " + random.nextInt(6), "Title " + random.nextInt(40), 1 + random.nextInt(12));
        }
        List<Stretch> course = Course.of(minutes.pieces());
        assertTrue(course.size() <= minutes.pieces().size() / 10, course.size() + " stretches");
        assertEquals(Sums.total(minutes.pieces()), course.stream().mapToLong(Stretch::length).sum());
        for (int i = 1; i < course.size(); i++) {
            assertEquals(course.get(i - 1).range().end(), course.get(i).range().start());
        }
    }

    private static List<String> of(Minutes minutes) {
        return shown(Course.of(minutes.pieces()));
    }

    private static List<String> shown(List<Stretch> course) {
        return course.stream().map(stretch -> Duration.between(NINE, stretch.range().start()).toMinutes() + "-"
                + Duration.between(NINE, stretch.range().end()).toMinutes() + " " + stretch.leader()).toList();
    }
}
