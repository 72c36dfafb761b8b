package dev.daybook.api;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How an attempt ended: what a worker reports, and what its file {@code exit.<epoch>.json} holds before it does.
 *
 * @param exitCode null when there was none
 * @param signal that ended the command; null otherwise
 * @param cause {@code exit}, {@code signal}, {@code timed_out}, {@code cancelled} or {@code start_failed}
 * @param error one line; null when nothing went wrong
 * @param receipt of a stop; null when it was not stopped
 * @param leftBehind background processes that the command left; null when not known
 * @param retrying whether another attempt follows
 */
public record ExitRecord(
        String operationId,
        int epoch,
        @Nullable Integer exitCode,
        @Nullable Integer signal,
        String cause,
        @Nullable String error,
        @Nullable Receipt receipt,
        @Nullable Integer leftBehind,
        boolean retrying,
        Instant started,
        Instant ended) {

    private static final Set<String> CAUSES = Set.of("exit", "signal", "timed_out", "cancelled", "start_failed");

    /** Whether all is there that must be: what came over the wire or from a file may lack anything. */
    @SuppressWarnings("ConstantValue")
    public boolean readable() {
        return operationId != null && epoch >= 1 && cause != null && CAUSES.contains(cause) && started != null
                && ended != null;
    }
}
