package dev.daybook.watch;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Lets work of a kind be done one after the other: a plan and a person may ask for the same at once, and two that write
 * the same temporary file would undo each other. Thread safe.
 */
public final class OneAtATime {

    private static final long LOOK_EVERY_MS = 200;

    private final ReentrantLock turn = new ReentrantLock();

    /** What is done when its turn has come. */
    public interface Doing<T> {
        T run() throws Exception;
    }

    /**
     * Waits for the turn and does it.
     *
     * @throws InterruptedException when a step said so, also while it waits
     */
    public <T> T run(DaemonTasks.Steps steps, Doing<T> doing) throws Exception {
        while (!turn.tryLock(LOOK_EVERY_MS, TimeUnit.MILLISECONDS)) {
            steps.next(0, "waiting for another of its kind");
        }
        try {
            return doing.run();
        } finally {
            turn.unlock();
        }
    }
}
