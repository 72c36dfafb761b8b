package dev.daybook.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.Edit;
import dev.daybook.api.Session;
import dev.daybook.api.Timeline;
import dev.daybook.capture.RecordingChange;
import dev.daybook.recovery.Cause;
import dev.daybook.recovery.Evidence;
import dev.daybook.recovery.Recovered;
import dev.daybook.session.EditAnswer;
import dev.daybook.session.SessionBounds.Next;
import dev.daybook.session.SessionBounds.Previous;
import dev.daybook.session.SessionChange;
import dev.daybook.session.SessionEnd;
import dev.daybook.session.SessionWish;
import dev.daybook.summary.SummaryStore;
import dev.daybook.timeline.Activity;
import dev.daybook.timeline.ActivityState;
import dev.daybook.timeline.Block;
import dev.daybook.timeline.Focus;
import dev.daybook.timeline.TimeRange;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Sessions that are edited. The day holds a session of ten minutes that a recovery ended, and half an hour later one of a
 * minute. What was seen of the first goes on two minutes beyond its end.
 */
final class SessionEditRowsTest {

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
    private SessionEditRows sessions;

    @BeforeEach
    void aDay() throws StoreException {
        store = Store.open(folder, START);
        long launch = new LaunchRows(store).begin("here", 1, "boot", "0.1", START);
        recording = new RecordingRows(store, launch);
        summaries = new SummaryRows(store);
        sessions = new SessionEditRows(store, recording::nextSessionId);
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
        assertEquals(at(250), correct(at(250)));
        assertEquals(at(250), session(1).end());
        assertEquals(END, Objects.requireNonNull(session(1).recovered()).inferredEnd());
        assertEquals(250, activeOf(1L));
        assertEquals(60, activeOf(2L));
        assertEquals(470, activeOf(null));
        assertEquals(List.of("240-250 of 1: Editor 10", "250-300 of null: Editor 50"), blocks(240, 300));
    }

    @Test
    void aLongerEndClaimsWhatCameAfterIt() {
        assertEquals(at(700), correct(at(700)));
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
        assertEquals(END, correct(END));
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
        assertEquals(at(300), correct(at(250)));
        assertEquals(at(300), session(1).end());
        assertEquals(List.of("240-300 of 1: Editor 60"), blocks(240, 300));
        long before = store.sequence();
        assertEquals(at(300), correct(at(250)));
        assertEquals(before, store.sequence(), "the same again changes nothing");
    }

    @Test
    void theSameEndAgainChangesNothing() {
        long before = store.sequence();
        assertEquals(END, correct(END));
        assertEquals(before, store.sequence());
    }

    @Test
    void whatMayNotBeIsRefusedAndChangesNothing() {
        split(2, at(2_430));
        open(3_600);
        Map<Table, List<String>> before = Workday.tables(store);
        assertEquals(new EditAnswer.NotFound(99), end(99, at(250)));
        assertEquals(new EditAnswer.NotAfterStart(START), end(1, START));
        assertEquals(new EditAnswer.InFuture(at(3_500)), sessions.edit(3, SessionWish.end(at(3_501)), at(3_500)));
        assertEquals(new EditAnswer.IntoNext(new Next(2, at(2_400))), end(1, at(2_401)));
        assertEquals(new EditAnswer.IntoPrevious(new Previous(1, Optional.of(END))), start(2, at(599)));
        assertEquals(new EditAnswer.NotEnded(4, "active"), end(4, at(3_700)));
        assertEquals(new EditAnswer.NotEnded(4, "active"), sessions.split(4, at(3_610), NOW));
        assertEquals(new EditAnswer.NotEnded(4, "active"), sessions.merge(4, 3, NOW));
        assertEquals(new EditAnswer.NotWithin(START, END), sessions.split(1, START, NOW));
        assertEquals(new EditAnswer.NotWithin(START, END), sessions.split(1, END, NOW));
        assertEquals(new EditAnswer.NotNeighbours(2), sessions.merge(3, 1, NOW));
        assertEquals(new EditAnswer.Same(), sessions.merge(1, 1, NOW));
        assertEquals(new EditAnswer.NotFound(99), sessions.merge(1, 99, NOW));
        assertEquals(new EditAnswer.NothingToUndo(), sessions.undo(1, NOW));
        SessionWish both = new SessionWish(Optional.of("Letters"), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.of(START));
        assertInstanceOf(EditAnswer.NotAfterStart.class, sessions.edit(1, both, NOW));
        assertEquals(before, Workday.tables(store));
    }

    @Test
    void whatAPersonSaysStandsBesideWhatFollowsFromTheMinutesAndIsTakenBackWordByWord() {
        summaries.written(List.of(Summarised.now(summaries, 1, "Editor, Mail")));
        say("Letters", "Two of them.\nBoth late.", "Work/Letters");
        Session said = session(1);
        assertEquals(List.of("Letters", "Two of them.\nBoth late.", "Work/Letters", "pending"),
                List.of(said.title(), said.note(), said.category(), said.summary()));
        assertEquals(new Session.Edited(NOW, List.of("category", "note", "title")), said.edited());
        long before = store.sequence();
        assertEquals(new EditAnswer.Done(1, List.of(), List.of()), say("Letters", "Two of them.\nBoth late.",
                "Work/Letters"));
        assertEquals(before, store.sequence(), "the same again changes nothing");
        say("", "", "");
        assertEquals("Editor, Mail", session(1).title());
        assertNull(session(1).note());
        undo(1);
        assertEquals("Letters", session(1).title());
        undo(1);
        assertEquals("Editor, Mail", session(1).title());
        assertNull(session(1).edited());
        assertEquals(List.of("category", "note", "title", "category", "note", "title"),
                new DayRows(store).edits(1).stream().map(Edit::what).toList());
    }

    @Test
    void anActiveSessionIsNamedAndKeepsItsNameWhenItEnds() {
        long id = open(3_600);
        SessionWish name = new SessionWish(Optional.of("Call"), Optional.of("Ask for dates"), Optional.empty(),
                Optional.empty(), Optional.empty());
        assertInstanceOf(EditAnswer.Done.class, sessions.edit(id, name, NOW));
        record(List.of(), List.of(), new SessionChange.Ended(id, new TimeRange(at(3_600), at(3_700)), SessionEnd.IDLE));
        summaries.written(List.of(Summarised.now(summaries, id, "Editor")));
        assertEquals("Call", session(id).title());
        undo(id);
        assertEquals("Editor", session(id).title());
        assertEquals(at(3_700), session(id).end());
    }

    @Test
    void anEarlierOrLaterStartTakesInOrReleasesWhatItPasses() {
        correct(at(300));
        assertInstanceOf(EditAnswer.Done.class, start(2, at(610)));
        assertEquals(170, activeOf(2L));
        assertEquals(310, activeOf(null));
        start(2, at(2_410));
        assertEquals(50, activeOf(2L));
        assertEquals(List.of("2400-2410 of null: Editor 10", "2410-2460 of 2: Editor 50"), blocks(2_400, 2_460));
        undo(2);
        undo(2);
        assertEquals(60, activeOf(2L));
        assertEquals(at(2_400), session(2).start());
    }

    @Test
    void aSessionMayMoveAsAWholeAndBack() {
        SessionWish moved = new SessionWish(Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.of(at(3_000)), Optional.of(at(3_300)));
        assertInstanceOf(EditAnswer.Done.class, sessions.edit(2, moved, NOW));
        assertEquals(List.of("end", "start"), Objects.requireNonNull(session(2).edited()).what());
        undo(2);
        assertEquals(at(2_400), session(2).start());
        assertEquals(at(2_460), session(2).end());
        assertNull(session(2).edited());
    }

    @Test
    void aSplitSharesTheMinutesOutAndItsUndoGivesThemBack() {
        say("Letters", "Two of them", "Work");
        Session before = session(1);
        Map<Table, List<String>> rows = Workday.tables(store);
        long second = split(1, at(490));
        assertEquals(490, activeOf(1L));
        assertEquals(110, activeOf(second));
        assertEquals(List.of("480-490 of 1: Mail 10", "490-540 of 3: Mail 50"), blocks(480, 540));
        assertEquals("split", session(1).outcome());
        assertEquals("recovered", session(second).outcome());
        assertEquals(List.of("Letters", "Two of them", "Work"),
                List.of(session(1).title(), session(1).note(), session(1).category()));
        assertEquals("Work", session(second).category());
        assertNull(session(second).title());
        assertNull(session(second).note());
        assertTrue(session(1).recovered() != null && session(second).recovered() == null);
        assertEquals(new EditAnswer.Done(1, List.of(), List.of(4L, 5L, 6L)), sessions.undo(second, NOW));
        assertEquals(before, session(1));
        assertEquals(rows.get(Table.SESSION), Workday.tables(store).get(Table.SESSION));
        assertEquals(600, activeOf(1L));
    }

    @Test
    void aMergeTakesInWhatLiesBetweenAndItsUndoBringsTheYoungerBackAsItWas() {
        sessions.edit(1, note("First"), NOW);
        sessions.edit(2, new SessionWish(Optional.of("Report"), Optional.of("Second"), Optional.of("Work"),
                Optional.empty(), Optional.empty()), NOW);
        days(1, "2026-03-09,2026-03-10");
        days(2, "2026-03-10,2026-03-11");
        List<Session> before = List.of(session(1), session(2));
        assertEquals(new EditAnswer.Done(1, List.of(), List.of(5L, 6L, 7L, 8L, 9L)), sessions.merge(2, 1, NOW));
        Session merged = session(1);
        assertEquals(List.of("Report", "First\n\nSecond", "Work", at(2_460), "idle"),
                List.of(merged.title(), merged.note(), merged.category(), merged.end(), merged.outcome()));
        assertEquals(780, activeOf(1L));
        assertEquals(Optional.empty(), new DayRows(store).session(2));
        assertEquals("2026-03-09,2026-03-10,2026-03-11", days(1));
        assertEquals(new EditAnswer.NotFound(2), sessions.undo(2, NOW));
        undo(1);
        assertEquals(before, List.of(session(1), session(2)));
        assertEquals(List.of("title", "note", "category"),
                Objects.requireNonNull(session(2).edited()).what().reversed());
    }

    @Test
    void aRecoveredSessionThatWasMergedComesBackWithItsRecovery() throws Exception {
        long first = split(2, at(2_430));
        sessions.undo(first, NOW);
        long earlier = recording.nextSessionId();
        record(List.of(), List.of(), new SessionChange.Opened(earlier, START.minusSeconds(600)),
                new SessionChange.Ended(earlier, new TimeRange(START.minusSeconds(600), START.minusSeconds(60)),
                        SessionEnd.IDLE));
        Session before = session(1);
        assertInstanceOf(EditAnswer.Done.class, sessions.merge(earlier, 1, NOW));
        assertNull(session(earlier).recovered());
        assertEquals("recovered", session(earlier).outcome());
        rebuild();
        undo(earlier);
        assertEquals(before, session(1));
    }

    @Test
    void theNumberOfASessionThatWasTakenInIsNeverGivenToAnother() throws Exception {
        sessions.merge(1, 2, NOW);
        rebuild();
        assertEquals(3, recording.nextSessionId());
        undo(1);
        assertEquals(at(2_400), session(2).start());
    }

    @Test
    void anotherCancelledSessionBetweenTwoHoldsItsTimeAndStandsInTheWay() {
        long between = split(1, at(490));
        new OperationRows(store, recording::nextSessionId, 1).cancelSession(between, NOW);
        assertEquals(new EditAnswer.NotNeighbours(between), sessions.merge(1, 2, NOW));
        assertEquals(new EditAnswer.NotEnded(between, "cancelled"), sessions.undo(1, NOW));
        new EndedSessionRows(store).restore(between);
        undo(1);
        assertEquals(END, session(1).end());
    }

    @Test
    void anUndoWaitsForWhatWasDoneLaterToTheOtherSession() {
        long second = split(1, at(490));
        sessions.edit(second, note("Mine"), NOW);
        assertEquals(new EditAnswer.EditedLater(second, "note", second), sessions.undo(1, NOW));
        sessions.merge(second, 2, NOW);
        undo(second);
        undo(second);
        sessions.merge(1, second, NOW);
        undo(1);
        undo(1);
        assertNull(session(1).edited());
        assertEquals(new EditAnswer.NothingToUndo(), sessions.undo(1, NOW));
    }

    @Test
    void anUndoOfAPartThatWentIntoAThirdSaysWhereThatIs() {
        long second = split(2, at(2_430));
        sessions.merge(1, 2, NOW);
        assertEquals(new EditAnswer.EditedLater(2, "merge", 1), sessions.undo(second, NOW));
        undo(1);
        undo(second);
        assertEquals(at(2_460), session(2).end());
    }

    @Test
    void timeThatAnotherSessionTookMeanwhileIsNotTakenBack() {
        correct(at(300));
        start(2, at(590));
        assertEquals(new EditAnswer.IntoNext(new Next(2, at(590))), sessions.undo(1, NOW));
        undo(2);
        undo(1);
        assertEquals(END, session(1).end());
        start(2, at(700));
        assertEquals(new EditAnswer.IntoNext(new Next(2, at(700))), end(1, at(701)));
    }

    @Test
    void aSessionThatIsRecordedBeforeOneKeepsTheTimeUntilItStarts() {
        start(2, at(2_430));
        long open = open(1_200);
        assertEquals(new EditAnswer.IntoPrevious(new Previous(open, Optional.empty())), start(2, at(2_400)));
        assertEquals(new EditAnswer.IntoPrevious(new Previous(open, Optional.empty())), sessions.undo(2, NOW));
    }

    @Test
    void notesThatAreTooLongTogetherAndSessionsThatAreTooFarApartAreNotMerged() {
        sessions.edit(1, note("a".repeat(9_000)), NOW);
        sessions.edit(2, note("b".repeat(9_000)), NOW);
        assertEquals(new EditAnswer.NotesTooLong(), sessions.merge(1, 2, NOW));
        long late = recording.nextSessionId();
        Instant week = at(7 * 86_400);
        record(List.of(), List.of(), new SessionChange.Opened(late, week),
                new SessionChange.Ended(late, new TimeRange(week, week.plusSeconds(3_600)), SessionEnd.IDLE));
        assertEquals(new EditAnswer.TooLong(Duration.ofDays(7)), sessions.merge(2, late, NOW));
    }

    @Test
    void aNoteOfTheGreatestLengthIsKeptWhateverItHolds() {
        String note = "\"\\\n\t".repeat(SessionWish.MOST_NOTE / 4);
        sessions.edit(1, note(note), NOW);
        sessions.merge(1, 2, NOW);
        assertEquals(note, session(1).note());
        undo(1);
        undo(1);
        assertNull(session(1).note());
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
    void aTitleThatAPersonGaveStays() {
        say("The quarter's report", "", "");
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
    void aDatabaseThatIsRebuiltFromTheJournalHoldsEveryEdit() throws Exception {
        correct(at(250));
        correct(at(700));
        long second = split(1, at(245));
        sessions.merge(second, 2, NOW);
        say("Letters", "äö𝄞 \"\n", "Work");
        undo(second);
        rebuild();
    }

    private void rebuild() throws Exception {
        Map<Table, List<String>> before = Workday.tables(store);
        store.close();
        Files.delete(folder.resolve("daybook.mv.db"));
        store = Store.open(folder, NOW);
        assertTrue(store.replayed() > 0);
        assertEquals(before, Workday.tables(store));
        recording = new RecordingRows(store, 1);
        sessions = new SessionEditRows(store, recording::nextSessionId);
    }

    /** Corrects the first session's end; where it ends now. */
    private Instant correct(Instant end) {
        assertInstanceOf(EditAnswer.Done.class, end(1, end));
        return Objects.requireNonNull(session(1).end());
    }

    private EditAnswer end(long session, Instant end) {
        return sessions.edit(session, SessionWish.end(end), NOW);
    }

    private EditAnswer start(long session, Instant start) {
        return sessions.edit(session, new SessionWish(Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.of(start), Optional.empty()), NOW);
    }

    private EditAnswer say(String title, String note, String category) {
        return sessions.edit(1, new SessionWish(Optional.of(title), Optional.of(note), Optional.of(category),
                Optional.empty(), Optional.empty()), NOW);
    }

    private static SessionWish note(String text) {
        return new SessionWish(Optional.empty(), Optional.of(text), Optional.empty(), Optional.empty(),
                Optional.empty());
    }

    /** The number of the second part. */
    private long split(long session, Instant at) {
        assertInstanceOf(EditAnswer.Done.class, sessions.split(session, at, NOW));
        return Objects.requireNonNull(new DayRows(store).edits(session).getFirst().other());
    }

    private void undo(long session) {
        assertInstanceOf(EditAnswer.Done.class, sessions.undo(session, NOW));
    }

    private long open(int start) {
        long id = recording.nextSessionId();
        record(List.of(), List.of(), new SessionChange.Opened(id, at(start)));
        return id;
    }

    private void days(long session, String days) {
        store.<Boolean>change(change -> change.write(Table.SESSION, List.of(session),
                "UPDATE session SET summary_days = ? WHERE id = ?", days, session));
    }

    private String days(long session) {
        return store.read(sql -> sql.first("SELECT summary_days FROM session WHERE id = ?", row -> row.getString(1),
                session)).orElseThrow();
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
