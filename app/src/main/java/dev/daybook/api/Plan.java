package dev.daybook.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A plan: phases that run one after the other. Instants are UTC, whole seconds.
 *
 * @param file it stands in
 * @param trigger null for a plan that is started by hand alone
 * @param enabled whether its trigger starts it
 * @param nextDue when it starts by itself next; in the past when it starts as soon as it can; null when it does not
 * @param phases in the order in which they run
 * @param lastRun null when it has never run
 */
public record Plan(
        String name,
        String file,
        @Nullable Trigger trigger,
        boolean enabled,
        @Nullable Instant nextDue,
        List<Phase> phases,
        @Nullable Run lastRun) {

    /**
     * When it starts by itself; one of the two.
     *
     * @param every a length such as {@code 1h30m}
     * @param dailyAt a local time such as {@code 02:00}
     */
    public record Trigger(@Nullable String every, @Nullable String dailyAt) {}

    /**
     * A step of it.
     *
     * @param runsIn {@code worker} or {@code daemon}
     * @param task what the daemon does; null in a worker
     * @param options of the task
     * @param command program and arguments; empty in the daemon
     * @param cwd where the command runs; null in the daemon
     * @param graceSeconds between SIGTERM and SIGKILL when it is stopped; null in the daemon
     * @param timeoutSeconds it is stopped after so much time awake; null for no limit
     * @param retries so many more attempts follow a failed one
     * @param mayFail whether the plan goes on when it fails
     */
    public record Phase(
            String name,
            String runsIn,
            @Nullable String task,
            Map<String, String> options,
            List<String> command,
            @Nullable String cwd,
            @Nullable Integer graceSeconds,
            @Nullable Integer timeoutSeconds,
            int retries,
            boolean mayFail) {}

    /**
     * Its latest run.
     *
     * @param operationId the parent of its phases' operations
     * @param status of its session: {@code active}, {@code ended}, {@code failed} or {@code cancelled}
     * @param phase it is in, or was in when it ended
     * @param ended null while active
     * @param error one line for a person; null when nothing went wrong
     */
    public record Run(
            long sessionId,
            @Nullable String operationId,
            String status,
            @Nullable String phase,
            Instant started,
            @Nullable Instant ended,
            @Nullable String error) {}
}
