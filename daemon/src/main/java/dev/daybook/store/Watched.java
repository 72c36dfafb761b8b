package dev.daybook.store;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;

/**
 * Does something inside H2 on a thread of its own. A damaged file can make H2 search for ever: what gives no sign for
 * long is left to itself, for nothing in H2 is interrupted.
 *
 * @param thread names the thread
 * @param silence after which nothing is expected any more
 */
record Watched(String thread, Duration silence) {

    /** Gives a sign now and then, where it may take longer than the silence. */
    interface Work<T> {
        T run(Runnable sign) throws Exception;
    }

    /** It hangs. */
    static final class Hangs extends IOException {

        private static final long serialVersionUID = 1L;

        Hangs(String message) {
            super(message);
        }
    }

    /**
     * Does it.
     *
     * @throws ExecutionException when it failed
     * @throws Hangs when nothing came of it; it goes on, and what it has open stays open
     */
    <T> T run(Work<T> work) throws ExecutionException, InterruptedException, Hangs {
        return run(work, () -> false);
    }

    /**
     * Does it.
     *
     * @param takesItsTime while that is so no sign is expected; what ends it gives one before
     * @throws ExecutionException when it failed
     * @throws Hangs when nothing came of it; it goes on, and what it has open stays open
     */
    <T> T run(Work<T> work, BooleanSupplier takesItsTime) throws ExecutionException, InterruptedException, Hangs {
        AtomicLong signs = new AtomicLong();
        FutureTask<T> task = new FutureTask<>(() -> work.run(signs::incrementAndGet));
        Thread.ofPlatform().name(thread).daemon().start(task);
        for (long seen = -1; takesItsTime.getAsBoolean() || seen != signs.get();) {
            seen = signs.get();
            try {
                return task.get(silence.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException stillAtIt) {
                // Or hanging: then there was no sign meanwhile.
            }
        }
        throw new Hangs("nothing came of it for " + silence.toSeconds() + " s");
    }
}
