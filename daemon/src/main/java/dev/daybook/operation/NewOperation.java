package dev.daybook.operation;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An operation as it is asked for.
 *
 * @param type {@code command} or {@code summarise}
 * @param command program and arguments; empty unless it is a command
 * @param bootId of this boot
 * @param retries attempts that may follow a failed one
 * @param after must have completed before it starts
 * @param groupLimit of the group's operations run at once; null without a group
 */
public record NewOperation(
        String id,
        String type,
        boolean inWorker,
        String title,
        List<String> command,
        @Nullable String cwd,
        String bootId,
        Duration grace,
        @Nullable Duration timeout,
        int retries,
        @Nullable String after,
        @Nullable String group,
        @Nullable Integer groupLimit) {

    /** Between SIGTERM and SIGKILL where nobody says otherwise. */
    public static final Duration GRACE = Duration.ofSeconds(10);

    /** Work inside the daemon: no process, no queue, one attempt. */
    public static NewOperation inDaemon(String id, String type, String title, String bootId) {
        return new NewOperation(id, type, false, title, List.of(), null, bootId, GRACE, null, 0, null, null, null);
    }
}
