package dev.daybook.server;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Every malformed request gets a problem document that names the part that is wrong and its value. */
@Timeout(60)
class ApiRefusalsTest {

    private static final JsonNode DOCUMENT = OpenApi.document();
    private static final String PAUSE = "/api/v1/recorder/pause";

    private final ServedDay day;

    ApiRefusalsTest(@TempDir Path folder) throws Exception {
        this.day = new ServedDay(folder);
    }

    @AfterEach
    void close() throws IOException {
        day.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            sessions?from=yesterday                                  | 'from' is 'yesterday'
            sessions?to=2026-03-10                                   | 'to' is '2026-03-10'
            sessions?to=2026-13-10T00:00:00Z                         | 'to' is '2026-13-10T00:00:00Z'
            sessions?from=                                           | 'from' is ''
            timeline?to=-1000000000-01-01T00:00:00Z                  | 'to' is '-1000000000-01-01T00:00:00Z'
            totals?to=%2B1000000000-12-31T23:59:59.999999999Z        | 'to' is '+1000000000-12-31T23:59:59.999999999Z'
            sessions?limit=0                                         | 'limit' is '0'; it must be a whole number from 1 to 1000
            sessions?limit=1001                                      | 'limit' is '1001'; it must be a whole number from 1 to 1000
            sessions?limit=abc                                       | 'limit' is 'abc'
            sessions?limit=                                          | 'limit' is ''
            sessions?limit=99999999999999999999                      | 'limit' is '99999999999999999999'
            sessions?before=0                                        | 'before' is '0'
            sessions?before=99                                       | 'before' is '99'; there is no session with this id
            sessions?status=Active                                   | 'status' is 'Active'; it must be one of active, ended, failed, cancelled
            sessions?kind=table                                      | 'kind' is 'table'; it must be one of desk, run
            totals?by=colour                                         | 'by' is 'colour'; it must be one of app, title, category
            sessions?stauts=active                                   | Unknown parameter 'stauts'; known are status, kind, from, to, limit, before
            health?verbose=1                                         | Unknown parameter 'verbose'; this takes none
            sessions/1?limit=1                                       | Unknown parameter 'limit'; this takes none
            sessions?limit=1&limit=2                                 | Parameter 'limit' is given more than once
            sessions?limit=%zz                                       | The query is not readable
            sessions?limit=%ff%fe                                    | The query is not readable
            timeline?from=2026-03-10T12:00:00Z&to=2026-03-10T11:59:59Z | 'to' is '2026-03-10T11:59:59Z', which is before 'from', '2026-03-10T12:00:00Z'
            totals?from=2027-01-01T00:00:00Z                         | 'to' is '2026-03-10T12:00:30Z', which is before 'from', '2027-01-01T00:00:00Z'
            timeline?from=2026-01-01T00:00:00Z&to=2026-01-09T00:00:01Z | more than 8 days
            days/today                                               | The day is 'today'; it must be a date such as 2026-01-31
            days/2026-02-30                                          | The day is '2026-02-30'
            days/1969-12-31                                          | The day is '1969-12-31'; it must be a date such as 2026-01-31, from 1970-01-01 to 9999-12-30
            days/%2B12345-01-01                                      | The day is '+12345-01-01'
            days/2026-03-10?zone=Berlin                              | 'zone' is 'Berlin'; it must be the name of a time zone such as Europe/Berlin
            days?zone=                                               | 'zone' is ''
            days?from=2026-03-10T00:00:00Z                           | 'from' is '2026-03-10T00:00:00Z'
            days?to=999999999-01-01                                  | 'to' is '999999999-01-01'
            days?from=2026-03-11                                     | 'to' is '2026-03-10', which is before 'from', '2026-03-11'
            days?from=2026-03-01&to=2026-04-01                       | From 'from', '2026-03-01', to 'to', '2026-04-01', are more than 31 days; ask for less
            days?from=1970-01-01&to=9999-12-30                       | more than 31 days
            """)
    void aQueryThatIsWrongIsNamed(String target, String says) {
        assertRefused(400, "invalid", says, day.get("/api/v1/" + target));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"minutes": 5, "until": "2026-03-10T13:00:00Z"} | 'minutes' is 5 and 'until' is 2026-03-10T13:00:00Z
            {"minutes": 0}                                  | 'minutes' is 0; it must be from 1 to 10080
            {"minutes": 10081}                              | 'minutes' is 10081; it must be from 1 to 10080
            {"minutes": -1}                                 | 'minutes' is -1
            {"minutes": 99999999999}                        | at line 1, column
            {"minutes": 1.9}                                | at line 1, column
            {"minutes": "15"}                               | at line 1, column
            {"minutes": true}                               | at line 1, column
            {"minutes": {}}                                 | at line 1, column
            {"minutes": 1, "minutes": 2}                    | minutes
            {"until": "2026-03-10T12:00:30Z"}               | 'until' is 2026-03-10T12:00:30Z; it must be after now
            {"until": "+999999999-01-01T00:00:00Z"}         | 'until' is +999999999-01-01T00:00:00Z
            {"until": "tomorrow"}                           | tomorrow
            {"minuets": 5}                                  | minuets
            {"minutes": 5                                   | at line 1, column
            {"minutes": 5} {}                               | at line 1, column
            []                                              | at line 1, column
            "15"                                            | PauseRequest
            15                                              | PauseRequest
            null                                            | The body is null
            """)
    void aBodyThatIsWrongIsNamed(String body, String says) {
        assertRefused(400, "invalid", says, day.post(PAUSE, body));
        assertNotPaused();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "after": "op_0123456789"  | 'after'
            "group": "g"              | 'group'
            "timeout_seconds": 3      | 'timeout_seconds'
            "retries": 1              | 'retries'
            "command": ["make"]       | 'command'
            """)
    void whatNobodyWouldSeeToInsideTheDaemonIsRefused(String wish, String named) {
        assertRefused(400, "invalid", named + " goes with type command alone",
                day.post("/api/v1/operations", "{\"type\": \"summarise\", " + wish + "}"));
    }

    @Test
    void brokenJsonIsRefusedWithLineAndColumn() {
        assertRefused(400, "invalid", "The body is not a valid PauseRequest at line 2, column 14",
                day.post(PAUSE, "{\n  \"minutes\": x}"));
    }

    @Test
    void aBodyThatIsNotUtf8IsRefused() {
        byte[] head = RawHttp.head("POST", PAUSE, "Content-Length: 15\r\n\r\n").getBytes(StandardCharsets.UTF_8);
        byte[] body = "{\"until\": \"\u00e9\u00e9\"}".getBytes(StandardCharsets.ISO_8859_1);
        byte[] request = java.util.Arrays.copyOf(head, head.length + body.length);
        System.arraycopy(body, 0, request, head.length, body.length);

        assertRefused(400, "invalid", "The body is not UTF-8", RawHttp.send(day.socket, request));
    }

    @Test
    void aBodyBeyondTheLimitIsRefusedAndOneOfTheLimitIsRead() {
        String padded = " ".repeat(RequestBody.MOST - 2);

        assertRefused(413, "invalid", "The body is larger than 65536 bytes", day.post(PAUSE, " ".repeat(70_000)));
        assertRefused(413, "invalid", "The body is larger than 65536 bytes", day.post(PAUSE, padded + "{} "));
        assertNotPaused();
        assertEquals(200, day.post(PAUSE, padded + "{}").status());
    }

    @Test
    void deepNestingIsRefused() {
        assertRefused(400, "invalid", "PauseRequest", day.post(PAUSE, "{\"minutes\":" + "[".repeat(30_000)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"99", "abc", "-1", "0", "1.0", "9223372036854775808"})
    void aSessionThatIsNotThereIsNotFound(String id) {
        assertRefused(404, "not_found", "Session " + id + " not found", day.get("/api/v1/sessions/" + id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/api/v1", "/api/v1/", "/api/v1/sessions/", "/api/v1/sessions/1/", "/api/v2/health",
            "/api/v1/Health", "/api/v1/sessions/1/cancel/now"})
    void anUnknownPathIsNamed(String path) {
        assertRefused(404, "not_found", "Nothing lives at " + path, day.get(path));
    }

    @ParameterizedTest
    @CsvSource({"DELETE,/api/v1/sessions/1,'GET, PATCH'", "POST,/api/v1/health,GET", "GET,/api/v1/recorder/pause,POST",
            "HEAD,/api/v1/timeline,GET", "PATCH,/api/v1/daemon/stop,POST", "OPTIONS,/api/v1/totals,GET",
            "BREW,/api/v1/totals,GET"})
    void aWrongVerbIsToldTheRightOne(String verb, String path, String right) {
        RawHttp.Reply reply = RawHttp.send(day.socket, RawHttp.head(verb, path, "Content-Length: 0\r\n\r\n"));

        assertEquals(405, reply.status());
        assertEquals(right, reply.headers().get("allow"));
        if (!verb.equals("HEAD")) {
            assertRefused(405, "invalid", verb + " is not possible at " + path + "; it takes " + right, reply);
        }
    }

    @Test
    void bytesThatAreNoHttpAreRefused() {
        assertAll(
                () -> assertRefused(400, "invalid", "", RawHttp.send(day.socket, "\0\1\2 what is this\r\n\r\n")),
                () -> assertRefused(400, "invalid", "", day.get("//api/v1/health")),
                () -> assertRefused(505, "invalid", "", RawHttp.send(day.socket, "GET /api/v1/health\r\n\r\n")),
                () -> assertRefused(400, "invalid", "", RawHttp.send(day.socket,
                        "GET /api/v1/health HTTP/1.1\r\nConnection: close\r\n\r\n")),
                () -> assertRefused(400, "invalid", "", RawHttp.send(day.socket,
                        RawHttp.head("POST", PAUSE, "Content-Length: many\r\n\r\n"))),
                () -> assertRefused(400, "invalid", "", RawHttp.send(day.socket,
                        RawHttp.head("POST", PAUSE, "Transfer-Encoding: chunked\r\n\r\nzz\r\n{}\r\n0\r\n\r\n"))),
                () -> assertRefused(400, "invalid", "", RawHttp.send(day.socket,
                        RawHttp.head("GET", "/api/v1/%zz", "\r\n"))),
                () -> assertRefused(505, "invalid", "", RawHttp.send(day.socket, "GET / HTTP/9.9\r\n\r\n")));
        assertEquals(200, day.get("/api/v1/health").status());
    }

    @Test
    void aHeadOfTwentyKilobytesIsRefused() {
        assertRefused(431, "invalid", "", RawHttp.send(day.socket,
                RawHttp.head("GET", "/api/v1/health", "X-Long: " + "x".repeat(20_000) + "\r\n\r\n")));
        assertRefused(414, "invalid", "", day.get("/api/v1/health?" + "x".repeat(20_000)));
    }

    private static final Set<String> FREE_TEXT = Set.of("q", "title", "app", "url");

    /** What the description says of each parameter's range is what the program does. */
    @Test
    void everyDescribedParameterTakesWhatItsSchemaAllowsAndRefusesWhatItForbids() {
        List<String> tried = new ArrayList<>();
        DOCUMENT.get("paths").properties().forEach(path -> path.getValue().path("get").path("parameters")
                .valueStream().filter(parameter -> parameter.get("in").asString().equals("query"))
                .forEach(parameter -> {
                    String name = parameter.get("name").asString();
                    JsonNode schema = parameter.get("schema");
                    allowed(schema).forEach(value -> assertEquals(200, ask(path.getKey(), name, value).status(),
                            () -> path.getKey() + " " + name + "=" + value));
                    // Of words that are looked for or tried anything may be asked.
                    (FREE_TEXT.contains(name) ? List.<String>of() : forbidden(schema))
                            .forEach(value -> assertRefused(400, "invalid",
                                    "Parameter '" + name + "' is '" + value + "'", ask(path.getKey(), name, value)));
                    tried.add(name);
                }));
        assertEquals(33, tried.size(), tried.toString());
    }

    private RawHttp.Reply ask(String path, String name, String value) {
        String sought = path.endsWith("/search") && !name.equals("q") ? "q=word&" : "";
        return day.get(path.replace("{id}", ServedDay.OPERATION).replace("{date}", "2026-03-10") + "?" + sought + name
                + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
    }

    private static List<String> allowed(JsonNode schema) {
        if (schema.has("enum")) {
            return schema.get("enum").valueStream().map(JsonNode::asString).toList();
        }
        List<String> values = new ArrayList<>();
        if (schema.has("minimum")) {
            values.add(schema.get("minimum").asString());
        }
        if (schema.has("maximum")) {
            values.add(schema.get("maximum").asString());
        }
        return switch (schema.path("format").asString("")) {
            case "date-time" -> List.of("2026-03-10T12:00:00Z");
            case "date" -> List.of("2026-03-10");
            default -> values;
        };
    }

    private static List<String> forbidden(JsonNode schema) {
        List<String> values = new ArrayList<>(List.of("\u00a7", ""));
        if (schema.has("minimum")) {
            values.add(String.valueOf(schema.get("minimum").asLong() - 1));
        }
        if (schema.has("maximum")) {
            values.add(String.valueOf(schema.get("maximum").asLong() + 1));
        }
        values.removeAll(schema.path("enum").valueStream().map(JsonNode::asString).toList());
        return values;
    }

    private void assertNotPaused() {
        assertFalse(day.get("/api/v1/health").json().at("/recorder/state").asString().equals("paused"));
    }

    private static void assertRefused(int status, String code, String says, RawHttp.Reply reply) {
        assertEquals(status, reply.status(), reply::toString);
        assertEquals("application/problem+json", reply.headers().get("content-type"), reply::toString);
        assertEquals(List.of(),
                SchemaCheck.faults(DOCUMENT, DOCUMENT.at("/components/schemas/Problem"), reply.json()));
        assertEquals(status, reply.json().get("status").asInt());
        assertEquals(code, reply.json().get("code").asString());
        assertTrue(reply.detail().contains(says), reply.body());
        assertFalse(reply.detail().isBlank() || reply.detail().contains("\n"), reply.body());
    }
}
