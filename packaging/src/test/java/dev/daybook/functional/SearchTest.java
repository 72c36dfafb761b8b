package dev.daybook.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.SearchHits;
import dev.daybook.client.Call;
import dev.daybook.client.ClientException;
import dev.daybook.client.SessionQuery;
import dev.daybook.platform.FolderTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** E7: what was seen is found again, whatever became of the index. */
@Timeout(180)
class SearchTest {

    private static final Instant DAY = Instant.parse("2026-03-10T09:00:00Z");

    private final Home home;

    SearchTest(@TempDir Path folder) {
        this.home = new Home(folder);
    }

    @AfterEach
    void endWhatWasStarted() throws Exception {
        home.end();
    }

    @Test
    void sessionsAreFoundByTheirTitlesOverAllHistoryAndAfterEveryHarmToTheIndex() throws Exception {
        Home.terminate(home.start());
        SampleHistory.twoWeeks(Instant.parse("2026-03-01T20:00:00Z"), ZoneOffset.UTC).fill(home.databaseBase());
        long sessions;
        try (Tamper database = home.database()) {
            titled(database, 900_001, DAY, "第3回会議資料.docx — LibreOffice");
            titled(database, 900_002, DAY.plusSeconds(3_600), "Résumé für Frau Groß — BlockFolder.java");
            sessions = database.number("SELECT COUNT(*) FROM session");
        }
        Process daemon = home.start();
        assertEquals(List.of(900_001L), ids("会議"));
        assertEquals(List.of(900_002L), ids("resume gross folder"));
        awaitAll();
        long made = total("make");
        assertTrue(made > 0 && made < sessions, () -> made + " of " + sessions);
        assertPages();

        // A kill while the index is written, and with another one half gone.
        home.answer(Call.search("resume", among()));
        Home.kill9(daemon);
        Path index = home.directories.search();
        FolderTree.delete(index);
        daemon = home.launch();
        Awaitility.await().atMost(Duration.ofSeconds(40)).pollInterval(Duration.ofMillis(2))
                .until(() -> !files(index).isEmpty());
        Home.kill9(daemon);
        daemon = home.start();
        awaitAll();
        assertEquals(made, total("make"));

        Home.kill9(daemon);
        for (Path file : files(index)) {
            Files.writeString(file, "no index");
        }
        home.start();
        assertEquals(List.of(900_002L), ids("resume"));
        awaitAll();
        assertEquals(made, total("make"));
        assertTrue(home.health().notices().stream().noneMatch(notice -> notice.startsWith("Search")));
        assertEquals("", home.errors(), "the library says nothing on the error stream");
    }

    private void assertPages() throws Exception {
        Home.Ran ran = home.daybook("search", "resume", "-draft");
        assertEquals("""
                Tuesday 10 March 2026
                  10:00 – 10:01  1 min  900002  untitled
                    Résumé für Frau Groß — BlockFolder.java  1 min
                """, ran.out(), ran.err());
        assertEquals(0, ran.exit());
        Home.Ran none = home.daybook("search", "resume", "会議");
        assertTrue(none.out().startsWith("No session holds all of resume 会議."), none.out());
        assertEquals(0, none.exit());
        Home.Ran refused = home.daybook("search", "--", "-resume");
        assertEquals(1, refused.exit());
        assertTrue(refused.err().contains("must hold at least one word"), refused.err());
        assertTrue(home.daybook("search", "resume", "--json").out().startsWith("{\"query\":\"resume\",\"hits\":[{"));
    }

    @Test
    void aRunIsFoundByItsCommandAsSoonAsItIsThere() throws Exception {
        home.start();
        String operation = home.shell("exit 0 # rhinoceros");
        assertEquals(1, ids("rhinoc").size(), operation);
        assertFalse(Files.getPosixFilePermissions(home.directories.search()).toString().contains("OTHERS"));
    }

    private static void titled(Tamper database, long id, Instant start, String title) {
        database.session(id, 1L, "ended", start, start.plusSeconds(60))
                .execute("MERGE INTO application (id, name) KEY (id) VALUES (?, 'Editor of ' || ?)", id, id)
                .execute("INSERT INTO title (id, text) VALUES (?, ?)", id, title)
                .execute("""
                        INSERT INTO block (device_id, start_s, end_s, active_s, idle_s, locked_s)
                        VALUES (1, ?, ?, 60, 0, 0)""", start, start.plusSeconds(60))
                .execute("""
                        INSERT INTO block_use (device_id, start_s, position, application_id, title_id, active_s)
                        VALUES (1, ?, 0, ?, ?, 60)""", start, id, id);
    }

    /** Until nothing waits to be indexed. */
    private void awaitAll() {
        Awaitility.await().atMost(Duration.ofSeconds(60)).until(
                () -> home.answer(Call.search("make", among())).indexing() == null);
    }

    private List<Long> ids(String words) throws ClientException {
        return home.answer(Call.search(words, among())).hits().stream().map(hit -> hit.session().id()).toList();
    }

    private long total(String words) throws ClientException {
        SearchHits hits = home.answer(Call.search(words, among()));
        return hits.total();
    }

    private static SessionQuery among() {
        return new SessionQuery(null, null, null, null, 200, null);
    }

    private static List<Path> files(Path index) throws IOException {
        if (Files.notExists(index)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(index)) {
            return files.toList();
        }
    }
}
