package dev.daybook.worker;

import dev.daybook.api.Json;
import dev.daybook.platform.DurableFiles;
import dev.daybook.platform.process.ByteText;
import dev.daybook.platform.process.Child;
import dev.daybook.platform.process.Marker;
import dev.daybook.platform.process.OwnProcess;
import dev.daybook.platform.process.Spawn;
import dev.daybook.platform.process.SpawnRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A worker that was started in the background: in a process session of its own, so that neither this terminal's end nor
 * the daemon's reaches it.
 */
public final class DetachedWorker implements AutoCloseable {

    private static final int KILL = 9;

    private final Child child;

    private DetachedWorker(Child child) {
        this.child = child;
    }

    /**
     * Starts it.
     *
     * @param install holds {@code lib/daybook-worker}
     * @param folder of the operation, made when it is not there; what the worker itself says goes to {@code worker.out}
     * @param file there that tells the worker its task; it deletes the file once read
     * @param environment as bytes ({@link ByteText})
     */
    public static DetachedWorker start(Path install, Path folder, String file, WorkerTask task,
            Map<String, String> environment) throws IOException {
        DurableFiles.privateFolder(folder);
        Path told = folder.resolve(file);
        DurableFiles.replace(told, Json.MAPPER.writeValueAsBytes(task));
        Map<String, String> own = new HashMap<>(environment);
        // It starts in another folder.
        own.computeIfPresent("DAYBOOK_HOME",
                (name, home) -> home.isBlank() || home.startsWith("/")
                        ? home
                        : ByteText.of(OwnProcess.folder()) + "/" + home);
        // Started from within an operation, it is none of that operation's processes.
        own.put(Marker.VARIABLE, "");
        Path program = install.resolve("lib").resolve("daybook-worker");
        DetachedWiring streams = DetachedWiring.open(folder.resolve("worker.out"));
        try {
            return new DetachedWorker(Spawn.start(new SpawnRequest(List.of(ByteText.of(program), ByteText.of(told)),
                    Path.of("/"), own, streams.input(), streams.output(), streams.error(), List.of(), List.of())));
        } finally {
            streams.started();
        }
    }

    /** Whether it is over already. */
    public boolean hasEnded() {
        return !child.identity().isAlive();
    }

    /** Waits until it is over, for whoever started it and goes on. Not interruptible. */
    public void awaitEnd() {
        child.await();
        child.reap();
    }

    /** Ends it at once, with all that it has started in its own session. */
    public void end() {
        child.signalGroup(KILL);
        child.await();
    }

    /** Forgets it; it goes on. */
    @Override
    public void close() {
        if (hasEnded()) {
            child.reap();
        }
    }
}
