package dev.daybook.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.Session;
import dev.daybook.api.Timeline;
import dev.daybook.capture.RecordingChange;
import dev.daybook.recovery.Cause;
import dev.daybook.recovery.Evidence;
import dev.daybook.recovery.Recovered;
import dev.daybook.session.EndRule;
import dev.daybook.session.EndedSessions.Correction;
import dev.daybook.session.SessionChange;
import dev.daybook.session.SessionEnd;
import dev.daybook.summary.SummaryStore;
import dev.daybook.timeline.Activity;
import dev.daybook.timeline.ActivityState;
import dev.daybook.timeline.Block;
import dev.daybook.timeline.Focus;
import dev.daybook.timeline.TimeRange;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Ends that are corrected. The day holds a session of ten minutes that a recovery ended, and half an hour later one of a
 * minute. What was seen of the first goes on two minutes beyond its end.
 */
final class EndedSessionRowsTest {

    private static final Instant START = Instant.parse("2026-03-10T09:00:00Z");
    private static final Instant END = at(600);
    private static final Instant NOW = at(7_200);
    private static final Focus EDITOR = new Focus("Editor", "report", null);
    private static final Focus MAIL = new Focus("Mail", "inbox", null);

    @TempDir
    Path folder;

    private Store store;
    private RecordingRows recording;
    private SummaryRows summaries;
    private EndedSessionRows sessions;

    @BeforeEach
    void aDay() throws StoreException {
        store = Store.open(folder, START);
        long launch = new LaunchRows(store).begin("here", 1, "boot", "0.1", START);
        recording = new RecordingRows(store, launch);
        summaries = new SummaryRows(store);
        sessions = new EndedSessionRows(store);
        long first = recording.nextSessionId();
        List<Block> blocks = new ArrayList<>();
        for (int second = 0; second < 720; second += 60) {
            blocks.add(block(second, second + 60, second < 480 ? EDITOR : MAIL));
        }
        blocks.add(block(2_400, 2_460, EDITOR));
        record(List.of(span(0, 480, EDITOR), span(480, 720, MAIL), span(2_400, 2_460, EDITOR)), blocks,
                new SessionChange.Opened(first, START));
        new RecoveryRows(store, recording, launch).recover(new Recovered(first, new TimeRange(START, END),
                Cause.KILLED, Evidence.BLOCK, new TimeRange(START, at(2_400)), at(3_000)));
        long second = recording.nextSessionId();
        record(List.of(), List.of(), new SessionChange.Opened(second, at(2_400)),
                new SessionChange.Ended(second, new TimeRange(at(2_400), at(2_460)), SessionEnd.IDLE));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aShorterEndReleasesWhatCameAfterItAndCutsItsMinute() {
        assertEquals(new Correction.Done(at(250)), correct(at(250)));
        assertEquals(at(250), session(1).end());
        assertEquals(END, Objects.requireNonNull(session(1).recovered()).inferredEnd());
        assertEquals(250, activeOf(1L));
        assertEquals(60, activeOf(2L));
        assertEquals(470, activeOf(null));
        assertEquals(List.of("240-250 of 1: Editor 10", "250-300 of null: Editor 50"), blocks(240, 300));
    }

    @Test
    void aLongerEndClaimsWhatCameAfterIt() {
        assertEquals(new Correction.Done(at(700)), correct(at(700)));
        assertEquals(700, activeOf(1L));
        assertEquals(20, activeOf(null));
        assertEquals(List.of("600-660 of 1: Mail 60", "660-700 of 1: Mail 40", "700-720 of null: Mail 20"),
                blocks(600, 720));
    }

    @Test
    void anEndAfterTheLastBlockTouchesNone() {
        correct(at(2_400));
        assertEquals(720, activeOf(1L));
        assertEquals(60, activeOf(2L));
        assertEquals(13, blocks(0, 3_000).size());
    }

    @Test
    void whatTheRecoveryChoseIsTheUndo() {
        List<String> before = blocks(0, 3_000);
        correct(at(2_400));
        assertEquals(new Correction.Done(END), correct(END));
        assertEquals(END, session(1).end());
        assertEquals(before, blocks(0, 3_000));
    }

    @Test
    void aMinuteMayBeCutAsOftenAsOneLikesAndItsSecondsStayTheSame() {
        for (int second : new int[]{250, 270, 245, 251, 250, 600}) {
            correct(at(second));
            assertEquals(second, activeOf(1L));
            assertEquals(780, blocksOf(0, 3_000).stream().mapToInt(Timeline.Block::activeSeconds).sum());
        }
        assertEquals(List.of("240-245 of 1: Editor 5", "245-250 of 1: Editor 5", "250-251 of 1: Editor 1",
                "251-270 of 1: Editor 19", "270-300 of 1: Editor 30"), blocks(240, 300));
    }

    @Test
    void aMinuteOfWhichNothingIsKeptStaysWholeAndTheEndGoesToItsBorder() {
        store.<Boolean>change(change -> change.write(Table.ACTIVITY, List.of(LaunchRows.THIS_DEVICE, 1L),
                "DELETE FROM activity WHERE start_s = ?", START));
        assertEquals(new Correction.Done(at(300)), correct(at(250)));
        assertEquals(at(300), session(1).end());
        assertEquals(List.of("240-300 of 1: Editor 60"), blocks(240, 300));
        long before = store.sequence();
        assertEquals(new Correction.Done(at(300)), correct(at(250)));
        assertEquals(before, store.sequence(), "the same again changes nothing");
    }

    @Test
    void theSameEndAgainChangesNothing() {
        long before = store.sequence();
        assertEquals(new Correction.Done(END), correct(END));
        assertEquals(before, store.sequence());
    }

    @Test
    void whatMayNotBeIsRefusedAndChangesNothing() {
        long before = store.sequence();
        assertEquals(new Correction.NotFound(), sessions.correct(99, at(250), NOW));
        assertEquals(new Correction.NotAfterStart(START), correct(START));
        assertEquals(new Correction.InFuture(NOW), sessions.correct(2, NOW.plusSeconds(1), NOW));
        assertEquals(new Correction.Overlapping(new EndRule.Next(2, at(2_400))), correct(at(2_401)));
        assertEquals(before, store.sequence());
        recording.record(new RecordingChange(NOW, List.of(), List.of(), List.of(),
                List.of(new SessionChange.Opened(recording.nextSessionId(), at(3_600)))));
        assertEquals(new Correction.NotEnded("active"), sessions.correct(3, at(3_700), NOW));
    }

    @Test
    void itsSummaryIsDueAgainUnderATitleOfWhatIsLeft() {
        summaries.written(List.of(Summarised.now(summaries, 1, "Editor, Mail")));
        correct(at(250));
        assertEquals("pending", session(1).summary());
        assertNull(session(1).title());
        assertEquals(List.of(new TimeRange(START, at(250))),
                summaries.due(NOW).stream().filter(due -> due.id() == 1).map(due -> due.range()).toList());
    }

    @Test
    void aTitleThatDoesNotTellWhatWasUsedWasGivenAndStays() {
        summaries.written(List.of(Summarised.now(summaries, 1, "The quarter's report")));
        correct(at(250));
        assertEquals("The quarter's report", session(1).title());
    }

    @Test
    void aSummaryThatWasWrittenOfTheOldEndMeanwhileIsStillDue() {
        SummaryStore.Settled old = Summarised.now(summaries, 1, "Editor, Mail");
        correct(at(250));
        summaries.written(List.of(old));
        assertEquals("pending", session(1).summary());
        assertNull(session(1).title());
        summaries.written(List.of(Summarised.now(summaries, 1, "Editor")));
        assertEquals("written", session(1).summary());
    }

    @Test
    void aDatabaseThatIsRebuiltFromTheJournalHoldsEveryCorrection() throws Exception {
        correct(at(250));
        correct(at(700));
        correct(at(245));
        Map<Table, List<String>> before = Workday.tables(store);
        store.close();
        Files.delete(folder.resolve("daybook.mv.db"));
        store = Store.open(folder, NOW);
        assertTrue(store.replayed() > 0);
        assertEquals(before, Workday.tables(store));
    }

    private Correction correct(Instant end) {
        return sessions.correct(1, end, NOW);
    }

    private Session session(long id) {
        return new DayRows(store).session(id).orElseThrow();
    }

    private int activeOf(@Nullable Long session) {
        return blocksOf(0, 3_000).stream().filter(block -> Objects.equals(block.sessionId(), session))
                .mapToInt(Timeline.Block::activeSeconds).sum();
    }

    private List<Timeline.Block> blocksOf(int from, int to) {
        return new DayRows(store).timeline(new TimeRange(at(from), at(to))).blocks();
    }

    private List<String> blocks(int from, int to) {
        return blocksOf(from, to).stream().map(block -> second(block.start()) + "-" + second(block.end()) + " of "
                + block.sessionId() + ": " + block.uses().getFirst().application() + " "
                + block.uses().getFirst().seconds())
                .toList();
    }

    private static long second(Instant instant) {
        return instant.getEpochSecond() - START.getEpochSecond();
    }

    private void record(List<Activity> spans, List<Block> blocks, SessionChange... changes) {
        recording.record(new RecordingChange(START, spans, List.of(), blocks, List.of(changes)));
    }

    private Activity span(int start, int end, Focus focus) {
        return new Activity(recording.nextActivityId(), new TimeRange(at(start), at(end)), ActivityState.ACTIVE, focus,
                at(end));
    }

    private static Block block(int start, int end, Focus focus) {
        return new Block(new TimeRange(at(start), at(end)), end - start, 0, 0,
                List.of(new Block.Use(focus, end - start)));
    }

    private static Instant at(int second) {
        return START.plusSeconds(second);
    }
}
