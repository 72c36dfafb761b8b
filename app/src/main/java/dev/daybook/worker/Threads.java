package dev.daybook.worker;

import java.util.concurrent.CompletableFuture;

/** The threads of a run: named, platform's, and none keeps the process alive. */
final class Threads {

    private Threads() {}

    /** Starts the one that waits for the command: its failure is the run's. */
    static void startWaiting(String name, Runnable work, CompletableFuture<?> run) {
        start(name, () -> {
            try {
                work.run();
            } catch (RuntimeException | Error e) {
                run.completeExceptionally(e);
            }
        });
    }

    /** Starts one that the run can do without. */
    static void start(String name, Runnable work) {
        Thread.ofPlatform().name(name).daemon().start(work);
    }
}
