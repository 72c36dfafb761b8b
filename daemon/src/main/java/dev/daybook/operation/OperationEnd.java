package dev.daybook.operation;

import org.jspecify.annotations.Nullable;

/**
 * How an operation ended, once and for all.
 *
 * @param exitCode null when unknown or none; never a guess
 * @param signal that ended the command
 * @param error one line for a person; null when nothing went wrong
 * @param leftBehind background processes that the command left; null when not known
 */
public record OperationEnd(
        OperationStatus status,
        OperationCause cause,
        @Nullable Integer exitCode,
        @Nullable Integer signal,
        @Nullable String error,
        @Nullable Receipt receipt,
        @Nullable Integer leftBehind) {

    /** What D1 has it say. */
    public static final String UNCLAIMED = "Operation was running but no worker claimed it";

    public OperationEnd {
        if (!status.terminal()) {
            throw new IllegalArgumentException(status + " is no end");
        }
    }

    /** Work in the daemon came to its end. */
    public static OperationEnd completed() {
        return new OperationEnd(OperationStatus.COMPLETED, OperationCause.EXIT, null, null, null, null, null);
    }

    public static OperationEnd failed(OperationCause cause, String error) {
        return new OperationEnd(OperationStatus.FAILED, cause, null, null, error, null, null);
    }

    public static OperationEnd workerLost(String error, Receipt receipt) {
        return new OperationEnd(OperationStatus.FAILED, OperationCause.WORKER_LOST, null, null, error, receipt, null);
    }

    public static OperationEnd cancelled(Receipt receipt) {
        return new OperationEnd(OperationStatus.CANCELLED, OperationCause.CANCELLED, null, null, null, receipt, null);
    }

    /** Whether what really became of it may still be told by somebody. */
    public boolean guessed() {
        return cause == OperationCause.WORKER_LOST || cause == OperationCause.HOST_REBOOTED;
    }
}
