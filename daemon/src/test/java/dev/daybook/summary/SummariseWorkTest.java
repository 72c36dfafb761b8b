package dev.daybook.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.category.Categories;
import dev.daybook.server.DayReader;
import dev.daybook.watch.BrokenOff;
import dev.daybook.watch.DaemonWork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Summaries as something the daemon does by itself. */
class SummariseWorkTest {

    private static final Instant NINE = Instant.parse("2026-03-10T09:00:00Z");
    private static final DaemonWork.Order ORDER = new DaemonWork.Order("op_0123456789", NINE, Map.of());

    @TempDir
    Path folder = Path.of("");
    private final List<AutoCloseable> opened = new ArrayList<>();

    /** A store with three ended sessions, and the work over it. */
    private final class Home {

        final Path events;
        final SummaryHome home;
        final SummariseWork work;
        final List<Long> sessions = new ArrayList<>();

        Home(String name) throws Exception {
            home = new SummaryHome(folder.resolve(name), NINE);
            opened.add(home);
            events = home.events;
            work = new SummariseWork(new Summaries(home.rows, events, Categories.builtIn(), () -> ZoneOffset.UTC,
                    () -> NINE.plusSeconds(7200)));
            for (int i = 0; i < 3; i++) {
                sessions.add(home.ended(NINE.plus(Duration.ofDays(i - 3)), "Letter " + i, "Editor"));
            }
        }

        Map<String, String> files() throws IOException {
            return home.files();
        }
    }

    private Home once;

    @BeforeEach
    void writeOnce() throws Exception {
        once = new Home("once");
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable one : opened) {
            one.close();
        }
    }

    @Test
    void allThatWaitsIsWrittenOneStepASession() throws Exception {
        BrokenOff steps = BrokenOff.never();
        assertEquals(Map.of(), once.work.run(ORDER, steps));
        assertEquals(List.of("0 of 3", "1 of 3", "2 of 3", "3 sessions written"), steps.said);
        assertEquals(0, once.home.days.waiting().pending());
    }

    @Test
    void brokenOffAtEachStepItComesToTheSame() throws Exception {
        once.work.run(ORDER, BrokenOff.never());
        Home often = new Home("often");
        BrokenOff.atEveryStep(often.work, ORDER, () -> {});
        assertEquals(once.files(), often.files());
    }

    @Test
    void withNothingToWriteItIsDoneAtOnce() throws Exception {
        once.work.run(ORDER, BrokenOff.never());
        Map<String, String> files = once.files();
        BrokenOff steps = BrokenOff.never();
        assertEquals(Map.of(), once.work.run(ORDER, steps));
        assertEquals(List.of("nothing waited"), steps.said);
        assertEquals(files, once.files());
    }

    @Test
    void whatCannotBeWrittenFailsItOnceTheOthersAre() throws Exception {
        Files.createDirectory(once.events.resolve("event-2026-03-08.md"));
        Exception failure = assertThrows(IOException.class, () -> once.work.run(ORDER, BrokenOff.never()));
        assertEquals("1 of 3 could not be written to " + once.events + ": session " + once.sessions.get(1)
                + " (Is a directory); tried again by itself", failure.getMessage());
        assertEquals(new DayReader.Waiting(1, 1), once.home.days.waiting());
    }

    @Test
    void daysAreWrittenAnewOneStepADay() throws Exception {
        once.work.run(ORDER, BrokenOff.never());
        Map<String, String> files = once.files();
        for (String name : files.keySet()) {
            Files.delete(once.events.resolve(name));
        }
        BrokenOff steps = BrokenOff.never();
        once.work.run(order(Map.of("to", "2026-03-08")), steps);
        assertEquals(List.of("0 of 2", "1 of 2", "2 days written anew"), steps.said);
        assertEquals(List.of("event-2026-03-07.md", "event-2026-03-08.md"), List.copyOf(once.files().keySet()));
        once.work.run(order(Map.of("from", "2026-03-09")), BrokenOff.never());
        assertEquals(files, once.files());
        Files.delete(once.events.resolve("event-2026-03-08.md"));
        once.work.run(order(Map.of("all", "true")), BrokenOff.never());
        assertEquals(files, once.files());
    }

    @Test
    void itTakesDaysOrAll() {
        assertTrue(BrokenOff.fits(once.work, "from", "2026-03-08"));
        assertFalse(BrokenOff.fits(once.work, "to", "yesterday"));
        assertFalse(BrokenOff.fits(once.work, "all", "false"));
    }

    private static DaemonWork.Order order(Map<String, String> options) {
        return new DaemonWork.Order("op_0123456789", NINE, options);
    }
}
