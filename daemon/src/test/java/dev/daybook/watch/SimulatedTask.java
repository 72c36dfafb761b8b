package dev.daybook.watch;

import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** Work inside a simulated daemon, on its real thread, which takes a step only when the machine says so. */
final class SimulatedTask {

    private static final ThreadLocal<Boolean> CURRENT = ThreadLocal.withInitial(() -> false);

    private final Semaphore go = new Semaphore(0);
    private final Semaphore stands = new Semaphore(0);
    private volatile @Nullable Thread thread;
    private volatile boolean killed;
    private volatile boolean over;
    private boolean arrived;

    /** Whether this is the thread of one. */
    static boolean isCurrent() {
        return CURRENT.get();
    }

    // On its own thread

    void begins() {
        CURRENT.set(true);
        Thread current = Thread.currentThread();
        // A daemon that is killed within it ends it so.
        current.setUncaughtExceptionHandler((one, end) -> {});
        thread = current;
    }

    /** Waits for its turn. */
    void stand() {
        stands.release();
        go.acquireUninterruptibly();
        if (killed) {
            throw new SimulatedDaemon.Killed();
        }
    }

    /** Only its end is left to be stored. */
    void ends() {
        over = true;
        stands.release();
    }

    // On the machine's

    /** Waits until it has begun. */
    void arrive() {
        if (!arrived) {
            stands.acquireUninterruptibly();
            arrived = true;
        }
    }

    /**
     * Lets it go on until it waits again, or its end has been stored.
     *
     * @return false when its thread is gone
     */
    boolean step() {
        arrive();
        go.release();
        stands.acquireUninterruptibly();
        if (over) {
            join();
        }
        return !over;
    }

    /** The process dies around it. */
    void kill() {
        arrive();
        killed = true;
        step();
    }

    private void join() {
        Thread running = thread;
        try {
            if (running != null) {
                running.join();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
