package dev.daybook.watch;

import dev.daybook.api.ExitRecord;
import dev.daybook.api.HeldOperation;
import dev.daybook.api.Receipt;
import dev.daybook.api.WorkerOrders.WorkerOrder;
import dev.daybook.operation.WorkerIdentity;
import dev.daybook.store.StoreException;
import dev.daybook.store.StoredOperations;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The watch over a real store, with a clock and evidence that a test sets. */
final class WatchedDay implements AutoCloseable {

    final StoredOperations day;
    final ScriptedEvidence evidence = new ScriptedEvidence();
    final Claims claims = new Claims();
    final Deque<Runnable> sweeps = new ArrayDeque<>();
    final Settlement settlement;
    final Verdicts verdicts;
    final OrphanDetector detector;
    final WorkerDesk desk;
    private Duration awake = Duration.ofDays(3);

    WatchedDay(Path folder) throws StoreException {
        this(folder, new OrphanDetector.Limits(Duration.ofSeconds(60), Duration.ofSeconds(15)));
    }

    WatchedDay(Path folder, OrphanDetector.Limits limits) throws StoreException {
        this.day = new StoredOperations(folder);
        this.settlement = new Settlement(day.rows, () -> StoredOperations.at(500));
        this.verdicts = new Verdicts(day.rows, evidence, claims, settlement, () -> StoredOperations.at(500),
                StoredOperations.BOOT, sweeps::add);
        this.detector = new OrphanDetector(day.rows, evidence, claims, verdicts, limits);
        this.desk = new WorkerDesk(day.rows, claims, settlement, detector::unresponsive,
                () -> StoredOperations.at(400));
    }

    /** The detector looks once a second for so long, and the sweeper follows it. */
    void look(int seconds) {
        for (int second = 0; second < seconds; second++) {
            step(Duration.ofSeconds(1));
            sweep();
        }
    }

    /** One look after so much time. */
    void step(Duration length) {
        awake = awake.plus(length);
        detector.step(awake, StoredOperations.at(awake.toSeconds()));
    }

    void sweep() {
        while (!sweeps.isEmpty()) {
            sweeps.remove().run();
        }
    }

    /** What a worker is told that holds one operation. */
    WorkerOrder hear(WorkerIdentity worker, HeldOperation held, ExitRecord... ended) {
        return desk.hear(worker, List.of(held), List.of(ended)).orders().getFirst();
    }

    static HeldOperation held(String id, int epoch, String state) {
        boolean runs = state.equals("running") || state.equals("stopping");
        return held(id, epoch, state, runs ? StoredOperations.leader(1).pid() : null, null);
    }

    static HeldOperation held(String id, int epoch, String state, @Nullable Long pid, @Nullable Integer grace) {
        return new HeldOperation(id, epoch, state, pid,
                pid == null ? null : Long.valueOf(StoredOperations.leader(1).startTicks()), grace, null);
    }

    static ExitRecord exit(String id, int epoch, int code) {
        return exit(id, epoch, code, false);
    }

    static ExitRecord exit(String id, int epoch, int code, boolean retrying) {
        return new ExitRecord(id, epoch, code, null, "exit", null, null, 0, retrying, StoredOperations.at(1),
                StoredOperations.at(300));
    }

    static ExitRecord cancelled(String id, int epoch) {
        return new ExitRecord(id, epoch, null, 15, "cancelled", null, new Receipt(2, 0), 0, false,
                StoredOperations.at(1), StoredOperations.at(300));
    }

    String status(String id) {
        return day.status(id);
    }

    @Override
    public void close() {
        day.close();
    }
}
