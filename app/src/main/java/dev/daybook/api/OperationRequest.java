package dev.daybook.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Body that makes an operation. A command is only written down: the worker that asks for it runs it.
 *
 * @param id chosen by the caller, so that asking twice makes one; by the daemon when null
 * @param type {@code command}, {@code summarise}, {@code export}, {@code backup} or {@code prune}; {@code command} when
 *     null
 * @param title the command itself when null
 * @param command program and arguments; for a command at least the program
 * @param cwd absolute; where the command runs
 * @param graceSeconds from 0 to 86400; 10 when null
 * @param timeoutSeconds from 1 to 31536000
 * @param retries from 0 to 100; 0 when null
 * @param after an operation that must have completed
 * @param group a name
 * @param groupLimit from 1 to 1000; 1 when null
 * @param options of work inside the daemon, by name: {@code summarise} takes {@code from} and {@code to}, days, or
 *     {@code all}, "true"; the others those of a plan's phase
 */
public record OperationRequest(
        @Nullable String id,
        @Nullable String type,
        @Nullable String title,
        @Nullable List<String> command,
        @Nullable String cwd,
        @Nullable Integer graceSeconds,
        @Nullable Integer timeoutSeconds,
        @Nullable Integer retries,
        @Nullable String after,
        @Nullable String group,
        @Nullable Integer groupLimit,
        @Nullable Map<String, String> options) {

    /** Work inside the daemon, with options of its own. */
    public static OperationRequest inDaemon(String type, Map<String, String> options) {
        return new OperationRequest(null, type, null, null, null, null, null, null, null, null, null, options);
    }
}
