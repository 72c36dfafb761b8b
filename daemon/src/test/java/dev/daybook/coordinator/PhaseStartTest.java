package dev.daybook.coordinator;

import static dev.daybook.store.StoredOperations.BOOT;
import static dev.daybook.store.StoredOperations.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.daybook.operation.OperationStore;
import dev.daybook.operation.WorkerIdentity;
import dev.daybook.plan.Phase;
import dev.daybook.plan.Plan;
import dev.daybook.plan.PlanRun;
import dev.daybook.store.StoreException;
import dev.daybook.store.StoredOperations;
import dev.daybook.timeline.StoreUnavailable;
import dev.daybook.watch.DaemonTasks;
import dev.daybook.watch.OperationFolders;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Workers that cannot be started. */
class PhaseStartTest {

    private static final Phase.InWorker PHASE = new Phase.InWorker("publish", List.of("make"), Path.of("/"),
            Duration.ZERO, null, 0, false);
    private static final Plan PLAN = new Plan("site", Path.of("/plans/site.toml"), NOW, null, List.of(PHASE));

    @TempDir
    Path folder;
    private StoredOperations day;
    private final AtomicBoolean storeAway = new AtomicBoolean();
    private PhaseStart phases;

    @BeforeEach
    void open() throws StoreException {
        day = new StoredOperations(folder.resolve("data"));
        OperationStore store = (OperationStore) Proxy.newProxyInstance(getClass().getClassLoader(),
                new Class<?>[]{OperationStore.class}, (proxy, method, values) -> {
                    if (storeAway.get() && method.getName().equals("endUnclaimed")) {
                        throw new StoreUnavailable("the disk is full for a moment", new IllegalStateException());
                    }
                    return method.invoke(day.rows, values);
                });
        Path folders = folder.resolve("operations");
        PhaseWorkers workers = (operation, title, phase, variables, ended) -> {
            throw new IOException("there is no Java");
        };
        phases = new PhaseStart(store, new OperationFolders(folders), new DaemonTasks(store, () -> NOW), Map.of(),
                workers, new PhaseVariables(folders), new WorkerIdentity("daemon", 1, 1, BOOT), () -> NOW);
        day.plans.check(PLAN, StoredOperations.run("op_run", PLAN), NOW);
        PlanRun run = run();
        day.plans.begin(run, PHASE, phases.operation(run, PHASE), 0, NOW);
    }

    @AfterEach
    void close() {
        day.close();
    }

    private PlanRun run() {
        return day.plans.run("op_run").orElseThrow();
    }

    private String start() {
        PlanRun.Attempt attempt = run().attempts().getFirst();
        phases.start(run(), PHASE, attempt);
        return day.status(attempt.operation());
    }

    @Test
    void aWorkerThatCannotBeStartedFailsItsPhaseWithTheReason() {
        assertEquals("failed", start());
        assertEquals("there is no Java", run().attempts().getFirst().error());
    }

    @Test
    void aFailureThatCannotBeStoredNowIsStoredLater() {
        storeAway.set(true);
        assertThrows(StoreUnavailable.class, this::start);
        storeAway.set(false);
        assertEquals("failed", start());
    }
}
