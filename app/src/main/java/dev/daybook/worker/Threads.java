package dev.daybook.worker;

import java.util.concurrent.CompletableFuture;

/** The threads of a run: named, platform's, and none keeps the process alive. */
final class Threads {

    private Threads() {}

    /** Starts one whose failure is the run's. */
    static void start(String name, Runnable work, CompletableFuture<?> run) {
        Thread.ofPlatform().name(name).daemon().start(() -> {
            try {
                work.run();
            } catch (RuntimeException | Error e) {
                run.completeExceptionally(e);
            }
        });
    }
}
