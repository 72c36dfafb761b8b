package dev.daybook.watch;

import dev.daybook.api.ExitRecord;
import dev.daybook.operation.LiveOperation;
import dev.daybook.operation.Receipt;
import dev.daybook.operation.WorkerIdentity;
import dev.daybook.platform.InstanceLock;
import dev.daybook.platform.process.Marker;
import dev.daybook.platform.process.ProcessIdentity;
import dev.daybook.platform.process.ProcessTree;
import dev.daybook.platform.process.TreeStop;
import dev.daybook.worker.ExitRecords;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The evidence that the kernel and the operations' folders give. Thread safe. */
public final class OperationFolders implements WorkerEvidence {

    private static final Logger LOG = LoggerFactory.getLogger(OperationFolders.class);

    private final Path folder;
    private final Map<String, TreeStop> sweeps = new ConcurrentHashMap<>();

    /**
     * @param folder one folder an operation
     */
    public OperationFolders(Path folder) {
        this.folder = folder;
    }

    /** What cannot be told is no proof of death. */
    @Override
    public boolean workerAlive(LiveOperation operation) {
        WorkerIdentity worker = operation.worker();
        if (worker != null && new ProcessIdentity(worker.pid(), worker.startTicks(), worker.bootId()).isAlive()) {
            return true;
        }
        try {
            return InstanceLock.isHeld(folder.resolve(operation.id()).resolve("worker.lock"));
        } catch (IOException e) {
            LOG.warn("Whether the worker of operation {} lives cannot be told: {}", operation.id(), e.toString());
            return worker == null;
        }
    }

    @Override
    public Optional<ExitRecord> exitRecord(LiveOperation operation) {
        return ExitRecords.latest(folder.resolve(operation.id()), operation.epoch(), LOG::warn);
    }

    @Override
    public Receipt sweep(LiveOperation operation, Duration grace) {
        Optional<ProcessIdentity> leader = Optional.ofNullable(operation.leader())
                .map(process -> new ProcessIdentity(process.pid(), process.startTicks(), operation.bootId()));
        ProcessTree tree = ProcessTree.ofForeign(Marker.ofOperation(operation.id()), leader);
        TreeStop stop = new TreeStop(tree, grace);
        sweeps.put(operation.id(), stop);
        try {
            var done = stop.run();
            return new Receipt(done.stopped(), done.left());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new Receipt(0, tree.members().size());
        } finally {
            sweeps.remove(operation.id());
        }
    }

    @Override
    public void endWorker(LiveOperation operation) {
        WorkerIdentity worker = operation.worker();
        if (worker != null) {
            new ProcessIdentity(worker.pid(), worker.startTicks(), worker.bootId()).kill();
        }
    }

    @Override
    public void hasten(String operation, Duration grace) {
        TreeStop stop = sweeps.get(operation);
        if (stop != null) {
            stop.hasten(grace);
        }
    }
}
