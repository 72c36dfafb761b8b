package dev.daybook.worker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a worker is to do.
 *
 * @param title for people
 * @param command program and arguments, as {@link dev.daybook.platform.process.ByteText}
 * @param grace between SIGTERM and SIGKILL when the timeout is over
 * @param timeout of each attempt, time awake
 * @param retries attempts that may follow a failed one
 * @param notice whether the person is told of the end on the desktop
 */
public record WorkerTask(
        String operationId,
        String title,
        List<String> command,
        Path cwd,
        Duration grace,
        Optional<Duration> timeout,
        int retries,
        boolean notice) {}
