package dev.daybook.plan;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A step of a plan. */
public sealed interface Phase {

    String name();

    /** Whether the plan goes on when it fails. */
    boolean mayFail();

    /**
     * The daemon does it by itself.
     *
     * @param task what it does, for instance {@code summarise}
     * @param options of the task, each known to it
     */
    record InDaemon(String name, String task, Map<String, String> options, boolean mayFail) implements Phase {}

    /**
     * A command in a worker, which outlives the daemon.
     *
     * @param command program and arguments
     * @param cwd where it runs; absolute
     * @param grace between SIGTERM and SIGKILL when it is stopped
     * @param timeout of each attempt, time awake; null for no limit
     * @param retries attempts that may follow a failed one
     */
    record InWorker(String name, List<String> command, Path cwd, Duration grace, @Nullable Duration timeout,
            int retries, boolean mayFail) implements Phase {}
}
