package dev.daybook.worker;

import dev.daybook.api.ExitRecord;
import dev.daybook.api.Receipt;
import java.io.IOException;
import java.nio.file.FileSystemException;
import org.jspecify.annotations.Nullable;

/** How an attempt ended, in words. */
final class ExitWords {

    /** The store keeps no longer ones. */
    private static final int MOST = 900;

    private ExitWords() {}

    static String of(Ended ended, WorkerTask task) {
        if (ended.why() == Ended.Why.TIMED_OUT) {
            return "Stopped after its timeout of " + timeout(task);
        }
        return ended.signal().map(signal -> "Ended by signal " + signal)
                .orElseGet(() -> "Exited with code " + ended.exitCode().map(String::valueOf).orElse("unknown"));
    }

    /** Why a command could not be started. */
    static String of(IOException why) {
        // The JDK's own say what was refused, and by their name alone for what reason.
        String text = why instanceof FileSystemException ? why.toString() : String.valueOf(why.getMessage());
        return text.length() <= MOST ? text : text.substring(0, MOST) + "…";
    }

    static @Nullable Receipt receipt(Ended ended) {
        return ended.receipt().map(done -> new Receipt(done.stopped(), done.left())).orElse(null);
    }

    /** What follows the operation's name in a line for the person in front of it. */
    static String stopped(ExitRecord exit, WorkerTask task) {
        Receipt receipt = exit.receipt();
        String how = exit.cause().equals("cancelled")
                ? " was cancelled"
                : " was stopped after its timeout of " + timeout(task);
        return receipt == null
                ? how
                : how + ": stopped " + receipt.stopped() + (receipt.stopped() == 1 ? " process, " : " processes, ")
                        + receipt.left() + " left";
    }

    private static String timeout(WorkerTask task) {
        return task.timeout().map(limit -> limit.toSeconds() + " s").orElse("no time");
    }
}
