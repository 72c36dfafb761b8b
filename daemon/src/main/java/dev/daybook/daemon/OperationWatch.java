package dev.daybook.daemon;

import dev.daybook.operation.OperationStore;
import dev.daybook.operation.WorkerIdentity;
import dev.daybook.platform.Boot;
import dev.daybook.platform.process.ProcessIdentity;
import dev.daybook.server.OperationRoutes;
import dev.daybook.server.WorkerRoutes;
import dev.daybook.settings.Settings;
import dev.daybook.store.OperationRows;
import dev.daybook.store.OperationViewRows;
import dev.daybook.store.RecordingRows;
import dev.daybook.store.Store;
import dev.daybook.timeline.Tick;
import dev.daybook.watch.Claims;
import dev.daybook.watch.DaemonTasks;
import dev.daybook.watch.DaemonWork;
import dev.daybook.watch.OperationDesk;
import dev.daybook.watch.OperationFolders;
import dev.daybook.watch.OrphanDetector;
import dev.daybook.watch.OrphanWatch;
import dev.daybook.watch.Reconciliation;
import dev.daybook.watch.Settlement;
import dev.daybook.watch.Verdicts;
import dev.daybook.watch.Waiting;
import dev.daybook.watch.WorkerDesk;
import dev.daybook.watch.WorkerStates;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Wires what watches over operations. */
record OperationWatch(OperationStore rows, OperationFolders evidence, DaemonTasks tasks, WorkerIdentity self,
        OrphanWatch orphans, Claims claims, Waiting waiting, OperationDesk desk, OperationRoutes operationRoutes,
        WorkerRoutes workerRoutes) {

    /**
     * Reconciles what earlier launches left; {@link #start} comes once the socket is open.
     *
     * @param works what anybody may ask the daemon to do, by type
     * @param ownAffairs what it does as an operation too, and nobody may ask for as one
     */
    static OperationWatch launch(Store store, RecordingRows recording, long launch, Path folder, Settings settings,
            Map<String, DaemonWork> works, Map<String, DaemonWork> ownAffairs, Supplier<Tick> clock,
            Supplier<Instant> now, StopOrder stops) {
        OperationStore rows = new OperationRows(store, recording::nextSessionId, launch);
        OperationFolders evidence = new OperationFolders(folder);
        Claims claims = new Claims();
        Settlement settlement = new Settlement(rows, now);
        ExecutorService sweeper = Executors.newCachedThreadPool(Thread.ofPlatform().name("sweeper-", 1).factory());
        stops.add("sweeper", () -> {
            // It waits for processes only; what it has begun is begun again by the next launch.
            sweeper.shutdownNow();
            sweeper.awaitTermination(5, TimeUnit.SECONDS);
        });
        Verdicts verdicts = new Verdicts(rows, evidence, claims, settlement, now, Boot.id(), sweeper);
        new Reconciliation(rows, verdicts, now).run();

        DaemonTasks tasks = new DaemonTasks(rows, now);
        stops.add("tasks", tasks);
        OrphanDetector detector = new OrphanDetector(rows, evidence, claims, verdicts,
                new OrphanDetector.Limits(settings.orphanTimeout(), settings.orphanCheckInterval()));
        WorkerIdentity self = identity();
        Map<String, DaemonWork> all = new HashMap<>(works);
        all.putAll(ownAffairs);
        OperationDesk desk = new OperationDesk(rows, tasks, all, self, detector::soon, now);
        WorkerStates states = new WorkerStates(claims, detector);
        Waiting waiting = new Waiting();
        OperationRoutes routes = new OperationRoutes(new OperationViewRows(store), desk, states, waiting,
                works, folder, Boot.id());
        return new OperationWatch(rows, evidence, tasks, self, new OrphanWatch(detector, clock), claims, waiting, desk,
                routes,
                new WorkerRoutes(new WorkerDesk(
                        rows, claims, settlement, detector::unresponsive, now), states, waiting));
    }

    /** Begins to watch. Who waits for an answer gets one before the socket closes, which waits for who reads a log. */
    void start(StopOrder stops) {
        stops.add("log streams", operationRoutes);
        stops.add("waiting answers", waiting);
        orphans.start();
        stops.add("orphan detector", orphans);
    }

    /** Operations have changed. */
    void changed() {
        waiting.changed();
    }

    private static WorkerIdentity identity() {
        long pid = ProcessHandle.current().pid();
        ProcessIdentity process = ProcessIdentity.of(pid).orElse(new ProcessIdentity(pid, 0, Boot.id()));
        return new WorkerIdentity("daemon", process.pid(), process.startTicks(), process.bootId());
    }
}
