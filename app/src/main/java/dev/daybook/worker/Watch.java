package dev.daybook.worker;

import dev.daybook.platform.process.Subreaper;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Looks after a run while it lasts: its timeout, its log's size, and orphans that ended. */
final class Watch implements Runnable {

    private static final long EVERY = TimeUnit.MILLISECONDS.toNanos(500);
    private static final Duration FOR_EVER = Duration.ofNanos(Long.MAX_VALUE / 2);

    private final long start = System.nanoTime();
    private final long timeout;
    private final LogKeeper log;
    private final CompletableFuture<?> ended;
    private final Runnable onTimeout;
    private boolean timedOut;

    Watch(Optional<Duration> timeout, LogKeeper log, CompletableFuture<?> ended, Runnable onTimeout) {
        // Longer than nanoseconds can tell is for ever.
        this.timeout = timeout.filter(limit -> limit.compareTo(FOR_EVER) < 0).orElse(FOR_EVER).toNanos();
        this.log = log;
        this.ended = ended;
        this.onTimeout = onTimeout;
    }

    @Override
    public void run() {
        while (!hasEndedWithin(Math.clamp(remaining(), 0, EVERY))) {
            tolerant(this::lookAtTime);
            tolerant(log::look);
            tolerant(Subreaper::sweep);
        }
        tolerant(log::look);
    }

    private void lookAtTime() {
        if (!timedOut && remaining() <= 0) {
            onTimeout.run();
            timedOut = true;
        }
    }

    /** What fails once, for want of memory or of descriptors, may do the next time; the others are owed all the same. */
    private static void tolerant(Runnable look) {
        try {
            look.run();
        } catch (RuntimeException | Error e) {
            return;
        }
    }

    /** Time to the timeout; once it is over there is nothing to hurry for. */
    private long remaining() {
        return timedOut ? EVERY : timeout - (System.nanoTime() - start);
    }

    private boolean hasEndedWithin(long nanos) {
        try {
            ended.get(nanos, TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
