package dev.daybook.timeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ActivityTrackTest {

    private static final Focus EDITOR = new Focus("Editor", "report", null);
    private static final Focus MAIL = new Focus("Mail", "inbox", null);

    private final Ticks ticks = new Ticks("2026-03-02T10:00:00Z");
    private final ActivityTrack track = new ActivityTrack(Duration.ofMinutes(3), new AtomicLong()::incrementAndGet);
    private final List<TrackEvent> events = new ArrayList<>();

    @Test
    void equalSamplesMergeIntoOneSpan() {
        type(EDITOR, 20);
        assertEquals(List.of("ACTIVE Editor 10:00:00 10:00:20"), spans());
    }

    @Test
    void anotherFocusBeginsAnotherSpanWhereItWasSeen() {
        type(EDITOR, 20);
        type(MAIL, 10);
        assertEquals(List.of("ACTIVE Editor 10:00:00 10:00:21", "ACTIVE Mail 10:00:21 10:00:30"), spans());
    }

    @Test
    void idlenessCountsFromTheLastInputAndNotFromTheThreshold() {
        type(EDITOR, 20);
        idle(EDITOR, 200);
        assertEquals(List.of("ACTIVE Editor 10:00:00 10:00:21", "IDLE - 10:00:21 10:03:40"), spans());
    }

    @Test
    void aShorterRestThanTheThresholdIsActivity() {
        type(EDITOR, 20);
        idle(EDITOR, 179);
        type(EDITOR, 5);
        assertEquals(List.of("ACTIVE Editor 10:00:00 10:03:24"), spans());
    }

    @Test
    void whatIsForgottenInTheMiddleLeavesWhatLiesOnEitherSide() {
        type(EDITOR, 60);
        track.erase(range("10:00:20", "10:00:30"), span -> true);
        assertEquals(List.of("ACTIVE Editor 10:00:00 10:00:20", "ACTIVE Editor 10:00:30 10:01:00"), spans());
        type(EDITOR, 5);
        assertEquals(List.of("ACTIVE Editor 10:00:00 10:00:20", "ACTIVE Editor 10:00:30 10:01:05"), spans());
    }

    @Test
    void whatIsForgottenUpToNowLeavesTheSpanToGoOnFromHere() {
        type(EDITOR, 60);
        track.erase(range("10:00:20", "10:01:00"), span -> true);
        assertEquals(List.of("ACTIVE Editor 10:00:00 10:00:20"), spans());
        type(EDITOR, 5);
        assertEquals(List.of("ACTIVE Editor 10:00:00 10:00:20", "ACTIVE Editor 10:01:00 10:01:05"), spans());
    }

    @Test
    void whatIsNotMeantStays() {
        type(EDITOR, 20);
        type(MAIL, 10);
        track.erase(range("10:00:00", "10:00:30"), span -> MAIL.equals(span.focus()));
        assertEquals(List.of("ACTIVE Editor 10:00:00 10:00:21"), spans());
    }

    @Test
    void idlenessThatTurnsOutLaterDoesNotReachBackOverWhatIsForgotten() {
        type(EDITOR, 20);
        idle(EDITOR, 100);
        track.erase(range("10:00:50", "10:01:30"), span -> true);
        idle(EDITOR, 100, 100);
        assertEquals(List.of("ACTIVE Editor 10:00:00 10:00:50"), spans().subList(0, 1));
        assertTrue(spans().getLast().startsWith("IDLE - 10:01:30"), spans().toString());
    }

    private static TimeRange range(String start, String end) {
        return new TimeRange(Instant.parse("2026-03-02T" + start + "Z"), Instant.parse("2026-03-02T" + end + "Z"));
    }

    @Test
    void nothingIsCertainBeyondTheLastInputUntilTheThresholdHasPassed() {
        type(EDITOR, 20);
        idle(EDITOR, 100);
        assertEquals(Instant.parse("2026-03-02T10:00:21Z"), track.certainUntil());
        idle(EDITOR, 100, 100);
        assertEquals(ticks.wall(), track.certainUntil());
    }

    @Test
    void focusThatChangesByItselfWhileThePersonIsAwayLeavesNoActivity() {
        type(EDITOR, 20);
        idle(EDITOR, 60);
        idle(MAIL, 140, 60);
        assertEquals(List.of("ACTIVE Editor 10:00:00 10:00:21", "IDLE - 10:00:21 10:03:40"), spans());
        assertEquals(21, activeSeconds());
    }

    @Test
    void activityBeginsAgainAtTheInputThatEndedIdleness() {
        type(EDITOR, 20);
        idle(EDITOR, 300);
        ticks.pass(1);
        track.seen(ticks.now(), MAIL, Duration.ofMillis(400), false);
        assertEquals("ACTIVE Mail 10:05:20 10:05:21", spans().getLast());
    }

    @Test
    void aLockedScreenIsNeitherActiveNorIdle() {
        type(EDITOR, 20);
        for (int i = 0; i < 60; i++) {
            track.seen(ticks.pass(1), EDITOR, Duration.ofSeconds(i), true);
        }
        assertEquals(List.of("ACTIVE Editor 10:00:00 10:00:21", "LOCKED - 10:00:21 10:01:20"), spans());
    }

    @Test
    void sleepIsASpanOfItsOwnAndNoActivityCoversIt() {
        type(EDITOR, 20);
        ticks.sleep(Duration.ofHours(8));
        type(EDITOR, 10);
        assertEquals(List.of("ACTIVE Editor 10:00:00 10:00:20", "ASLEEP - 10:00:20 18:00:21",
                "ACTIVE Editor 18:00:21 18:00:30"), spans());
        assertEquals(List.of(Interruption.SLEEP), interruptions());
    }

    @Test
    void sleepWhoseEndTheWallClockLearnsLaterCoversNothingEither() {
        type(EDITOR, 20);
        ticks.sleepWithStaleWall(Duration.ofHours(8));
        type(EDITOR, 3);
        ticks.step(Duration.ofHours(8));
        type(EDITOR, 10);
        assertEquals(List.of(Interruption.SLEEP, Interruption.CLOCK_STEP), interruptions());
        assertTrue(spans().stream().noneMatch(span -> span.startsWith("ACTIVE") && span.contains("10:00:23 18")));
        assertEquals(20 + 2 + 9, activeSeconds());
    }

    @Test
    void aStallOfMoreThanTenSecondsIsNotCovered() {
        type(EDITOR, 20);
        type(EDITOR, ticks.pass(60));
        type(EDITOR, 9);
        assertEquals(List.of("ACTIVE Editor 10:00:00 10:00:20", "ACTIVE Editor 10:01:20 10:01:29"), spans());
        assertEquals(List.of(Interruption.STALL), interruptions());
    }

    @Test
    void aTickThatIsLateByAFewSecondsIsCovered() {
        type(EDITOR, 20);
        type(EDITOR, ticks.pass(9));
        assertEquals(List.of("ACTIVE Editor 10:00:00 10:00:29"), spans());
    }

    @Test
    void aClockSetForwardAddsNoTime() {
        type(EDITOR, 20);
        ticks.step(Duration.ofHours(1));
        type(EDITOR, 10);
        assertEquals(List.of("ACTIVE Editor 10:00:00 10:00:20", "ACTIVE Editor 11:00:21 11:00:30"), spans());
    }

    @Test
    void aClockSetBackRecordsTheSameTimeAgainAsAnotherSpan() {
        type(EDITOR, 20);
        ticks.step(Duration.ofMinutes(-5));
        type(MAIL, 10);
        assertEquals(List.of("ACTIVE Editor 10:00:00 10:00:20", "ACTIVE Mail 09:55:21 09:55:30"), spans());
        assertEquals(List.of(Interruption.CLOCK_STEP), interruptions());
    }

    @Test
    void aSecondsAdjustmentOfTheClockIsNoStep() {
        type(EDITOR, 20);
        ticks.step(Duration.ofMillis(-1500));
        type(EDITOR, 10);
        assertEquals(List.of(), interruptions());
        assertEquals(1, spans().size());
    }

    @Test
    void aBlindSourceEndsTheSpanAtTheLastSight() {
        type(EDITOR, 20);
        track.blind(ticks.pass(1));
        track.blind(ticks.pass(30));
        type(EDITOR, 10);
        assertEquals(List.of("ACTIVE Editor 10:00:00 10:00:20", "ACTIVE Editor 10:00:52 10:01:01"), spans());
    }

    @Test
    void certainActivityAddsUpToTheSpans() {
        type(EDITOR, 100);
        idle(EDITOR, 400);
        type(MAIL, 50);
        track.stop(ticks.now());
        assertEquals(track.spans().activities().stream().filter(span -> span.state() == ActivityState.ACTIVE)
                .mapToLong(span -> span.range().length().toSeconds()).sum(), activeSeconds());
    }

    @Test
    void aSpanCutByIdlenessAfterItWasStoredIsWrittenAgainAndTheRestDropped() {
        type(EDITOR, 20);
        idle(EDITOR, 60);
        idle(MAIL, 60, 60);
        List<Activity> written = track.spans().unstored();
        track.stored(written, List.of());
        assertEquals(List.of(), track.spans().unstored());
        idle(MAIL, 80, 120);
        assertEquals(List.of(2L), track.spans().removed());
        assertEquals(List.of("10:00:21"),
                track.spans().unstored().stream().filter(span -> span.id() == 1).map(span -> time(span.range().end()))
                        .toList());
    }

    @BeforeEach
    void lookOnceAtTheStart() {
        type(EDITOR, ticks.now());
    }

    private void type(Focus focus, int seconds) {
        for (int i = 0; i < seconds; i++) {
            type(focus, ticks.pass(1));
        }
    }

    private void type(Focus focus, Tick tick) {
        track.seen(tick, focus, Duration.ZERO, false);
        events.addAll(track.takeEvents());
    }

    private void idle(Focus focus, int seconds) {
        idle(focus, seconds, 0);
    }

    private void idle(Focus focus, int seconds, int already) {
        for (int i = 1; i <= seconds; i++) {
            track.seen(ticks.pass(1), focus, Duration.ofSeconds(already + i), false);
            events.addAll(track.takeEvents());
        }
    }

    private long activeSeconds() {
        events.addAll(track.takeEvents());
        return events.stream().mapToLong(event -> event instanceof TrackEvent.Active(TimeRange range)
                ? range.length().toSeconds()
                : 0).sum();
    }

    private List<Interruption> interruptions() {
        return events.stream()
                .flatMap(event -> event instanceof TrackEvent.Interrupted(Interruption why, Instant at, Instant resumes)
                        && why != Interruption.BLIND ? Stream.of(why) : Stream.empty())
                .toList();
    }

    private List<String> spans() {
        return track.spans().activities().stream().map(span -> span.state() + " "
                + (span.focus() == null ? "-" : span.focus().application()) + " " + time(span.range().start()) + " "
                + time(span.range().end())).toList();
    }

    private static String time(Instant instant) {
        return instant.toString().substring(11, 19);
    }
}
