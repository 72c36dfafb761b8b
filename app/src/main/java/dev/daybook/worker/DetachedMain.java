package dev.daybook.worker;

import dev.daybook.api.Json;
import dev.daybook.client.DaybookClient;
import dev.daybook.platform.Directories;
import dev.daybook.platform.InstanceLock;
import dev.daybook.platform.UnusableFolder;
import dev.daybook.platform.process.OwnProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;

/** A worker in the background: {@code daybook run --detach} starts it, with a file that says what to do. */
public final class DetachedMain {

    private static final int FAILED = 1;

    private DetachedMain() {}

    /**
     * Runs one operation to its end.
     *
     * @param arguments the file with the {@link WorkerTask}; it is deleted once read
     */
    public static void main(String[] arguments) {
        try {
            Path file = Path.of(arguments[0]);
            WorkerTask task = Json.MAPPER.readValue(Files.readString(file), WorkerTask.class);
            Files.delete(file);
            System.exit(run(task));
        } catch (IOException | InstanceLock.Held | UnusableFolder | InterruptedException e) {
            System.err.println("daybook: the worker could not begin: " + e.getMessage());
            System.exit(FAILED);
        }
    }

    private static int run(WorkerTask task) throws IOException, InstanceLock.Held, InterruptedException {
        Directories directories = Directories.ofThisProcess();
        Map<String, String> environment = OwnProcess.environment();
        try (DaybookClient client = DaybookClient.at(directories.socket()); Interrupts interrupts = Interrupts.open()) {
            return new Worker(task, Mode.DETACHED, environment, interrupts, client, Clock.systemUTC(),
                    line -> System.err.println("daybook: " + line))
                    .run(directories.operations().resolve(task.operationId())).code();
        }
    }
}
