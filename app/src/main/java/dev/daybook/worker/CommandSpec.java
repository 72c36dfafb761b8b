package dev.daybook.worker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What to run, and within what bounds.
 *
 * @param epoch counts the attempts at the operation
 * @param command the program and its arguments, at least the program, as
 *         {@link dev.daybook.platform.process.ByteText}
 * @param environment all of it, the same; what marks the operation is added
 * @param grace time that processes have to end by themselves when the timeout is over
 * @param timeout longest time to run, awake; none when empty
 */
public record CommandSpec(String operationId, int epoch, List<String> command, Path cwd,
        Map<String, String> environment, Duration grace, Optional<Duration> timeout) {

    public CommandSpec {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }
}
