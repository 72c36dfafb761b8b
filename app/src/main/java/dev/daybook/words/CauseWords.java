package dev.daybook.words;

import dev.daybook.api.Operation;
import dev.daybook.api.Receipt;
import java.util.Objects;

/** Why and how an operation ended, as a person would say it; an unknown exit code is called so. */
public final class CauseWords {

    private CauseWords() {}

    /** In a table: {@code exit 3}, {@code signal 9}, {@code worker lost}. */
    public static String brief(Operation operation) {
        String cause = cause(operation);
        return switch (cause) {
            case "exit" -> "exit " + code(operation);
            case "signal" -> operation.signal() == null ? "signal" : "signal " + operation.signal();
            default -> PlainText.spoken(cause);
        };
    }

    private static String cause(Operation operation) {
        return Objects.requireNonNullElse(operation.cause(), "cause unknown");
    }

    /** On a page: the word itself, so that it can be searched for, and what it means. */
    public static String full(String cause) {
        return switch (cause) {
            case "exit" -> "exit: the command ended by itself";
            case "signal" -> "signal: a signal ended the command";
            case "worker_lost" -> "worker_lost: its worker is gone and left no exit code";
            case "host_rebooted" -> "host_rebooted: the machine was restarted under it";
            case "daemon_restarted" -> "daemon_restarted: it ran inside a daemon that ended";
            case "timed_out" -> "timed_out: it was stopped at its time limit";
            case "cancelled" -> "cancelled: it was stopped because somebody asked for it";
            case "start_failed" -> "start_failed: the command could not be started";
            default -> PlainText.spoken(cause);
        };
    }

    /** {@code completed with exit code 0}, {@code failed: worker lost, exit code unknown}, {@code was cancelled}. */
    public static String ended(Operation operation) {
        return switch (operation.status()) {
            case "completed" -> operation.exitCode() == null
                    ? "completed"
                    : "completed with exit code " + code(operation);
            case "failed" -> failed(operation);
            case "cancelled" -> "was cancelled" + stopped(operation);
            default -> "is " + PlainText.line(operation.status());
        };
    }

    private static String failed(Operation operation) {
        if (!operation.type().equals("command")) {
            // Work inside the daemon has no exit code.
            String error = operation.error();
            return "failed: " + (error == null ? PlainText.spoken(cause(operation)) : PlainText.line(error));
        }
        if ("exit".equals(operation.cause()) && operation.exitCode() != null) {
            return "failed with exit code " + code(operation);
        }
        boolean told = operation.exitCode() == null && operation.signal() != null;
        return "failed: " + brief(operation) + (told ? "" : ", exit code " + code(operation));
    }

    /** What a stop did, to follow upon a word; blank when nothing had to be stopped. */
    public static String stopped(Operation operation) {
        Receipt receipt = operation.receipt();
        return receipt == null ? "" : ": " + receipt(receipt);
    }

    /** {@code stopped 3 processes, 0 left}. */
    public static String receipt(Receipt receipt) {
        return "stopped " + processes(receipt.stopped()) + ", " + receipt.left() + " left";
    }

    /** {@code 1 process}, {@code 3 processes}. */
    public static String processes(int count) {
        return count == 1 ? "1 process" : count + " processes";
    }

    /** Its exit code, or {@code unknown}. */
    public static String code(Operation operation) {
        return operation.exitCode() == null ? "unknown" : String.valueOf(operation.exitCode());
    }
}
