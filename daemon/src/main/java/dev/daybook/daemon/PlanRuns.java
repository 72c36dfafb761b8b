package dev.daybook.daemon;

import dev.daybook.coordinator.Coordinator;
import dev.daybook.coordinator.DetachedPhases;
import dev.daybook.coordinator.PhaseStart;
import dev.daybook.coordinator.PhaseVariables;
import dev.daybook.coordinator.PlanDesk;
import dev.daybook.coordinator.PlanWatch;
import dev.daybook.plan.PlanStore;
import dev.daybook.planfile.PlanFiles;
import dev.daybook.platform.Boot;
import dev.daybook.platform.Directories;
import dev.daybook.platform.LocalZone;
import dev.daybook.server.PlanRoutes;
import dev.daybook.store.PlanRows;
import dev.daybook.store.RecordingRows;
import dev.daybook.store.Store;
import dev.daybook.watch.DaemonWork;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Wires what runs plans. */
record PlanRuns(Coordinator coordinator, PlanDesk desk, PlanRoutes routes, PlanWatch watch) {

    /** Nothing runs before {@link #start}, which comes once workers can register. */
    static PlanRuns launch(Store store, RecordingRows recording, long launch, Directories directories,
            Path home, Map<String, DaemonWork> works, OperationWatch operations, Supplier<Instant> now) {
        PlanStore rows = new PlanRows(store, recording::nextSessionId, launch);
        Optional<Path> install = Optional.ofNullable(System.getProperty("daybook.install")).map(Path::of);
        PhaseStart phases = new PhaseStart(operations.rows(), operations.evidence(), operations.tasks(), works,
                new DetachedPhases(install, directories.operations(), launch),
                new PhaseVariables(directories.operations()), operations.self(), now);
        Coordinator coordinator = new Coordinator(rows, operations.rows(), phases, now);
        PlanFiles files = new PlanFiles(directories.plans(), home, works);
        PlanDesk desk = new PlanDesk(files, rows, coordinator, operations.tasks(), LocalZone::now, now, Boot.id());
        return new PlanRuns(coordinator, desk, new PlanRoutes(desk, directories.plans()),
                new PlanWatch(coordinator, desk, now));
    }

    void start(StopOrder stops) {
        watch.start();
        stops.add("plans", watch);
    }

    /** Operations have changed. */
    void changed() {
        coordinator.changed();
    }
}
