package dev.daybook.search;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers questions about all sessions there ever were. Thread safe; everything happens on a thread of its own, which
 * nobody interrupts. What changes is only noted until the next question or until it has become more than a handful, and
 * an index that nobody asks is closed: a daemon that is asked nothing pays nothing.
 */
public final class Search implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Search.class);
    private static final int HANDFUL = 32;
    private static final Duration BEFORE_AN_ANSWER = Duration.ofMillis(400);
    private static final Duration AT_A_TIME = Duration.ofMillis(100);
    private static final Duration OPEN_FOR = Duration.ofMinutes(1);

    private final IndexKeeper keeper;
    private final BlockingQueue<Runnable> jobs = new LinkedBlockingQueue<>();
    private final Set<Long> changed = ConcurrentHashMap.newKeySet();
    private final Thread thread = Thread.ofPlatform().name("search").unstarted(this::run);
    private boolean closing;
    private volatile boolean stopping;
    /** Whether there is something to do without being asked; the thread's own. */
    private boolean busy;

    /**
     * Prepares the thread; {@link #start} sets it going.
     *
     * @param folder of the index, which nothing else may use; it may be deleted whenever no daemon runs
     */
    public Search(SearchStore store, Path folder) {
        this.keeper = new IndexKeeper(store, folder);
    }

    public void start() {
        thread.start();
    }

    /** These sessions have changed. Returns at once. */
    public void changed(Set<Long> sessions) {
        boolean few = changed.size() < HANDFUL;
        changed.addAll(sessions);
        if (few && changed.size() >= HANDFUL) {
            jobs.add(() -> busy = true);
        }
    }

    /**
     * Looks for sessions.
     *
     * @return fails with {@link SearchUnavailable}, or with what the store throws
     */
    public CompletableFuture<Found> ask(Asked asked) {
        return handIn(() -> find(asked));
    }

    /**
     * Deletes the index, so that nothing which was in it lies on the disk any more, and begins to make it anew from what
     * the store holds now. Returns when it is deleted. Not for the store's own thread.
     *
     * @throws IOException when something of it is left
     */
    public void erase() throws IOException {
        try {
            handIn(this::eraseNow).join();
        } catch (CompletionException e) {
            throw new IOException("the index of the search could not be deleted: " + e.getMessage(), e);
        }
    }

    /** What a person should know of it, one sentence each. */
    public List<String> notices() {
        String failure = keeper.failure();
        return failure == null
                ? List.of()
                : List.of("Search does not work: " + failure + "; it is tried again with the next question");
    }

    /** Answers who waits and stops; what is not indexed is indexed by the next launch. */
    @Override
    public void close() {
        if (lastHandedIn()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private synchronized boolean lastHandedIn() {
        boolean first = !closing;
        closing = true;
        if (first) {
            jobs.add(() -> stopping = true);
        }
        return first;
    }

    private synchronized <T> CompletableFuture<T> handIn(Supplier<T> job) {
        CompletableFuture<T> answer = new CompletableFuture<>();
        if (closing) {
            answer.completeExceptionally(new SearchUnavailable("the daemon is stopping", new IllegalStateException()));
        } else {
            jobs.add(() -> complete(answer, job));
        }
        return answer;
    }

    private static <T> void complete(CompletableFuture<T> answer, Supplier<T> job) {
        try {
            answer.complete(job.get());
        } catch (RuntimeException | Error e) {
            // Whoever waits must not wait for ever: forgetting does, and the daemon's stop with it.
            answer.completeExceptionally(e);
        }
    }

    private void run() {
        busy = !keeper.isComplete();
        while (!stopping) {
            try {
                turn();
            } catch (InterruptedException e) {
                LOG.error("The search was interrupted; nobody may do that. It goes on", e);
            } catch (RuntimeException | Error e) {
                busy = false;
                LOG.warn("What changed is not indexed now; the next question tries again", e);
            }
        }
        keeper.rest();
    }

    private void turn() throws InterruptedException {
        Runnable job = next();
        if (job != null) {
            job.run();
        } else if (busy) {
            take();
            keeper.catchUp(AT_A_TIME);
            busy = !keeper.isEmpty();
        } else {
            keeper.rest();
        }
    }

    private @Nullable Runnable next() throws InterruptedException {
        if (busy) {
            return jobs.poll();
        }
        return keeper.isOpen() ? jobs.poll(OPEN_FOR.toMillis(), TimeUnit.MILLISECONDS) : jobs.take();
    }

    private Found find(Asked asked) {
        long begun = System.nanoTime();
        take();
        Found found = keeper.find(asked, BEFORE_AN_ANSWER);
        busy = !keeper.isEmpty();
        LOG.debug("Found {} sessions in {} ms", found.total(),
                TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun));
        return found;
    }

    private boolean eraseNow() {
        try {
            keeper.erase();
        } catch (IOException e) {
            throw new CompletionException(e);
        }
        busy = true;
        return true;
    }

    private void take() {
        for (long session : new ArrayList<>(changed)) {
            changed.remove(session);
            keeper.changed(session);
        }
    }
}
