package dev.daybook.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.Categories;
import dev.daybook.api.CategoryTrial;
import dev.daybook.api.Day;
import dev.daybook.api.Days;
import dev.daybook.api.Edits;
import dev.daybook.api.Health;
import dev.daybook.api.Operation;
import dev.daybook.api.OperationCancel;
import dev.daybook.api.Operations;
import dev.daybook.api.Plan;
import dev.daybook.api.PlanTriggered;
import dev.daybook.api.Plans;
import dev.daybook.api.Recorder;
import dev.daybook.api.SearchHits;
import dev.daybook.api.Session;
import dev.daybook.api.SessionCancel;
import dev.daybook.api.SessionSplit;
import dev.daybook.api.SessionUndo;
import dev.daybook.api.Sessions;
import dev.daybook.api.Timeline;
import dev.daybook.api.Totals;
import dev.daybook.api.Workers;
import dev.daybook.cli.CommandLineFixture.Ran;
import dev.daybook.client.FakeDaemon;
import dev.daybook.client.FakeDaemon.Answer;
import dev.daybook.client.FakeDaemon.Asked;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every page against daemons that are older or newer: it is shown, or the answer is refused in one line. */
@Timeout(180)
class OtherVersionTest {

    private static final int ROUNDS = 12;
    private static final Map<String, Class<?>> SHAPES = shapes();

    private final long seed = Long.getLong("daybook.seed", new Random().nextLong());
    private final Random random = new Random(seed);

    @TempDir
    Path home;

    @ParameterizedTest
    @ValueSource(strings = {"status", "sessions", "sessions 9", "operations", "operations op_0123456789", "plan",
            "plan show nightly", "plan disable nightly", "day", "week", "timeline", "totals", "categories",
            "categories test word", "search word", "undo 9", "edit 9 --note word", "merge 1 2", "uncancel 9", "pause",
            "resume", "export sessions", "", "doctor"})
    void aPageIsShownOrTheAnswerIsRefusedInOneLine(String words) throws Exception {
        CommandLineFixture line = new CommandLineFixture(home);
        try (FakeDaemon _ = line.daemon(this::answer)) {
            for (int round = 0; round < ROUNDS; round++) {
                Ran ran = line.run(words.isEmpty() ? new String[0] : words.split(" ", -1));
                String told = "seed " + seed + ": " + ran;
                assertFalse(ran.err().contains("unexpected fault"), told);
                assertTrue(ran.exit() == 0 ? !ran.out().isEmpty() : ran.exit() == 69 || ran.exit() == 1, told);
                assertTrue(ran.err().lines().count() <= 1, told);
            }
        }
    }

    private Answer answer(Asked asked) {
        String path = asked.method() + " " + asked.target().replaceFirst("\\?.*", "").replaceFirst("^/api/v1/", "");
        Class<?> shape = SHAPES.entrySet().stream().filter(known -> path.matches(known.getKey())).findFirst()
                .orElseThrow(() -> new IllegalStateException(path + " is not known here")).getValue();
        synchronized (random) {
            return FakeDaemon.ok(new AnswerOfAnotherVersion(random).of(shape).toString());
        }
    }

    /** By method and path, the first that fits. */
    private static Map<String, Class<?>> shapes() {
        Map<String, Class<?>> shapes = new LinkedHashMap<>();
        shapes.put("GET health", Health.class);
        shapes.put("GET sessions", Sessions.class);
        shapes.put("(GET|PATCH) sessions/\\d+", Session.class);
        shapes.put("GET sessions/\\d+/edits", Edits.class);
        shapes.put("POST sessions/\\d+/split", SessionSplit.class);
        shapes.put("POST sessions/\\d+/(merge|restore)", Session.class);
        shapes.put("POST sessions/\\d+/undo", SessionUndo.class);
        shapes.put("POST sessions/\\d+/cancel", SessionCancel.class);
        shapes.put("GET search", SearchHits.class);
        shapes.put("GET days/.+", Day.class);
        shapes.put("GET days", Days.class);
        shapes.put("GET timeline", Timeline.class);
        shapes.put("GET totals", Totals.class);
        shapes.put("GET categories", Categories.class);
        shapes.put("GET categories/test", CategoryTrial.class);
        shapes.put("GET operations", Operations.class);
        shapes.put("GET operations/\\w+", Operation.class);
        shapes.put("POST operations/\\w+/cancel", OperationCancel.class);
        shapes.put("GET plans", Plans.class);
        shapes.put("POST plans/\\w+/trigger", PlanTriggered.class);
        shapes.put("(GET|POST) plans/.+", Plan.class);
        shapes.put("GET workers", Workers.class);
        shapes.put("POST recorder/.+", Recorder.class);
        return shapes;
    }
}
