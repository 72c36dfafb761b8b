package dev.daybook.worker;

import dev.daybook.api.Progress;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Looks twice a second whether the command has said how far it is, and tells at most that often. */
final class ProgressReader implements AutoCloseable {

    private static final long LOOK_MILLIS = 500;

    private final WorkerFolder folder;
    private final Consumer<Progress> told;
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("progress").daemon().unstarted(this::run);

    ProgressReader(WorkerFolder folder, Consumer<Progress> told) {
        this.folder = folder;
        this.told = told;
    }

    void start() {
        thread.start();
    }

    private void run() {
        try {
            while (!over.await(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                folder.newProgress().ifPresent(told);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Tells nothing more once it returns. */
    @Override
    public void close() {
        over.countDown();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
