package dev.daybook.server;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.Day;
import dev.daybook.api.Days;
import dev.daybook.api.Json;
import dev.daybook.api.LogPart;
import dev.daybook.api.Session;
import dev.daybook.api.Sessions;
import dev.daybook.api.Timeline;
import dev.daybook.api.Totals;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Every route's answer, from the real store over the real socket, held against what the description promises. */
@Timeout(60)
class ApiAnswersTest {

    private static final JsonNode DOCUMENT = OpenApi.document();

    private final ServedDay day;

    ApiAnswersTest(@TempDir Path folder) throws Exception {
        this.day = new ServedDay(folder);
    }

    @AfterEach
    void close() throws IOException {
        day.close();
    }

    @Test
    void healthTellsTheRealState() {
        await().until(() -> answer("GET", "/api/v1/health").at("/recorder/state").asString().equals("recording"));

        JsonNode health = answer("GET", "/api/v1/health");

        assertEquals("script", health.at("/recorder/source").asString());
        assertEquals(1, health.at("/recovery/recovered").asInt());
        assertEquals(2, health.at("/summaries/pending").asInt());
        assertTrue(health.at("/store/sequence").asLong() > 0);
    }

    @Test
    void sessionsComeNewestFirst() {
        assertEquals(List.of(4L, 3L, 2L, 1L), ids("/api/v1/sessions"));
    }

    @Test
    void sessionsAreNarrowedByEachParameter() {
        assertEquals(List.of(3L), ids("/api/v1/sessions?status=active"));
        assertEquals(List.of(2L, 1L), ids("/api/v1/sessions?status=ended"));
        assertEquals(List.of(4L), ids("/api/v1/sessions?kind=run"));
        assertEquals(List.of(4L, 3L, 2L), ids("/api/v1/sessions?from=2026-03-10T09:02:00Z"));
        assertEquals(List.of(1L), ids("/api/v1/sessions?to=2026-03-10T10:00:00Z"));
        assertEquals(List.of(4L, 3L), ids("/api/v1/sessions?limit=2"));
        assertEquals(List.of(1L), ids("/api/v1/sessions?limit=2&before=2"));
        assertEquals(List.of(), ids("/api/v1/sessions?before=1"));
    }

    @Test
    void anEndedSessionSaysWhenAndWhy() {
        Session session = Json.MAPPER.treeToValue(answer("GET", "/api/v1/sessions/{id}", "/api/v1/sessions/1"),
                Session.class);

        assertEquals(
                new Session(1, "desk", null, null, "ended", ServedDay.at("09:00:00"), ServedDay.at("09:02:00"),
                        "Uncategorised", null, null, null, "idle", null, "pending", 0, null, null, null),
                session);
    }

    @Test
    void aRecoveredSessionCarriesItsRecord() {
        JsonNode session = answer("GET", "/api/v1/sessions/{id}", "/api/v1/sessions/2");

        assertEquals("recovered", session.get("outcome").asString());
        assertEquals("2026-03-10T10:01:00Z", session.get("end").asString());
        assertEquals("killed", session.at("/recovered/cause").asString());
        assertEquals("block", session.at("/recovered/evidence").asString());
    }

    @Test
    void theTimelineShowsStoredBlocksAndTheMinuteThatIsStillRunning() {
        JsonNode answer = answer("GET", "/api/v1/timeline");
        List<Timeline.Block> blocks = Json.MAPPER.treeToValue(answer, Timeline.class).blocks();

        assertEquals(List.of("09:00", "09:01", "10:00", "12:00"),
                blocks.stream().map(block -> block.start().toString().substring(11, 16)).toList());
        assertEquals(new Timeline.Block(ServedDay.at("09:00:00"), ServedDay.at("09:01:00"), 60, 0, 0, 1L,
                List.of(new Timeline.Use("Editor", "Letter", null, "Uncategorised", 40),
                        new Timeline.Use("Browser", "News", "https://example.org/", "Uncategorised", 20))),
                blocks.getFirst());
        assertEquals(3L, blocks.getLast().sessionId());
        assertEquals(30, blocks.getLast().activeSeconds());
    }

    @Test
    void theTimelineHoldsTheBlocksThatStartInTheRange() {
        Timeline timeline = Json.MAPPER.treeToValue(answer("GET", "/api/v1/timeline",
                "/api/v1/timeline?from=2026-03-10T09:01:00Z&to=2026-03-10T10:00:00Z"), Timeline.class);

        assertEquals(List.of(ServedDay.at("09:01:00")), timeline.blocks().stream().map(Timeline.Block::start).toList());
    }

    @Test
    void totalsSumByApplicationUnlessAskedForTitles() {
        assertEquals(new Totals(ServedDay.NOW.minusSeconds(86_400), ServedDay.NOW, "app", 180, 20, 10,
                List.of(new Totals.Total("Editor", 100), new Totals.Total("Browser", 80))),
                Json.MAPPER.treeToValue(answer("GET", "/api/v1/totals"), Totals.class));
        assertEquals(List.of(new Totals.Total("News", 80), new Totals.Total("Letter", 70),
                new Totals.Total("Report", 30)),
                Json.MAPPER.treeToValue(answer("GET", "/api/v1/totals", "/api/v1/totals?by=title"), Totals.class)
                        .totals());
    }

    @Test
    void totalsSumByCategory() {
        assertEquals(List.of(new Totals.Total("Uncategorised", 180)),
                Json.MAPPER.treeToValue(answer("GET", "/api/v1/totals", "/api/v1/totals?by=category"), Totals.class)
                        .totals());
    }

    @Test
    void aDayTellsWhereItsTimeWent() {
        Day day = Json.MAPPER.treeToValue(answer("GET", "/api/v1/days/{date}", "/api/v1/days/2026-03-10"), Day.class);

        assertEquals(new Day(LocalDate.of(2026, 3, 10), "Z", ServedDay.at("00:00:00"),
                Instant.parse("2026-03-11T00:00:00Z"),
                new Day.Coverage(120, 60, 20, 10, 0, 0, 43_020, 43_170),
                List.of(gap("00:00:00", "09:00:00"), gap("09:02:00", "10:00:00"), gap("10:01:00", "12:00:00")),
                List.of(new Totals.Total("Uncategorised", 180)),
                List.of(new Totals.Total("Editor", 100), new Totals.Total("Browser", 80))), day);
    }

    @Test
    void aDayIsAPlacesOwn() {
        Day day = Json.MAPPER.treeToValue(
                answer("GET", "/api/v1/days/{date}", "/api/v1/days/2026-03-10?zone=Asia/Kathmandu"), Day.class);

        assertEquals("Asia/Kathmandu", day.zone());
        assertEquals(Instant.parse("2026-03-09T18:15:00Z"), day.start());
        assertEquals(Instant.parse("2026-03-10T18:15:00Z"), day.end());
        assertEquals(86_400 - 43_230 - 20_700, day.coverage().ahead());
    }

    @Test
    void daysComeInOrderWithTheLastIncludedAndTodayAlone() {
        assertEquals(List.of("2026-03-08", "2026-03-09", "2026-03-10"),
                dates("?from=2026-03-08&to=2026-03-10"));
        assertEquals(List.of("2026-03-10"), dates(""));
        assertEquals(List.of("2026-03-11"), dates("?zone=Pacific/Kiritimati"));
        assertEquals(List.of("2025-10-26"), dates("?to=2025-10-26"));
        assertEquals(31, dates("?from=2026-03-01&to=2026-03-31").size());
    }

    private List<String> dates(String query) {
        Days days = Json.MAPPER.treeToValue(answer("GET", "/api/v1/days", "/api/v1/days" + query), Days.class);
        return days.days().stream().map(day -> day.date().toString()).toList();
    }

    private static Day.Gap gap(String start, String end) {
        return new Day.Gap(ServedDay.at(start), ServedDay.at(end), "unknown");
    }

    @Test
    void aPauseHoldsUntilItsEndOrUntilResumed() {
        assertEquals("2026-03-10T12:15:30Z", pause("{\"minutes\": 15}").get("paused_until").asString());
        assertEquals("2026-03-11T04:00:00Z", pause("{\"until\": \"2026-03-11T04:00:00Z\"}").get("paused_until")
                .asString());
        assertTrue(pause("").get("paused_until").isNull());
        assertTrue(pause("{\"minutes\": null}").get("paused_until").isNull());
        assertEquals("paused", answer("GET", "/api/v1/health").at("/recorder/state").asString());

        JsonNode resumed = answer("POST", "/api/v1/recorder/resume");

        assertFalse(resumed.get("state").asString().equals("paused"), resumed.toString());
        await().until(() -> answer("GET", "/api/v1/health").at("/recorder/state").asString().equals("recording"));
    }

    @Test
    void aPartOfALogTellsWhereTheNextBegins() {
        String part = "/api/v1/operations/" + ServedDay.OPERATION + "/log/part?offset=5";

        JsonNode answer = answer("GET", "/api/v1/operations/{id}/log/part", part);

        assertEquals(new LogPart("", 5, 5, true), Json.MAPPER.treeToValue(answer, LogPart.class));
    }

    @Test
    void theDaemonIsAskedToStop() {
        assertEquals("The daemon is stopping", answer("POST", "/api/v1/daemon/stop").get("message").asString());
        assertTrue(day.stopAsked.get());
    }

    @Test
    void theDescriptionIsServedAsItStands() {
        assertEquals(DOCUMENT, answer("GET", "/api/v1/openapi.json"));
    }

    private JsonNode pause(String body) {
        return documented("POST", "/api/v1/recorder/pause", day.post("/api/v1/recorder/pause", body));
    }

    private List<Long> ids(String target) {
        return Json.MAPPER.treeToValue(answer("GET", "/api/v1/sessions", target), Sessions.class).sessions().stream()
                .map(Session::id).toList();
    }

    private JsonNode answer(String verb, String path) {
        return answer(verb, path, path);
    }

    private JsonNode answer(String verb, String path, String target) {
        return documented(verb, path, verb.equals("GET") ? day.get(target) : day.post(target, ""));
    }

    /** The answer, once its status, type and shape are as described. */
    private static JsonNode documented(String verb, String path, RawHttp.Reply reply) {
        JsonNode response = DOCUMENT.path("paths").path(path).path(verb.toLowerCase(Locale.ROOT)).path("responses")
                .path(String.valueOf(reply.status()));
        assertFalse(response.isMissingNode(), () -> verb + " " + path + " answered " + reply);
        assertEquals("application/json", reply.headers().get("content-type"));
        JsonNode schema = response.at("/content/application~1json/schema");
        assertEquals(List.of(), SchemaCheck.faults(DOCUMENT, schema, reply.json()), reply.body());
        return reply.json();
    }
}
