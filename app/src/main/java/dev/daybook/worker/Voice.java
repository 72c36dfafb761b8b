package dev.daybook.worker;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * Says lines to a person on a thread of its own: one who has stopped reading, or left, holds nothing up that matters.
 * Thread safe.
 */
final class Voice implements Consumer<String>, AutoCloseable {

    private static final String LAST = "";

    private final Consumer<String> says;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread thread = Thread.ofPlatform().name("voice").daemon().unstarted(this::run);

    Voice(Consumer<String> says) {
        this.says = says;
    }

    void start() {
        thread.start();
    }

    /** Never blocks. What is accepted before {@link #start} is said then. */
    @Override
    public void accept(String line) {
        lines.add(line);
    }

    private void run() {
        try {
            for (String line = lines.take(); !line.isEmpty(); line = lines.take()) {
                says.accept(line);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException nobodyListens) {
            // Whoever closed our stream wants to hear nothing more.
            return;
        } finally {
            over.countDown();
        }
    }

    /** What is not said is not waited for any more. */
    void hush() {
        over.countDown();
    }

    /** Waits until everything is said, as a program does that writes by itself; called when nothing else is held. */
    @Override
    public void close() {
        accept(LAST);
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
