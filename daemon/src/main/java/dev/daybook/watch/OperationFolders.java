package dev.daybook.watch;

import dev.daybook.api.ExitRecord;
import dev.daybook.api.Json;
import dev.daybook.operation.LiveOperation;
import dev.daybook.operation.Receipt;
import dev.daybook.operation.WorkerIdentity;
import dev.daybook.platform.InstanceLock;
import dev.daybook.platform.process.Marker;
import dev.daybook.platform.process.ProcessIdentity;
import dev.daybook.platform.process.ProcessTree;
import dev.daybook.platform.process.TreeStop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/** The evidence that the kernel and the operations' folders give. Thread safe. */
public final class OperationFolders implements WorkerEvidence {

    private static final Logger LOG = LoggerFactory.getLogger(OperationFolders.class);
    private static final Pattern RECORD = Pattern.compile("exit\\.([1-9][0-9]{0,8})\\.json");

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
        try (Stream<Path> files = Files.list(folder.resolve(operation.id()))) {
            List<Path> newest = files.filter(file -> epoch(file) >= operation.epoch())
                    .sorted(Comparator.comparingInt(OperationFolders::epoch).reversed()).toList();
            return newest.stream().flatMap(file -> read(file, operation.id()).stream()).findFirst();
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException e) {
            LOG.warn("The folder of operation {} cannot be read: {}", operation.id(), e.toString());
            return Optional.empty();
        }
    }

    /** The attempt a file tells of; 0 for any other file. */
    private static int epoch(Path file) {
        Matcher name = RECORD.matcher(String.valueOf(file.getFileName()));
        return name.matches() ? Integer.parseInt(name.group(1)) : 0;
    }

    /** A record that is not whole is none: the worker renames it into its place when it is. */
    private static Optional<ExitRecord> read(Path file, String operation) {
        try {
            ExitRecord exit = Json.MAPPER.readValue(Files.readString(file), ExitRecord.class);
            if (exit != null && exit.readable() && exit.operationId().equals(operation)
                    && exit.epoch() == epoch(file)) {
                return Optional.of(exit);
            }
            LOG.warn("{} is not a record of this attempt; it is passed over", file);
        } catch (IOException | JacksonException e) {
            LOG.warn("{} is not readable and is passed over: {}", file, e.toString());
        }
        return Optional.empty();
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
