package dev.daybook.daemon;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * How this launch is to end, once somebody has said so: by a stop, or by a restart in the same process. A stop outranks
 * a restart, whichever came first. Thread safe.
 */
final class LaunchEnd {

    private final CountDownLatch asked = new CountDownLatch(1);
    private final AtomicBoolean stop = new AtomicBoolean();

    void stop() {
        stop.set(true);
        asked.countDown();
    }

    void restart() {
        asked.countDown();
    }

    /** Returns once either was asked for. */
    void await() throws InterruptedException {
        asked.await();
    }

    /** Whether a restart was asked for and no stop; it is asked as late as can be, for a stop may still come. */
    boolean isRestart() {
        return asked.getCount() == 0 && !stop.get();
    }
}
