package dev.daybook.backup;

import dev.daybook.platform.process.LowPriority;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Does work that reads and writes much on a thread that steps back for all others, and so do those that it starts: who
 * sits at the desk is not to notice.
 */
final class Modest {

    private Modest() {}

    /** Waits for it, and fails as it did. */
    static <T> T run(Callable<T> work) throws IOException, InterruptedException {
        FutureTask<T> task = new FutureTask<>(() -> {
            LowPriority.take();
            return work.call();
        });
        Thread.ofPlatform().name("backup").daemon().start(task);
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw failure(Objects.requireNonNull(e.getCause()));
        }
    }

    private static IOException failure(Throwable cause) throws InterruptedException {
        return switch (cause) {
            case IOException failed -> failed;
            case InterruptedException told -> throw told;
            case RuntimeException mistaken -> throw mistaken;
            case Error broken -> throw broken;
            default -> throw new IllegalStateException(cause);
        };
    }
}
