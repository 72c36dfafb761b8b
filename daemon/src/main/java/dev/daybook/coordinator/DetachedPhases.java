package dev.daybook.coordinator;

import dev.daybook.plan.Phase;
import dev.daybook.platform.process.ByteText;
import dev.daybook.platform.process.OwnProcess;
import dev.daybook.worker.DetachedWorker;
import dev.daybook.worker.WorkerTask;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Workers in process sessions of their own: the daemon's end does not reach them. Thread safe. */
public final class DetachedPhases implements PhaseWorkers {

    private final Optional<Path> install;
    private final Path operations;
    private final long launch;

    /**
     * @param install holds {@code lib/daybook-worker}; empty when this daemon is not part of an installation
     * @param operations one folder an operation
     * @param launch this daemon's
     */
    public DetachedPhases(Optional<Path> install, Path operations, long launch) {
        this.install = install;
        this.operations = operations;
        this.launch = launch;
    }

    @Override
    public void start(String operation, String title, Phase.InWorker phase, Map<String, String> variables,
            Runnable ended) throws IOException {
        Path program = install.orElseThrow(() -> new IOException(
                "this daemon is not part of an installation that could start a worker, run bin/daybookd of one"));
        WorkerTask task = new WorkerTask(operation, title, phase.command().stream().map(ByteText::ofUtf8).toList(),
                phase.cwd(), phase.grace(), Optional.ofNullable(phase.timeout()), phase.retries(), false);
        Map<String, String> environment = new HashMap<>(OwnProcess.environment());
        environment.putAll(variables);
        // A worker deletes the file that it has read: one that an earlier daemon started must not delete this one's.
        DetachedWorker worker = DetachedWorker.start(program, operations.resolve(operation),
                "task." + launch + ".json", task, environment);
        Thread.ofPlatform().daemon().name("worker-" + operation).start(() -> {
            worker.awaitEnd();
            ended.run();
        });
    }
}
