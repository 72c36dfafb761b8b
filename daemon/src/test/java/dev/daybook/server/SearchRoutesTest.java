package dev.daybook.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.Json;
import dev.daybook.api.SearchHits;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

@Timeout(60)
class SearchRoutesTest {

    private final ServedDay day;

    SearchRoutesTest(@TempDir Path folder) throws Exception {
        this.day = new ServedDay(folder);
    }

    @AfterEach
    void close() throws IOException {
        day.close();
    }

    @Test
    void aSessionIsFoundWithTheTextsThatHoldTheWords() {
        SearchHits found = found("?q=lett");

        assertEquals("lett", found.query());
        assertEquals(List.of(1L), ids(found));
        assertEquals(List.of(new SearchHits.Match("title", "Letter", ServedDay.at("09:00:00"),
                ServedDay.at("09:02:00"), 70L, List.of(List.of(0, 4)))), found.hits().getFirst().matches());
    }

    @Test
    void whatGoesOnAndWhatRunsIsFoundToo() {
        assertEquals(List.of(3L, 1L), ids(found("?q=editor")));
        assertEquals(List.of(3L), ids(found("?q=report")));
        assertEquals(List.of(4L), ids(found("?q=make")));
        assertEquals(List.of("name", "command"), found("?q=make").hits().getFirst().matches().stream()
                .map(SearchHits.Match::kind).distinct().toList());
    }

    @Test
    void theSessionsAreNarrowedByEachParameter() {
        assertEquals(List.of(2L, 1L), ids(found("?q=example.org")));
        assertEquals(List.of(1L), ids(found("?q=example.org&to=2026-03-10T10:00:00Z")));
        assertEquals(List.of(2L), ids(found("?q=example.org&from=2026-03-10T09:02:00Z")));
        assertEquals(List.of(2L), ids(found("?q=example.org&limit=1")));
        assertEquals(2, found("?q=example.org&limit=1").total());
        assertEquals(List.of(1L), ids(found("?q=example.org&before=2")));
        assertEquals(List.of(), ids(found("?q=example.org&kind=run")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "'' | Parameter 'q' is ''; it must hold at least one word that is to be found",
            "?q=-letter | Parameter 'q' is '-letter'; it must hold at least one word that is to be found",
            "?q=a&limit=0 | Parameter 'limit' is '0'; it must be a whole number from 1 to 200",
            "?q=a&before=99 | Parameter 'before' is '99'; there is no session with this id",
            "?q=a&kind=desktop | Parameter 'kind' is 'desktop'; it must be one of desk, run",
            "?q=a&query=b | Unknown parameter 'query'; known are q, kind, from, to, limit, before"})
    void whatCannotBeAskedIsRefused(String query, String detail) {
        RawHttp.Reply reply = day.get("/api/v1/search" + query);

        assertEquals(400, reply.status());
        assertEquals(detail, Json.MAPPER.readTree(reply.body()).get("detail").asString());
    }

    @Test
    void moreWordsThanAnybodyAsksAreRefusedAndTheMostThatMayBeAreAnswered() {
        StringBuilder words = new StringBuilder("letter");
        for (int i = 1; i < 64; i++) {
            words.append(" a.w").append(i);
        }

        assertEquals(List.of(), ids(found("?q=" + encoded(words.toString()))));
        assertEquals(400, day.get("/api/v1/search?q=" + encoded(words + " another")).status());
    }

    private SearchHits found(String query) {
        RawHttp.Reply reply = day.get("/api/v1/search" + query);
        assertEquals(200, reply.status(), reply::toString);
        JsonNode answer = Json.MAPPER.readTree(reply.body());
        assertTrue(answer.has("indexing"), reply::toString);
        return Json.MAPPER.treeToValue(answer, SearchHits.class);
    }

    private static List<Long> ids(SearchHits found) {
        return found.hits().stream().map(hit -> hit.session().id()).toList();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
