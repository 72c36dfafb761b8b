package dev.daybook.watch;

import dev.daybook.operation.OperationCause;
import dev.daybook.operation.OperationEnd;
import dev.daybook.operation.OperationStore;
import dev.daybook.operation.Receipt;
import dev.daybook.timeline.StoreUnavailable;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Operations that run inside the daemon, each on a thread of its own that is tracked until it ends, however it ends.
 * Thread safe.
 *
 * <p>A cancel interrupts between two steps and never within one: a step may be inside the database, and H2 is not to be
 * interrupted.
 */
public final class DaemonTasks implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(DaemonTasks.class);

    /** A store that comes and goes must not keep work going for ever. */
    private static final int MOST_ATTEMPTS = 20;

    private static final String STOPPED = "The daemon was stopped";

    private final OperationStore store;
    private final Supplier<Instant> clock;
    private final Map<String, Task> tasks = new ConcurrentHashMap<>();
    private volatile boolean stopping;

    public DaemonTasks(OperationStore store, Supplier<Instant> clock) {
        this.store = store;
        this.clock = clock;
    }

    /** What a task does. */
    public interface Work {

        /**
         * Does all of it.
         *
         * @throws InterruptedException when a step said so
         */
        void run(Steps steps) throws Exception;
    }

    /** How a task tells where it is. */
    public interface Steps {

        /**
         * Called before each step.
         *
         * @param fraction done so far, from 0 to 1
         * @throws InterruptedException when the task is to end here
         */
        void next(double fraction, @Nullable String message) throws InterruptedException;
    }

    private final class Task implements Steps {

        private final String operation;
        private final int epoch;
        private final boolean resumable;
        private final Work work;
        private final Thread thread;
        private String interruption = STOPPED;
        private volatile boolean cancelled;
        private long told = -1;

        Task(String operation, int epoch, boolean resumable, Work work) {
            this.operation = operation;
            this.epoch = epoch;
            this.resumable = resumable;
            this.work = work;
            this.thread = Thread.ofPlatform().name("operation-" + operation).unstarted(this::run);
        }

        @Override
        public void next(double fraction, @Nullable String message) throws InterruptedException {
            if (cancelled || stopping) {
                throw new InterruptedException("operation " + operation + " is to end");
            }
            // Ten thousand steps need no ten thousand writes.
            long percent = Math.round(fraction * 100);
            if (percent != told && progressed(fraction, message)) {
                told = percent;
            }
        }

        /** A store that is away for a while is no reason to give up: how far it is can be told with a later step. */
        private boolean progressed(double fraction, @Nullable String message) {
            try {
                store.progress(operation, epoch, fraction, message);
                return true;
            } catch (StoreUnavailable e) {
                LOG.warn("How far operation {} is could not be stored: {}", operation, e.getMessage());
                return false;
            }
        }

        private void run() {
            try {
                settle(outcome());
            } catch (RuntimeException e) {
                LOG.error("The end of operation {} could not be stored; the next launch settles it", operation, e);
            } catch (InterruptedException e) {
                LOG.error("Operation {} was interrupted; nobody may do that", operation, e);
            } finally {
                // Its next attempt may have begun.
                tasks.remove(operation, this);
            }
        }

        /** Null when it is to go on at the next attempt, of this daemon or the next one. */
        private @Nullable OperationEnd outcome() {
            try {
                work.run(this);
                return OperationEnd.completed();
            } catch (InterruptedException e) {
                if (cancelled) {
                    return OperationEnd.cancelled(Receipt.NOTHING);
                }
                return resumable ? null : OperationEnd.failed(OperationCause.DAEMON_RESTARTED, STOPPED);
            } catch (Exception | Error e) {
                if (resumable && epoch < MOST_ATTEMPTS && isOfTheStore(e)) {
                    LOG.warn("Operation {} goes on once the store is back: {}", operation, e.getMessage());
                    interruption = "The store was away";
                    return null;
                }
                // Whatever it is, it must not leave behind an operation that claims to run.
                LOG.error("Operation {} failed", operation, e);
                return OperationEnd.failed(OperationCause.EXIT, String.valueOf(e.getMessage()));
            }
        }

        /** A store that is away for a while is waited for: nothing else would end the operation before the next launch. */
        private void settle(@Nullable OperationEnd end) throws InterruptedException {
            while (!stored(end)) {
                TimeUnit.SECONDS.sleep(1);
            }
        }

        private boolean stored(@Nullable OperationEnd end) {
            try {
                if (end == null) {
                    // Refused only when somebody asked to cancel it, and then it has what was wanted.
                    return store.retry(operation, epoch, interruption)
                            || stored(OperationEnd.cancelled(Receipt.NOTHING));
                }
                if (store.end(operation, epoch, end, clock.get())) {
                    LOG.info("Operation {} ended: {}", operation, end.status().wire());
                }
                return true;
            } catch (StoreUnavailable e) {
                if (stopping) {
                    throw e;
                }
                return false;
            }
        }
    }

    /**
     * Runs the work of an operation that has been granted its start.
     *
     * @param epoch the attempt that was granted
     * @param resumable whether it is pending again when the daemon is stopped or the store was away, for somebody to go
     *        on with; it has failed otherwise
     */
    public void start(String operation, int epoch, boolean resumable, Work work) {
        Task task = new Task(operation, epoch, resumable, work);
        tasks.put(operation, task);
        task.thread.start();
    }

    private static boolean isOfTheStore(Throwable failure) {
        return failure instanceof StoreUnavailable
                || (failure.getCause() != null && isOfTheStore(failure.getCause()));
    }

    /** Has the operation's work end at its next step. Nothing happens when it is not tracked. */
    public void cancel(String operation) {
        Task task = tasks.get(operation);
        if (task != null) {
            task.cancelled = true;
        }
    }

    /** Whether this attempt's work goes on. */
    public boolean isAt(String operation, int epoch) {
        Task task = tasks.get(operation);
        return task != null && task.epoch == epoch;
    }

    /** Operations whose work goes on. */
    public Set<String> running() {
        return Set.copyOf(tasks.keySet());
    }

    /** Has all work end at its next step, and waits for it. */
    @Override
    public void close() {
        stopping = true;
        for (Task task : tasks.values()) {
            try {
                task.thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
