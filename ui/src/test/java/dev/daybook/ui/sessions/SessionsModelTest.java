package dev.daybook.ui.sessions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.Operations;
import dev.daybook.api.Progress;
import dev.daybook.api.Session;
import dev.daybook.api.Sessions;
import dev.daybook.client.Call;
import dev.daybook.client.DaemonAway.Why;
import dev.daybook.client.Failures;
import dev.daybook.client.SessionQuery;
import dev.daybook.ui.cancelling.Samples;
import dev.daybook.ui.live.Changed;
import dev.daybook.ui.live.Changed.Topic;
import dev.daybook.ui.live.Link;
import dev.daybook.ui.live.ScriptedLive;
import dev.daybook.ui.parts.LocalTimes;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SessionsModelTest {

    private final ScriptedLive live = new ScriptedLive(Samples.NOW);
    private final SessionsModel model = new SessionsModel(live,
            new LocalTimes(() -> ZoneOffset.UTC, Locale.UK));

    SessionsModelTest() {
        live.says("GET sessions?status=active", new Sessions(List.of()));
        live.says("GET operations", new Operations(List.of()));
    }

    /** An hour each, the newest an hour old. */
    private static Session past(long id, long newest) {
        Instant end = Samples.NOW.minusSeconds(3600 * (newest - id + 1));
        return Samples.session(id, "{\"start\": \"" + end.minusSeconds(1800) + "\", \"end\": \"" + end
                + "\", \"title\": \"task " + id + "\"}");
    }

    private static List<Session> past(long newest, int from, int count) {
        return LongStream.range(0, Math.max(0, Math.min(count, newest - from)))
                .mapToObj(i -> past(newest - from - i, newest)).toList();
    }

    /** A daemon with so many sessions, the newest with this number. */
    private void history(long newest) {
        live.says(question(SessionsModel.FIRST_PAGE, null), new Sessions(past(newest, 0, SessionsModel.FIRST_PAGE)));
        for (int from = SessionsModel.FIRST_PAGE; from < newest; from += SessionsModel.PAGE) {
            live.says(question(SessionsModel.PAGE, newest - from + 1),
                    new Sessions(past(newest, from, SessionsModel.PAGE)));
        }
    }

    private static String question(int limit, @Nullable Long before) {
        return "GET " + Call.sessions(new SessionQuery(null, null, null, null, limit, before)).target()
                .substring("/api/v1/".length());
    }

    private List<Long> ids() {
        return model.rows().stream().map(SessionRow::id).toList();
    }

    private static Changed sessions(Long... ids) {
        return new Changed(Set.of(Topic.SESSIONS), List.of(ids));
    }

    private void filter(KindChoice kind, StatusChoice status, WhenChoice when, String search) {
        model.filter(SessionFilter.of(kind, status, when, search));
    }

    @Test
    void theNewestPageComesAtOnceAndOlderOnesAsTheyAreScrolledTo() {
        history(2_500);
        model.shown();
        assertEquals(SessionsModel.FIRST_PAGE, model.rows().size());
        assertEquals("the newest 200", model.summaryProperty().get());

        model.seen(150);
        assertEquals(1_200, model.rows().size());
        model.seen(1_190);
        assertEquals(2_200, model.rows().size());
        model.seen(2_150);

        assertEquals(LongStream.rangeClosed(1, 2_500).boxed().toList().reversed(), ids());
        assertEquals("2500 sessions", model.summaryProperty().get());
    }

    @Test
    void fortyThousandSessionsAreSearchedPageByPageToTheLast() {
        history(40_000);
        model.shown();
        filter(KindChoice.ALL, StatusChoice.ALL, WhenChoice.ALL, "TASK 39");

        List<Long> expected = LongStream.rangeClosed(1, 40_000).boxed()
                .filter(id -> String.valueOf(id).contains("39")).toList().reversed();
        assertEquals(expected, ids());
        assertEquals(expected.size() + " found", model.summaryProperty().get());
    }

    @Test
    void aBoundOfDaysReadsNoFurtherThanItMust() {
        history(2_500);
        model.shown();
        filter(KindChoice.ALL, StatusChoice.ALL, WhenChoice.WEEK, "");

        assertEquals(6 * 24 + 14, model.rows().size());
        assertFalse(live.asked().stream().anyMatch(question -> question.contains("before=")));
    }

    @Test
    void aChangedSessionIsAskedForByItself() {
        history(5);
        model.shown();
        SessionRow row = model.rows().get(2);
        live.forget();
        live.says("GET sessions/3", Samples.session(3, "{\"start\": \"" + row.session().start()
                + "\", \"title\": \"another title\"}"));
        live.change(sessions(3L));

        assertEquals(List.of("GET sessions/3"), live.asked());
        assertSame(row, model.rows().get(2), "the row stays, so that its selection does");
        assertEquals("another title", row.session().title());
    }

    @Test
    void aNewSessionStandsWhereItBelongs() {
        history(5);
        model.shown();
        live.says("GET sessions/6", Samples.session(6, """
                {"status": "active", "end": null, "start": "2026-11-20T14:20:00Z"}"""));
        live.says("GET sessions/7", Samples.session(7, """
                {"kind": "run", "start": "2026-11-20T11:40:00Z", "end": "2026-11-20T11:50:00Z"}"""));
        live.change(sessions(6L, 7L));

        List<SessionRow> sorted = new ArrayList<>(model.rows());
        sorted.sort(SessionRow.NEWEST_FIRST);
        assertEquals(sorted, model.rows());
        assertEquals(7, model.rows().size());
        assertEquals(6L, ids().getFirst());
        assertEquals("1 active · 7 sessions", model.summaryProperty().get());
    }

    @Test
    void aSessionThatIsNoMoreLeavesTheTable() {
        history(5);
        model.shown();
        live.says(question(SessionsModel.FIRST_PAGE, null),
                new Sessions(past(5, 0, 5).stream().filter(session -> session.id() != 4).toList()));
        live.change(new Changed(Set.of(Topic.SESSIONS), null));

        assertEquals(List.of(5L, 3L, 2L, 1L), ids());
    }

    @Test
    void aGapThatNobodyKnowsIsNotShownAsIfNothingWereThere() {
        history(300);
        model.shown();
        model.seen(290);
        assertEquals(300, model.rows().size());
        model.hidden();
        live.change(Changed.everything());
        history(900);
        model.seen(0);
        model.shown();

        assertEquals(LongStream.rangeClosed(701, 900).boxed().toList().reversed(), ids());
        model.seen(190);
        assertEquals(900, model.rows().size());
    }

    @Test
    void whatChangesWhileItIsHiddenIsAskedForOnceItIsShown() {
        history(5);
        model.shown();
        model.hidden();
        live.forget();
        live.change(sessions(3L));
        assertEquals(List.of(), live.asked());

        model.shown();
        assertTrue(live.asked().contains(question(SessionsModel.FIRST_PAGE, null)));
    }

    @Test
    void eachFilterLetsThroughWhatItSays() {
        live.says("GET sessions", new Sessions(List.of(
                Samples.session(4, """
                        {"kind": "run", "status": "failed", "start": "2026-11-20T12:00:00Z",
                         "end": "2026-11-20T12:30:00Z", "failure_reason": "No space left"}"""),
                Samples.recovered(3),
                Samples.session(2, """
                        {"start": "2026-11-19T23:30:00Z", "end": "2026-11-20T00:10:00Z", "title": "Late"}"""),
                Samples.session(1, """
                        {"start": "2026-11-10T23:00:00Z", "end": "2026-11-10T23:30:00Z", "plan": "nightly"}"""))));
        model.shown();

        filter(KindChoice.RUN, StatusChoice.ALL, WhenChoice.ALL, "");
        assertEquals(List.of(4L), ids());
        filter(KindChoice.DESK, StatusChoice.ALL, WhenChoice.TODAY, "");
        assertEquals(List.of(3L, 2L), ids(), "a session that reached into today is of today");
        filter(KindChoice.ALL, StatusChoice.RECOVERED, WhenChoice.ALL, "");
        assertEquals(List.of(3L), ids());
        filter(KindChoice.ALL, StatusChoice.FAILED, WhenChoice.WEEK, "");
        assertEquals(List.of(4L), ids());
        filter(KindChoice.ALL, StatusChoice.ALL, WhenChoice.ALL, "space  NO");
        assertEquals(List.of(4L), ids());
        filter(KindChoice.ALL, StatusChoice.ALL, WhenChoice.ALL, "nightly");
        assertEquals(List.of(1L), ids());
        filter(KindChoice.ALL, StatusChoice.CANCELLED, WhenChoice.ALL, "");
        assertEquals(Stage.NO_MATCH, model.stageProperty().get());
        model.filter(SessionFilter.NONE);
        assertEquals(4, model.rows().size());
    }

    @Test
    void aSearchFindsWhatAnOperationsCommandSays() {
        live.says("GET sessions", new Sessions(List.of(Samples.session(1, """
                {"kind": "run", "operation_id": "op_0000000001", "title": "nightly job"}"""))));
        model.shown();
        live.says("GET operations?limit=1000", new Operations(List.of(Samples.operation("op_0000000001", """
                {"status": "completed", "command": ["rsync", "-a", "/home"], "ended": "2026-11-20T14:20:00Z"}"""))));
        filter(KindChoice.ALL, StatusChoice.ALL, WhenChoice.ALL, "rsync");

        assertEquals(List.of(1L), ids());
    }

    @Test
    void progressReachesTheRowAndItsEndToo() {
        Session run = Samples.session(1, """
                {"kind": "run", "operation_id": "op_0000000001", "status": "active", "end": null}""");
        live.says("GET sessions", new Sessions(List.of(run)));
        live.says("GET sessions/1", run);
        live.says("GET operations?status=running", new Operations(List.of(Samples.operation("op_0000000001", """
                {"progress": {"fraction": 0.5, "message": "half"}}"""))));
        model.shown();
        assertEquals(new Progress(0.5, "half"),
                model.rows().getFirst().shown().operation().orElseThrow().progress());

        live.says("GET operations?status=running", new Operations(List.of()));
        live.says("GET operations/op_0000000001", Samples.operation("op_0000000001", """
                {"status": "completed", "ended": "2026-11-20T14:30:00Z", "exit_code": 0}"""));
        live.change(new Changed(Set.of(Topic.OPERATIONS), List.of()));

        assertTrue(model.rows().getFirst().shown().operation().orElseThrow().terminal());
    }

    @Test
    void whatThereIsToSeeIsToldApart() {
        assertEquals(Stage.LOOKING, model.stageProperty().get());
        live.link(new Link.Away(Why.NOT_RUNNING, "no daemon", "start it"));
        assertEquals(Stage.UNSEEN, model.stageProperty().get());

        live.says("GET sessions", Failures.away());
        model.shown();
        assertEquals(Stage.UNSEEN, model.stageProperty().get());

        live.says("GET sessions", new Sessions(List.of()));
        live.change(Changed.everything());
        assertEquals(Stage.NONE, model.stageProperty().get());
        live.says("GET sessions", new Sessions(past(3, 0, 3)));
        live.change(Changed.everything());
        assertEquals(Stage.ROWS, model.stageProperty().get());

        live.link(new Link.Away(Why.NOT_RUNNING, "no daemon", "start it"));
        live.says("GET sessions", Failures.away());
        live.change(Changed.everything());
        assertEquals(Stage.ROWS, model.stageProperty().get(), "what was seen stays");
    }

    @Test
    void aPageOfAWalkThatWasGivenUpIsDropped() {
        history(2_500);
        model.shown();
        live.hold();
        model.seen(150);
        live.change(Changed.everything());
        live.release();

        assertEquals(ids().stream().distinct().toList(), ids());
        assertEquals(ids().stream().sorted().toList().reversed(), ids());
    }

    @Test
    void aPageThatWasReadBeforeAChangeOverwritesNothingThatCameAfterIt() {
        history(5);
        model.shown();
        Session active = Samples.session(5,
                "{\"status\": \"active\", \"end\": null, \"start\": \"2026-11-20T13:00:00Z\"}");
        live.says(question(SessionsModel.FIRST_PAGE, null), new Sessions(List.of(active)));
        live.hold();
        live.change(new Changed(Set.of(Topic.SESSIONS), null));
        live.releaseLater(() -> {
            live.says("GET sessions/5", Samples.session(5, "{\"start\": \"2026-11-20T13:00:00Z\"}"));
            live.says("GET sessions/6", Samples.session(6, "{\"start\": \"2026-11-20T14:20:00Z\"}"));
            live.change(sessions(5L, 6L));
        });

        assertEquals(List.of(6L, 5L), ids());
        assertEquals("ended", model.rows().getLast().session().status());
    }

    @Test
    void whatChangesInBulkWhileThePageIsOnItsWayIsAskedForAfterIt() {
        history(5);
        model.shown();
        live.forget();
        live.hold();
        live.change(new Changed(Set.of(Topic.SESSIONS), null));
        live.change(new Changed(Set.of(Topic.SESSIONS), null));
        live.release();

        String newest = question(SessionsModel.FIRST_PAGE, null);
        assertEquals(2, live.asked().stream().filter(newest::equals).count());
    }
}
