package dev.daybook.server;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.daybook.api.Json;
import dev.daybook.api.Session;
import java.io.IOException;
import java.nio.file.Path;
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
        assertEquals(400, day.patch(SESSIONS + 1, "{\"title\": \"Letters\"}").status());
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

    private RawHttp.Reply end(long session, String end) {
        return day.patch(SESSIONS + session, "{\"end\": \"" + end + "\"}");
    }

    private static Session session(RawHttp.Reply reply) {
        assertEquals(200, reply.status(), reply.body());
        return Json.MAPPER.treeToValue(reply.json(), Session.class);
    }

    private static void assertRefused(int status, String code, String detail, RawHttp.Reply reply) {
        assertEquals(detail, reply.detail());
        assertEquals(status, reply.status());
        assertEquals(code, reply.json().path("code").asString(""));
    }
}
