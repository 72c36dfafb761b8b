package dev.daybook.watch;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers that wait for something to change, without a thread for each. Whenever operations have changed each question
 * is asked again. Thread safe.
 */
public final class Waiting implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Waiting.class);

    private final ScheduledThreadPoolExecutor thread = new ScheduledThreadPoolExecutor(1,
            Thread.ofPlatform().name("waiting").factory());
    private final Set<Asked<?>> asked = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean due = new AtomicBoolean();

    private record Asked<T>(Object asker, Supplier<T> question, Predicate<T> enough, CompletableFuture<T> answer) {

        void giveUp() {
            answer.cancel(false);
        }

        void ask(boolean last) {
            try {
                T now = question.get();
                if (last || enough.test(now)) {
                    answer.complete(now);
                }
            } catch (RuntimeException e) {
                answer.completeExceptionally(e);
            }
        }
    }

    public Waiting() {
        // A wait that is over leaves nothing, and none is sat out when the daemon stops.
        thread.setRemoveOnCancelPolicy(true);
        thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /**
     * Asks until the answer is enough, and for the last time when the wait is over. The question must see what was
     * stored before {@link #changed} was called.
     *
     * @param asker who has asked before is answered no more: it has hung up
     */
    public <T> CompletableFuture<T> until(Object asker, Supplier<T> question, Predicate<T> enough, Duration wait) {
        Asked<T> one = new Asked<>(asker, question, enough, new CompletableFuture<>());
        asked.stream().filter(earlier -> earlier.asker.equals(asker)).forEach(Asked::giveUp);
        asked.add(one);
        try {
            var over = thread.schedule(() -> one.ask(true), wait.toMillis(), TimeUnit.MILLISECONDS);
            thread.execute(() -> one.ask(false));
            return one.answer.whenComplete((answer, failure) -> {
                asked.remove(one);
                over.cancel(false);
            });
        } catch (RejectedExecutionException stopping) {
            asked.remove(one);
            one.ask(true);
            return one.answer;
        }
    }

    /** Operations have changed. Returns at once. */
    public void changed() {
        if (!asked.isEmpty() && due.compareAndSet(false, true)) {
            try {
                thread.execute(() -> {
                    due.set(false);
                    asked.forEach(one -> one.ask(false));
                });
            } catch (RejectedExecutionException stopping) {
                due.set(false);
            }
        }
    }

    /** Answers everybody as it is now. */
    @Override
    public void close() {
        asked.forEach(one -> thread.execute(() -> one.ask(true)));
        thread.shutdown();
        try {
            if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
                LOG.warn("Some answers were not given before the stop");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
