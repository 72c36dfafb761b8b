package dev.daybook.server;

import dev.daybook.api.Plan;
import dev.daybook.plan.Phase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A phase in the API's words, and back. */
public final class PhaseShape {

    private PhaseShape() {}

    public static Plan.Phase wire(Phase phase) {
        return switch (phase) {
            case Phase.InDaemon(String name, String task, Map<String, String> options, boolean mayFail) ->
                new Plan.Phase(
                        name, "daemon", task, options, List.of(), null, null, null, 0, mayFail);
            case Phase.InWorker worker -> new Plan.Phase(worker.name(), "worker", null, Map.of(), worker.command(),
                    worker.cwd().toString(), (int) worker.grace().toSeconds(), seconds(worker.timeout()),
                    worker.retries(), worker.mayFail());
        };
    }

    /**
     * Reads what {@link #wire} has written.
     *
     * @throws IllegalArgumentException when something of it is missing
     */
    public static Phase phase(Plan.Phase wire) {
        if (wire.runsIn().equals("daemon")) {
            return new Phase.InDaemon(wire.name(), present(wire.task()), wire.options(), wire.mayFail());
        }
        Integer timeout = wire.timeoutSeconds();
        return new Phase.InWorker(wire.name(), wire.command(), Path.of(present(wire.cwd())),
                Duration.ofSeconds(present(wire.graceSeconds())),
                timeout == null ? null : Duration.ofSeconds(timeout), wire.retries(), wire.mayFail());
    }

    private static <T> T present(@Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException("a phase is not complete");
        }
        return value;
    }

    private static @Nullable Integer seconds(@Nullable Duration length) {
        return length == null ? null : (int) length.toSeconds();
    }
}
