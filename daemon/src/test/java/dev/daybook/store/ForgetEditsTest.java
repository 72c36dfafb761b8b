package dev.daybook.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.daybook.capture.RecordingChange;
import dev.daybook.forget.Criteria;
import dev.daybook.forget.Survey;
import dev.daybook.session.EditAnswer;
import dev.daybook.session.SessionChange;
import dev.daybook.session.SessionEnd;
import dev.daybook.session.SessionWish;
import dev.daybook.timeline.Activity;
import dev.daybook.timeline.ActivityState;
import dev.daybook.timeline.Block;
import dev.daybook.timeline.Focus;
import dev.daybook.timeline.TimeRange;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Forgetting where a person has edited: two sessions of a minute each, one right after the other. */
@Timeout(60)
final class ForgetEditsTest {

    private static final Instant START = Instant.parse("2026-03-10T09:00:00Z");
    private static final Instant NOW = at(7_200);
    private static final String WORD = "Quittenmus";

    @TempDir
    Path folder = Path.of("");

    private Store store;
    private RecordingRows recording;
    private SessionEditRows edits;

    @BeforeEach
    void twoSessions() throws StoreException {
        store = Store.open(folder, START);
        recording = new RecordingRows(store, new LaunchRows(store).begin("here", 1, "boot", "0.1", START));
        edits = new SessionEditRows(store, recording::nextSessionId);
        session(new TimeRange(START, at(60)), new Focus("Editor", "report", null));
        session(new TimeRange(at(60), at(120)), new Focus("Mail", "inbox", null));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void aNoteThatWasReplacedIsForgottenInTheEditsToo() throws Exception {
        note(1, WORD + " for \"me\"");
        note(1, "something else");
        Survey survey = forget(null, "^" + WORD + " for \"me\"$", START, NOW);
        assertEquals(List.of(1L), survey.worded());
        assertSaidNowhere();
        assertEquals("something else", noteOf(1));
    }

    @Test
    void whatWasSaidOfASessionThatWentIntoAnotherIsForgotten() throws Exception {
        note(2, WORD);
        assertInstanceOf(EditAnswer.Done.class, edits.merge(1, 2, NOW));
        note(1, "something else");
        forget(null, WORD, START, NOW);
        assertSaidNowhere();
        assertEquals("something else", noteOf(1));
    }

    @Test
    void withTheTimeOfASessionGoesWhatWasSaidOfOneThatWentIntoIt() throws Exception {
        note(2, WORD);
        edits.merge(1, 2, NOW);
        forget(null, null, START, at(120));
        assertEquals(0, count("SELECT COUNT(*) FROM session"));
        assertEquals(0, count("SELECT COUNT(*) FROM session_edit"));
    }

    @Test
    void wordsOfAnotherTimeStay() throws Exception {
        note(1, WORD);
        note(1, "something else");
        note(2, WORD);
        note(2, "something else");
        assertEquals(List.of(2L), forget(null, WORD, at(60), NOW).worded());
        assertEquals(2, count("SELECT COUNT(*) FROM session_edit WHERE session_id = 1"));
        assertEquals(0, count("SELECT COUNT(*) FROM session_edit WHERE session_id = 2 AND (former LIKE '%" + WORD
                + "%' OR later LIKE '%" + WORD + "%')"));
    }

    @Test
    void aSplitOfWhichOnePartIsForgottenCanNoLongerBeTakenBack() throws Exception {
        edits.split(1, at(30), NOW);
        forget(null, null, START, at(30));
        assertEquals(0, count("SELECT COUNT(*) FROM session WHERE id = 1"));
        assertInstanceOf(EditAnswer.NothingToUndo.class, edits.undo(3, NOW));
        assertEquals(1, count("SELECT COUNT(*) FROM session WHERE id = 3"));
    }

    @Test
    void aMinuteThatIsCutWhileItIsBeingForgottenGoesAllTheSame() throws Exception {
        Criteria criteria = new Criteria(START, NOW, null, "report");
        AtomicBoolean cut = new AtomicBoolean();
        new ForgetRows(store, recording::nextActivityId).eraseMinutes(criteria, fraction -> {
            // The minute has been read by then, and is not yet erased.
            if (fraction == 0.3 && !cut.getAndSet(true)) {
                assertInstanceOf(EditAnswer.Done.class, edits.split(1, at(20), NOW));
            }
        });
        assertEquals(0, count("SELECT COUNT(*) FROM block WHERE start_s < " + at(60).getEpochSecond()));
        assertEquals(1, count("SELECT COUNT(*) FROM block_use"));
    }

    private Survey forget(@Nullable String app, @Nullable String titles, Instant from, Instant to) throws Exception {
        ForgetRows rows = new ForgetRows(store, recording::nextActivityId);
        Criteria criteria = new Criteria(from, to, app, titles);
        Survey survey = rows.survey(criteria, ZoneOffset.UTC);
        rows.eraseMinutes(criteria, fraction -> {});
        rows.eraseSessions(criteria, survey.sessions(), survey.worded(), fraction -> {});
        return survey;
    }

    private void session(TimeRange range, Focus focus) {
        long id = recording.nextSessionId();
        recording.record(new RecordingChange(range.end(),
                List.of(new Activity(recording.nextActivityId(), range, ActivityState.ACTIVE, focus, range.end())),
                List.of(), List.of(new Block(range, 60, 0, 0, List.of(new Block.Use(focus, 60)))),
                List.of(new SessionChange.Opened(id, range.start()),
                        new SessionChange.Ended(id, range, SessionEnd.IDLE))));
    }

    private void note(long session, String note) {
        assertInstanceOf(EditAnswer.Done.class, edits.edit(session, new SessionWish(Optional.empty(),
                Optional.of(note), Optional.empty(), Optional.empty(), Optional.empty()), NOW));
    }

    private String noteOf(long session) {
        return store.read(sql -> sql.first("SELECT note FROM session WHERE id = ?", row -> row.getString("note"),
                session).orElseThrow());
    }

    private void assertSaidNowhere() {
        assertEquals(0, count("SELECT COUNT(*) FROM session_edit WHERE former LIKE '%" + WORD + "%' OR later LIKE '%"
                + WORD + "%'"));
        assertEquals(0, count("SELECT COUNT(*) FROM session WHERE note LIKE '%" + WORD + "%'"));
    }

    private long count(String sql) {
        return store.<Long>read(reader -> reader.number(sql));
    }

    private static Instant at(long second) {
        return START.plusSeconds(second);
    }
}
