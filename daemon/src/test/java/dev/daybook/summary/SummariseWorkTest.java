package dev.daybook.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.daybook.capture.RecordingChange;
import dev.daybook.category.Categories;
import dev.daybook.session.SessionChange;
import dev.daybook.session.SessionEnd;
import dev.daybook.store.DayRows;
import dev.daybook.store.LaunchRows;
import dev.daybook.store.RecordingRows;
import dev.daybook.store.Store;
import dev.daybook.store.SummaryRows;
import dev.daybook.timeline.Block;
import dev.daybook.timeline.Focus;
import dev.daybook.timeline.TimeRange;
import dev.daybook.watch.BrokenOff;
import dev.daybook.watch.DaemonWork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
        final Store store;
        final SummariseWork work;

        Home(String name) throws Exception {
            events = Files.createDirectories(folder.resolve(name).resolve("events"));
            store = Store.open(folder.resolve(name).resolve("data"), NINE);
            opened.add(store);
            work = new SummariseWork(
                    new Summaries(new SummaryRows(store), events, Categories.builtIn(), () -> ZoneOffset.UTC,
                            () -> NINE.plusSeconds(7200)));
            RecordingRows rows = new RecordingRows(store, new LaunchRows(store).begin("here", 1, "boot", "0.1", NINE));
            for (int i = 0; i < 3; i++) {
                long id = rows.nextSessionId();
                TimeRange minute = new TimeRange(NINE.plusSeconds(600L * i), NINE.plusSeconds(600L * i + 60));
                rows.record(new RecordingChange(NINE, List.of(), List.of(),
                        List.of(new Block(minute, 60, 0, 0,
                                List.of(new Block.Use(new Focus("Editor", "Letter " + i, null), 60)))),
                        List.of(new SessionChange.Opened(id, minute.start()),
                                new SessionChange.Ended(id, minute, SessionEnd.IDLE))));
            }
        }

        String day() throws IOException {
            return Files.readString(events.resolve("event-2026-03-10.md"));
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
        assertEquals(List.of("0 of 3", "1 of 3", "2 of 3"), steps.said);
        assertEquals(0, new DayRows(once.store).waiting().pending());
    }

    @Test
    void brokenOffAtEachStepItComesToTheSame() throws Exception {
        once.work.run(ORDER, BrokenOff.never());
        Home often = new Home("often");
        BrokenOff.atEveryStep(often.work, ORDER, () -> {});
        assertEquals(once.day(), often.day());
        try (var files = Files.list(often.events)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void withNothingToWriteItIsDoneAtOnce() throws Exception {
        once.work.run(ORDER, BrokenOff.never());
        String day = once.day();
        assertEquals(Map.of(), once.work.run(ORDER, new BrokenOff(0)));
        assertEquals(day, once.day());
    }

    @Test
    void itTakesNoOptions() {
        assertEquals(List.of(), once.work.options());
    }
}
