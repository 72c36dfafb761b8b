package dev.daybook.worker;

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

    private final Child child;

    private DetachedWorker(Child child) {
        this.child = child;
    }

    /**
     * Starts it.
     *
     * @param install holds {@code lib/daybook-worker}
     * @param folder of the operation; what the worker itself says goes to {@code worker.out} there
     * @param task file that says what to do
     */
    public static DetachedWorker start(Path install, Path folder, Path task,
            Map<String, String> environment) throws IOException {
        // What Java made of our own stands for its bytes.
        Map<String, String> own = environment.equals(System.getenv()) ? OwnProcess.environment() : bytes(environment);
        // Started from within an operation, it is none of that operation's processes.
        own.put(Marker.VARIABLE, "");
        Path program = install.resolve("lib").resolve("daybook-worker");
        DetachedWiring streams = DetachedWiring.open(folder.resolve("worker.out"));
        try {
            return new DetachedWorker(Spawn.start(new SpawnRequest(List.of(ByteText.of(program), ByteText.of(task)),
                    Path.of("/"), own, streams.input(), streams.output(), streams.error(), List.of(), List.of())));
        } finally {
            streams.started();
        }
    }

    private static Map<String, String> bytes(Map<String, String> environment) {
        Map<String, String> bytes = new HashMap<>();
        environment.forEach((name, value) -> bytes.put(ByteText.of(name), ByteText.of(value)));
        return bytes;
    }

    /** Whether it is over already. */
    public boolean hasEnded() {
        return !child.identity().isAlive();
    }

    /** Forgets it; it goes on. */
    @Override
    public void close() {
        if (hasEnded()) {
            child.reap();
        }
    }
}
