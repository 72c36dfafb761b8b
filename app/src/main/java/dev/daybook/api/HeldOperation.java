package dev.daybook.api;

import org.jspecify.annotations.Nullable;

/**
 * An operation in a worker's hands.
 *
 * @param epoch the attempt it is at
 * @param state {@code waiting} (for its start), {@code resting} (before its next attempt),
 *     {@code running} or {@code stopping}
 * @param pid of the command; null while it has none
 * @param startTicks of that process, as the kernel counts them (proc_pid_stat(5), field 22)
 * @param graceSeconds under which it is being stopped; null while it is not
 * @param progress as the command told it last
 */
public record HeldOperation(
        String operationId,
        int epoch,
        String state,
        @Nullable Long pid,
        @Nullable Long startTicks,
        @Nullable Integer graceSeconds,
        @Nullable Progress progress) {}
