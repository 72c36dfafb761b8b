package dev.daybook.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.daybook.capture.RecordingChange;
import dev.daybook.forget.Criteria;
import dev.daybook.forget.Survey;
import dev.daybook.session.EditAnswer;
import dev.daybook.session.SessionBounds.Next;
import dev.daybook.session.SessionChange;
import dev.daybook.session.SessionEnd;
import dev.daybook.session.SessionWish;
import dev.daybook.timeline.Block;
import dev.daybook.timeline.Focus;
import dev.daybook.timeline.TimeRange;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left to be taken back of edited sessions when some of them is forgotten: one of ten minutes, and one of two. */
final class ForgottenEditsTest {

    private static final Instant START = Instant.parse("2026-03-10T09:00:00Z");
    private static final Instant NOW = at(7_200);

    @TempDir
    Path folder;

    private Store store;
    private RecordingRows recording;
    private SessionEditRows sessions;

    @BeforeEach
    void aDay() throws StoreException {
        store = Store.open(folder, START);
        recording = new RecordingRows(store, new LaunchRows(store).begin("here", 1, "boot", "0.1", START));
        sessions = new SessionEditRows(store, recording::nextSessionId);
        session(0, 600);
        session(2_400, 2_520);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aPartWhoseOtherPartIsForgottenStaysWithWhatIsLeftOfIt() throws Exception {
        sessions.split(1, at(300), NOW);
        forget(new Criteria(at(0), at(300), null, null));
        assertInstanceOf(EditAnswer.NothingToUndo.class, sessions.undo(3, NOW));
        assertEquals(List.of("3: 300-600", "2: 2400-2520"), held());
    }

    @Test
    void timeThatWasForgottenWithItsSessionDoesNotComeBackToTheOneItWasSplitFrom() throws Exception {
        sessions.split(1, at(300), NOW);
        forget(new Criteria(at(300), at(660), null, null));
        assertInstanceOf(EditAnswer.NothingToUndo.class, sessions.undo(1, NOW));
        assertEquals(List.of("1: 0-300", "2: 2400-2520"), held());
    }

    @Test
    void sessionsDoNotOverlapWhenAnEditBetweenTwoOthersIsForgotten() throws Exception {
        sessions.merge(1, 2, NOW);
        sessions.split(1, at(1_200), NOW);
        forget(new Criteria(at(2_460), at(2_520), null, null));
        assertEquals(new EditAnswer.IntoNext(new Next(3, at(1_200))), sessions.undo(1, NOW));
        assertEquals(List.of("1: 0-1200", "3: 1200-2520"), held());
    }

    @Test
    void whatASessionWasOnceCalledIsForgotten() throws Exception {
        call(1, "Divorce");
        call(1, "Taxes");
        forget(new Criteria(Instant.EPOCH, NOW, null, "^Divorce$"));
        assertEquals(List.of(), sayings("Divorce"));
        assertEquals("Taxes", new DayRows(store).session(1).orElseThrow().title());
    }

    @Test
    void soIsWhatASessionWasCalledThatWentIntoAnother() throws Exception {
        call(1, "Taxes");
        call(2, "Divorce");
        sessions.merge(1, 2, NOW);
        forget(new Criteria(at(2_520), NOW, null, "^Divorce$"));
        assertEquals(2, sayings("Divorce").size(), "it was at another time");
        forget(new Criteria(at(2_400), NOW, null, "^Divorce$"));
        assertEquals(List.of(), sayings("Divorce"));
        assertEquals(List.of("1: 0-2520"), held());
    }

    @Test
    void aNameThatWentIntoAnotherSessionWhileItIsForgottenIsFoundThere() throws Exception {
        call(2, "Divorce");
        Criteria criteria = new Criteria(Instant.EPOCH, NOW, null, "^Divorce$");
        Survey survey = rows().survey(criteria, ZoneOffset.UTC);
        sessions.merge(1, 2, NOW);
        assertEquals("Divorce", new DayRows(store).session(1).orElseThrow().title());
        rows().eraseSessions(criteria, survey.sessions(), survey.worded(), _ -> {});
        assertNull(new DayRows(store).session(1).orElseThrow().title());
        assertEquals(List.of(), sayings("Divorce"));
    }

    private void call(long session, String name) {
        sessions.edit(session, new SessionWish(Optional.of(name), Optional.empty(), Optional.empty(), Optional.empty(),
                Optional.empty()), NOW);
    }

    private void forget(Criteria criteria) throws InterruptedException {
        Survey survey = rows().survey(criteria, ZoneOffset.UTC);
        rows().eraseMinutes(criteria, _ -> {});
        rows().eraseSessions(criteria, survey.sessions(), survey.worded(), _ -> {});
    }

    private ForgetRows rows() {
        return new ForgetRows(store, recording::nextActivityId);
    }

    private List<String> held() {
        return store.read(sql -> sql.list("SELECT id, start_s, end_s FROM session ORDER BY start_s",
                row -> row.getLong("id") + ": " + (row.getLong("start_s") - START.getEpochSecond()) + "-"
                        + (row.getLong("end_s") - START.getEpochSecond())));
    }

    private List<Long> sayings(String word) {
        return store.read(sql -> sql.list(
                "SELECT id FROM session_edit WHERE former LIKE '%' || ? || '%' OR later LIKE '%' || ? || '%'",
                row -> row.getLong("id"), word, word));
    }

    private void session(int start, int end) {
        long id = recording.nextSessionId();
        List<Block> blocks = new ArrayList<>();
        for (int second = start; second < end; second += 60) {
            blocks.add(new Block(new TimeRange(at(second), at(second + 60)), 60, 0, 0,
                    List.of(new Block.Use(new Focus("Editor", "report", null), 60))));
        }
        recording.record(new RecordingChange(START, List.of(), List.of(), blocks,
                List.of(new SessionChange.Opened(id, at(start)),
                        new SessionChange.Ended(id, new TimeRange(at(start), at(end)), SessionEnd.IDLE))));
    }

    private static Instant at(int second) {
        return START.plusSeconds(second);
    }
}
