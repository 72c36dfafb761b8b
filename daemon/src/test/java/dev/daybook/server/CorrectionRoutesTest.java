package dev.daybook.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.daybook.api.Edit;
import dev.daybook.api.Edits;
import dev.daybook.api.Json;
import dev.daybook.api.Session;
import dev.daybook.api.SessionSplit;
import dev.daybook.api.SessionUndo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Sessions set right over the real socket, and every way in which that is refused. */
@Timeout(60)
class CorrectionRoutesTest {

    private static final String SESSIONS = "/api/v1/sessions/";

    private final ServedDay day;

    CorrectionRoutesTest(@TempDir Path folder) throws Exception {
        this.day = new ServedDay(folder);
    }

    @AfterEach
    void close() throws IOException {
        day.close();
    }

    @Test
    void anEndIsCorrectedToTheSecondAndBackToWhatTheRecoveryChose() {
        Session corrected = session(end(2, "2026-03-10T10:30:00.9Z"));
        assertEquals(ServedDay.at("10:30:00"), corrected.end());
        assertEquals(corrected, session(day.get(SESSIONS + 2)));
        assertEquals(ServedDay.at("10:01:00"), session(end(2, "2026-03-10T10:01:00Z")).end());
    }

    @Test
    void withoutAnEndNothingIsCorrected() {
        RawHttp.Reply before = day.get(SESSIONS + 1);
        assertEquals(before.json(), day.patch(SESSIONS + 1, "{}").json());
        assertEquals(before.json(), day.patch(SESSIONS + 1, "{\"end\": null}").json());
        assertEquals(before.json(), end(1, "2026-03-10T09:02:00Z").json());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "9 | 2026-03-10T09:30:00Z | 404 | not_found | Session 9 not found",
            "x | 2026-03-10T09:30:00Z | 404 | not_found | Session x not found",
            "4 | 2026-03-10T09:30:00Z | 409 | conflict | Session 4 is a run, which ends with its operation; only the end of a desk session can be corrected",
            "3 | 2026-03-10T12:00:10Z | 409 | conflict | Session 3 is active; only the end of an ended session can be corrected",
            "1 | 2026-03-10T09:00:00Z | 400 | invalid | 'end' is 2026-03-10T09:00:00Z; session 1 starts at 2026-03-10T09:00:00Z and lasts at least 1 s",
            "1 | 2026-03-10T10:00:01Z | 409 | conflict | 'end' is 2026-03-10T10:00:01Z; session 2 starts at 2026-03-10T10:00:00Z, and desk sessions never overlap",
            "2 | 2026-03-10T12:00:01Z | 409 | conflict | 'end' is 2026-03-10T12:00:01Z; session 3 starts at 2026-03-10T12:00:00Z, and desk sessions never overlap"})
    void anEndThatMayNotBeIsRefusedInOneSentence(String session, String end, int status, String code, String detail) {
        assertRefused(status, code, detail, day.patch(SESSIONS + session, "{\"end\": \"" + end + "\"}"));
    }

    @Test
    void aBodyThatIsNoneIsRefused() {
        assertEquals(400, day.patch(SESSIONS + 1, "{\"end\": \"noon\"}").status());
        assertEquals(400, day.patch(SESSIONS + 1, "{\"name\": \"Letters\"}").status());
    }

    @Test
    void aCancelIsTakenBackAndASecondTimeChangesNothing() {
        Session before = session(day.get(SESSIONS + 1));
        day.post(SESSIONS + "1/cancel", "");
        RawHttp.Reply cancelled = end(1, "2026-03-10T09:01:00Z");
        assertRefused(409, "conflict", "Session 1 is cancelled; only the end of an ended session can be corrected",
                cancelled);
        assertEquals(before, session(day.post(SESSIONS + "1/restore", "")));
        assertEquals(before, session(day.post(SESSIONS + "1/restore", "")));
    }

    @Test
    void theOpenSessionIsEndedByItsCancelAndStaysEndedWhenThatIsTakenBack() {
        day.post(SESSIONS + "3/cancel", "");
        Session restored = session(day.post(SESSIONS + "3/restore", ""));
        assertEquals("ended", restored.status());
        assertEquals("cancelled", restored.outcome());
    }

    @Test
    void aCancelThatCannotBeTakenBackSaysWhy() {
        assertRefused(409, "conflict",
                "The cancel of session 4 cannot be taken back: its processes were stopped; run it again",
                day.post(SESSIONS + "4/restore", ""));
        assertRefused(404, "not_found", "Session 9 not found", day.post(SESSIONS + "9/restore", ""));
    }

    @Test
    void allThatIsGivenIsChangedTogetherAndTakenBackTogether() {
        Session before = session(day.get(SESSIONS + 1));
        Session edited = session(day.patch(SESSIONS + 1, """
                {"title": " Letters ", "note": "To the bank\\r\\nand home", "category": "Work/Letters",
                "start": "2026-03-10T08:59:00Z", "end": "2026-03-10T09:01:00Z"}"""));
        assertEquals(List.of("Letters", "To the bank\nand home", "Work/Letters"),
                List.of(edited.title(), edited.note(), edited.category()));
        assertEquals(ServedDay.at("08:59:00"), edited.start());
        assertEquals(List.of("end", "start", "category", "note", "title"),
                Objects.requireNonNull(edited.edited()).what());
        SessionUndo undo = read(day.post(SESSIONS + "1/undo", ""), SessionUndo.class);
        assertEquals(before, undo.session());
        assertEquals(List.of("end", "start", "category", "note", "title"),
                undo.undone().stream().map(Edit::what).toList());
        assertEquals(undo.undone(), read(day.get(SESSIONS + "1/edits"), Edits.class).edits());
        assertRefused(409, "conflict", "Nothing was changed in session 1 that could be taken back",
                day.post(SESSIONS + "1/undo", ""));
    }

    @Test
    void theOpenSessionAndARunAreNamedAndNoted() {
        for (int session : new int[]{3, 4}) {
            Session named = session(day.patch(SESSIONS + session, "{\"title\": \"Call\", \"note\": \"Dates\"}"));
            assertEquals(List.of("Call", "Dates"), List.of(named.title(), named.note()));
        }
        assertNull(session(day.patch(SESSIONS + 3, "{\"title\": \"\"}")).title());
    }

    @Test
    void aSessionIsSplitAndMergedWithItsNeighbourWhicheverIsNamedFirst() {
        SessionSplit split = read(day.post(SESSIONS + "1/split", "{\"at\": \"2026-03-10T09:01:00Z\"}"),
                SessionSplit.class);
        assertEquals(ServedDay.at("09:01:00"), split.first().end());
        assertEquals(ServedDay.at("09:01:00"), split.second().start());
        assertEquals(ServedDay.at("09:02:00"), split.second().end());
        long second = split.second().id();
        Session merged = session(day.post(SESSIONS + "2/merge", "{\"with\": " + second + "}"));
        assertEquals(second, merged.id());
        assertEquals(ServedDay.at("10:01:00"), merged.end());
        assertEquals(404, day.get(SESSIONS + 2).status());
        assertRefused(409, "conflict", "The last change of session 1 cannot be taken back: session " + second
                + " was changed later (merge); undo that first, in session " + second,
                day.post(SESSIONS + "1/undo", ""));
        assertEquals(second, read(day.post(SESSIONS + second + "/undo", ""), SessionUndo.class).session().id());
        assertEquals(1, read(day.post(SESSIONS + second + "/undo", ""), SessionUndo.class).session().id());
        assertEquals(200, day.get(SESSIONS + 2).status());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "2 | {\"start\": \"2026-03-10T09:01:59Z\"} | 409 | conflict | 'start' is 2026-03-10T09:01:59Z; session 1 ends at 2026-03-10T09:02:00Z, and desk sessions never overlap",
            "2 | {\"start\": \"2026-03-10T10:01:00Z\"} | 400 | invalid | 'start' is 2026-03-10T10:01:00Z; session 2 ends at 2026-03-10T10:01:00Z and lasts at least 1 s",
            "3 | {\"start\": \"2026-03-10T11:00:00Z\"} | 409 | conflict | Session 3 is active; only the start of an ended session can be corrected",
            "1 | {\"start\": \"1969-03-10T11:00:00Z\"} | 400 | invalid | 'start' is '1969-03-10T11:00:00Z'; it must be from 1970-01-01T00:00:00Z to 9999-12-31T00:00:00Z",
            "1 | {\"title\": \"a\\nb\"} | 400 | invalid | 'title' holds a line break or another control character; it must be one line",
            "1 | {\"title\": \"\\ud800\"} | 400 | invalid | 'title' holds a line break or another control character; it must be one line",
            "1 | {\"note\": \"a\\u001b[2J\"} | 400 | invalid | 'note' holds a control character; it may hold text, tabs and line breaks",
            "1 | {\"category\": \"Work//Code\"} | 400 | invalid | 'category' is 'Work//Code'; it must be a name such as Work/Code",
            "1 | {\"title\": \"Letters\", \"end\": \"2026-03-10T09:00:00Z\"} | 400 | invalid | 'end' is 2026-03-10T09:00:00Z; session 1 starts at 2026-03-10T09:00:00Z and lasts at least 1 s"})
    void whatMayNotBeIsRefusedInOneSentenceAndNothingHasChanged(String session, String body, int status, String code,
            String detail) {
        String before = day.get(SESSIONS + session).body();
        assertRefused(status, code, detail, day.patch(SESSIONS + session, body));
        assertEquals(before, day.get(SESSIONS + session).body());
    }

    @Test
    void textsThatAreTooLongAreRefused() {
        assertRefused(400, "invalid", "'title' has 501 characters; at most 500 are possible",
                day.patch(SESSIONS + 1, "{\"title\": \"" + "a".repeat(501) + "\"}"));
        assertRefused(400, "invalid", "'note' has 16001 characters; at most 16000 are possible",
                day.patch(SESSIONS + 1, "{\"note\": \"" + "a".repeat(16_001) + "\"}"));
        assertRefused(400, "invalid", "'category' has 201 characters; at most 200 are possible",
                day.patch(SESSIONS + 1, "{\"category\": \"" + "a".repeat(201) + "\"}"));
        assertEquals(200, day.patch(SESSIONS + 1, "{\"note\": \"" + "ä".repeat(16_000) + "\"}").status());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "1/split | {} | 400 | invalid | 'at' is missing; it must be the UTC instant at which to split",
            "1/split | {\"at\": \"2026-03-10T09:00:00Z\"} | 400 | invalid | 'at' is 2026-03-10T09:00:00Z; session 1 goes from 2026-03-10T09:00:00Z to 2026-03-10T09:02:00Z, and each part lasts at least 1 s",
            "3/split | {\"at\": \"2026-03-10T12:00:10Z\"} | 409 | conflict | Session 3 is active; only an ended session can be split",
            "4/split | {\"at\": \"2026-03-10T12:00:10Z\"} | 409 | conflict | Session 4 is a run, which ends with its operation; only a desk session can be split",
            "9/split | {\"at\": \"2026-03-10T12:00:10Z\"} | 404 | not_found | Session 9 not found",
            "1/merge | {} | 400 | invalid | 'with' is missing; it must be the number of the session before or after it",
            "1/merge | {\"with\": 1} | 400 | invalid | 'with' is 1; a session cannot be merged with itself",
            "1/merge | {\"with\": 9} | 404 | not_found | Session 9 not found",
            "1/merge | {\"with\": 3} | 409 | conflict | Session 3 is active; only ended sessions can be merged",
            "9/undo | | 404 | not_found | Session 9 not found"})
    void aSplitMergeOrUndoThatMayNotBeIsRefusedInOneSentence(String target, @Nullable String body, int status,
            String code, String detail) {
        assertRefused(status, code, detail, day.post(SESSIONS + target, body == null ? "" : body));
    }

    private RawHttp.Reply end(long session, String end) {
        return day.patch(SESSIONS + session, "{\"end\": \"" + end + "\"}");
    }

    private static Session session(RawHttp.Reply reply) {
        return read(reply, Session.class);
    }

    private static <T> T read(RawHttp.Reply reply, Class<T> shape) {
        assertEquals(200, reply.status(), reply.body());
        return Json.MAPPER.treeToValue(reply.json(), shape);
    }

    private static void assertRefused(int status, String code, String detail, RawHttp.Reply reply) {
        assertEquals(detail, reply.detail());
        assertEquals(status, reply.status());
        assertEquals(code, reply.json().path("code").asString(""));
    }
}
