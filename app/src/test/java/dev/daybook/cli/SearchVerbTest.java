package dev.daybook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.client.FakeDaemon;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchVerbTest {

    private static final String NOTHING = "{\"query\":\"rep quart\",\"hits\":[],\"total\":0,\"indexing\":null}";
    private static final String FOUND = """
            {"query":"rep","hits":[
            {"session":{"id":412,"kind":"desk","title":"Editor, Mail","status":"ended","start":"2026-11-22T08:02:00Z",
            "end":"2026-11-22T09:14:00Z","summary":"written"},"matches":[
            {"kind":"title","text":"Quarterly report","start":"2026-11-22T08:10:00Z","end":"2026-11-22T08:50:00Z",
            "seconds":1860,"marks":[[10,13]]},
            {"kind":"url","text":"https://example.org/report","start":"2026-11-22T08:10:00Z","end":"2026-11-22T08:50:00Z",
            "seconds":40,"marks":[[20,23]]}]},
            {"session":{"id":7,"kind":"run","title":"make report","status":"ended","start":"2026-11-21T08:02:00Z",
            "end":"2026-11-21T08:02:05Z","summary":"none"},"matches":[
            {"kind":"name","text":"make report","start":null,"end":null,"seconds":null,"marks":[[5,8]]}]}],
            "total":9,"indexing":{"done":1200,"of":40000}}
            """;

    @TempDir
    Path home;

    private CommandLineFixture line;

    @BeforeEach
    void setUp() {
        line = new CommandLineFixture(home);
    }

    @Test
    void whatWasFoundStandsUnderItsSessionAndThatUnderItsDay() throws Exception {
        try (FakeDaemon _ = line.daemon(_ -> FakeDaemon.ok(FOUND))) {
            var ran = line.run("search", "rep");
            assertEquals("""
                    Sunday 22 November 2026
                      09:02 – 10:14  1 h 12 min  412  Editor, Mail
                        Quarterly report  31 min
                        url  https://example.org/report  40 s

                    Saturday 21 November 2026
                      09:02 – 09:02         5 s    7  make report
                        name  make report

                      The newest 2 of 9 sessions; --limit shows more, --from and --to narrow

                    ! 1200 of 40000 sessions are indexed so far; ask again in a moment
                    """, ran.out(), ran.err());
            assertEquals(0, ran.exit());
            assertEquals(FOUND, line.run("search", "rep", "--json").out());
        }
    }

    @Test
    void whereNothingIsFoundThePageSaysWhatWasLookedFor() throws Exception {
        try (FakeDaemon _ = line.daemon(_ -> FakeDaemon.ok(NOTHING))) {
            var ran = line.run("search", "rep", "quart");
            assertTrue(ran.out().startsWith("No session holds all of rep quart.\n"), ran.out());
            assertEquals(0, ran.exit());
            assertTrue(line.run("search", "rep", "quart", "--from", "today").out().startsWith(
                    "No session holds all of rep quart in the time"));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "rep,quart | rep quart",
            "quarterly report | \"quarterly report\"",
            "report,-draft copy | report -\"draft copy\"",
            "report,-draft,-hello | report -draft -hello",
            "an \"exact phrase\" | an \"exact phrase\"",
            "会議,C++ & %41 | 会議 \"C++ & %41\""})
    void theWordsReachTheDaemonAsTheyWereMeant(String arguments, String question) throws Exception {
        try (FakeDaemon daemon = line.daemon(_ -> FakeDaemon.ok(NOTHING))) {
            List<String> command = new ArrayList<>(List.of("search"));
            command.addAll(List.of(arguments.split(",", -1)));
            var ran = line.run(command.toArray(String[]::new));
            assertEquals(0, ran.exit(), ran.err());
            String target = daemon.asked().getLast().target();
            assertTrue(target.startsWith("/api/v1/search?q=") && target.endsWith("&limit=20"), target);
            assertEquals(question, URLDecoder.decode(target.substring(17, target.lastIndexOf('&')),
                    StandardCharsets.UTF_8));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-h", "--help"})
    void helpShowsExamplesAndAsksNobody(String option) {
        var ran = line.run("search", option);
        assertTrue(ran.out().contains("daybook search BlockFolder.java -test"), ran.out());
        assertEquals(0, ran.exit(), ran.err());
    }

    @Test
    void theTimeAndTheKindAreAskedFor() throws Exception {
        try (FakeDaemon daemon = line.daemon(_ -> FakeDaemon.ok(NOTHING))) {
            line.run("search", "rep", "--kind", "run", "--from", "yesterday", "--to", "today", "--limit", "3");
            assertEquals(
                    "/api/v1/search?q=rep&kind=run&from=2026-11-20T23%3A00%3A00Z&to=2026-11-22T23%3A00%3A00Z&limit=3",
                    daemon.asked().getLast().target());
        }
    }
}
