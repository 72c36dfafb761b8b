package dev.daybook.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.Json;
import dev.daybook.api.Operation;
import dev.daybook.api.Operations;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code daybook operations}: row O3. */
@Timeout(120)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OperationsTest {

    @TempDir
    static Path folder;

    private static Home home;
    private static List<String> ids = List.of();

    @BeforeAll
    static void threeOperations() throws Exception {
        home = new Home(folder.resolve("h"));
        home.start();
        String good = home.detach("--title", "the good one", "true");
        String bad = home.detach("--title", "a bad\none \033[31m", "--timeout", "1h", "--retry", "0", "--", "sh", "-c",
                "exit 3");
        String running = home.detach("--group", "g", "--parallel", "4", "--", "sleep", "600");
        home.ended(good);
        home.ended(bad);
        home.await(running, operation -> operation.pid() != null);
        ids = List.of(running, bad, good);
    }

    @AfterAll
    static void endWhatWasStarted() throws Exception {
        home.end();
    }

    @Test
    @Order(1)
    void o3TheListHasTheNewestFirstAndCanBeNarrowed() throws Exception {
        assertEquals(ids, listed());
        assertEquals(ids.subList(0, 2), listed("--limit", "2"));
        assertEquals(ids.subList(1, 2), listed("--status", "failed"));
        assertEquals(List.of(), listed("--status", "cancelled"));
        String table = home.daybook("operations").out();
        List<String> lines = table.lines().toList();
        assertTrue(lines.get(1).contains(ids.get(0)) && lines.get(1).contains("running"), table);
        assertTrue(lines.get(2).contains("failed, exit 3") && lines.get(2).contains("a bad one"), table);
        assertTrue(lines.get(3).contains("completed") && lines.get(3).contains("the good one"), table);
        assertEquals(-1, table.indexOf('\033'), "a title paints nothing");
        assertEquals(2, home.daybook("operations", "--status", "odd").exit());
        assertEquals(2, home.daybook("operations", "--limit", "0").exit());
    }

    @Test
    @Order(2)
    void o3OneIsShownWithAllThatIsKnownByTheBeginningOfItsId() throws Exception {
        Operation running = home.operation(ids.getFirst());
        String page = home.daybook("operations", ids.getFirst().substring(3, 11)).out();
        for (String part : List.of("running", "sleep 600", "g, 4 at a time", String.valueOf(running.pid()),
                running.workerId() + ", live", "daybook cancel " + ids.getFirst())) {
            assertTrue(page.contains(part), part + " in " + page);
        }
        String failed = home.daybook("operations", ids.get(1)).out();
        for (String part : List.of("failed, exit 3", "sh -c 'exit 3'", "Exited with code 3", "1 h")) {
            assertTrue(failed.contains(part), part + " in " + failed);
        }
        assertEquals(home.operation(ids.get(1)), Json.MAPPER.readValue(home.daybook("operations", ids.get(1), "--json")
                .out(), Operation.class));
        Home.Ran unknown = home.daybook("operations", "op_aaaaaaaaaa");
        assertEquals(new Home.Ran(1, "", "daybook: Operation not found: op_aaaaaaaaaa, see 'daybook operations'\n"),
                unknown);
        Home.Ran many = home.daybook("operations", "op_");
        assertEquals(1, many.exit());
    }

    @Test
    @Order(3)
    void withoutADaemonItSaysSoInOneLineAndExits69() throws Exception {
        Home.kill9(home.launchedLast());
        Home.Ran ran = home.daybook("operations");
        assertEquals(69, ran.exit());
        assertEquals("", ran.out());
        assertEquals(1, ran.err().lines().count(), ran.err());
    }

    private static List<String> listed(String... options) throws Exception {
        String[] words = new String[options.length + 2];
        words[0] = "operations";
        words[1] = "--json";
        System.arraycopy(options, 0, words, 2, options.length);
        Home.Ran ran = home.daybook(words);
        assertEquals(0, ran.exit(), ran.err());
        return Json.MAPPER.readValue(ran.out(), Operations.class).operations().stream().map(Operation::id).toList();
    }
}
