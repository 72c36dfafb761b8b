package dev.daybook.coordinator;

import static dev.daybook.store.StoredOperations.BOOT;
import static dev.daybook.store.StoredOperations.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.daybook.operation.OperationCause;
import dev.daybook.operation.OperationEnd;
import dev.daybook.operation.WorkerIdentity;
import dev.daybook.plan.PlanStore.Check;
import dev.daybook.planfile.PlanFiles;
import dev.daybook.store.StoreException;
import dev.daybook.store.StoredOperations;
import dev.daybook.watch.DaemonTasks;
import dev.daybook.watch.OperationFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How long a person is told of a run that failed. */
class PlanNoticesTest {

    private static final List<String> TOLD = List.of(
            "Plan “site” failed: “Phase a failed with exit code 3”; see 'daybook plan show site'");

    @TempDir
    Path folder;
    private Path file;
    private StoredOperations day;
    private PlanDesk desk;
    private Instant now = NOW;

    @BeforeEach
    void aRunFails() throws StoreException, IOException {
        Path plans = Files.createDirectories(folder.resolve("plans"));
        file = plans.resolve("site.toml");
        Files.writeString(file, "name = 'site'\n[[phase]]\nname = 'a'\nin = 'worker'\ncommand = ['make']\n");
        changed(NOW.minusSeconds(60));
        day = new StoredOperations(folder.resolve("data"));
        DaemonTasks tasks = new DaemonTasks(day.rows, () -> now);
        PhaseStart phases = new PhaseStart(day.rows, new OperationFolders(folder), tasks, Map.of(),
                (operation, title, phase, variables, ended) -> {}, new PhaseVariables(folder),
                new WorkerIdentity("daemon", 1, 1, BOOT), () -> now);
        desk = new PlanDesk(new PlanFiles(plans, folder, Map.of()), day.plans,
                new Coordinator(day.plans, day.rows, phases, () -> now), tasks, () -> ZoneOffset.UTC, () -> now, BOOT);
        end(OperationEnd.failed(OperationCause.EXIT, "Phase a failed with exit code 3"));
    }

    @AfterEach
    void close() {
        day.close();
    }

    private void end(OperationEnd end) {
        Check.Started run = (Check.Started) desk.trigger(desk.find("site").orElseThrow().plan());
        day.rows.end(run.operation(), 1, end, now);
    }

    private void changed(Instant when) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(when));
    }

    @Test
    void aFailureIsToldForAWeek() {
        assertEquals(TOLD, desk.notices());
        now = NOW.plus(Duration.ofDays(7)).minusSeconds(1);
        assertEquals(TOLD, desk.notices());
        now = NOW.plus(Duration.ofDays(7));
        assertEquals(List.of(), desk.notices());
    }

    @Test
    void aFailureIsToldUntilARunSucceeds() {
        now = NOW.plusSeconds(60);
        end(OperationEnd.completed());
        assertEquals(List.of(), desk.notices());
    }

    @Test
    void aFailureIsToldUntilThePlanIsChanged() throws IOException {
        now = NOW.plusSeconds(60);
        changed(NOW.plusSeconds(90));
        assertEquals(TOLD, desk.notices(), "a change that lies ahead tells nothing");
        changed(NOW.plusSeconds(30));
        assertEquals(List.of(), desk.notices());
    }
}
