package dev.daybook.summary;

import dev.daybook.category.Categories;
import dev.daybook.timeline.StoreUnavailable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that writes ended sessions into their day's file. It looks when woken and once a minute, by the wall clock,
 * so that a sleep only delays it. A session without blocks has nothing to say: it counts as written and leaves no entry.
 * One that fails is tried again after 5, 15, 30, 60 and then every 120 minutes.
 */
public final class Summaries implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Summaries.class);
    private static final List<Duration> RETRY = List.of(Duration.ofMinutes(5), Duration.ofMinutes(15),
            Duration.ofMinutes(30), Duration.ofMinutes(60), Duration.ofMinutes(120));

    /** After every retry. */
    private static final Instant FAR = Instant.parse("9999-12-31T00:00:00Z");

    /** Sessions still written when told to stop: enough for the one that the stop has ended. */
    private static final int AT_STOP = 10;

    private final SummaryStore store;
    private final Path folder;
    private final Categories categories;
    private final Supplier<ZoneId> zone;
    private final Supplier<Instant> clock;
    private final Semaphore wakes = new Semaphore(0);
    private final Thread thread = Thread.ofPlatform().name("summaries").unstarted(this::run);
    private volatile boolean stopping;

    /**
     * Prepares the thread; {@link #start} sets it going.
     *
     * @param folder of the event files; exists
     * @param categories sorts what was used
     */
    public Summaries(SummaryStore store, Path folder, Categories categories, Supplier<ZoneId> zone,
            Supplier<Instant> clock) {
        this.store = store;
        this.categories = categories;
        this.folder = folder;
        this.zone = zone;
        this.clock = clock;
    }

    public void start() {
        thread.start();
    }

    /** Something may be due. Returns at once. */
    public void wake() {
        wakes.release();
    }

    /** Writes what has just ended and stops; a longer queue waits for the next launch. */
    @Override
    public void close() {
        stopping = true;
        wake();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        do {
            turn();
            awaitWake();
        } while (!stopping);
        turn();
    }

    private void turn() {
        try {
            writeDue();
        } catch (StoreUnavailable e) {
            LOG.warn("Summaries wait for the store: {}", e.getMessage());
        } catch (RuntimeException e) {
            LOG.error("The summaries failed in one turn and go on", e);
        }
    }

    private void awaitWake() {
        try {
            if (wakes.tryAcquire(1, TimeUnit.MINUTES)) {
                wakes.drainPermits();
            }
        } catch (InterruptedException e) {
            LOG.error("The summaries were interrupted; nobody may do that. They go on", e);
        }
    }

    private void writeDue() {
        int left = AT_STOP;
        for (SummaryStore.Waiting session : store.due(clock.get())) {
            if (stopping && left-- == 0) {
                return;
            }
            attempt(session);
        }
    }

    /** One at a time, whoever asks: two writers of one file would undo each other. */
    private synchronized void attempt(SummaryStore.Waiting session) {
        try {
            write(session);
        } catch (StoreUnavailable e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            // Also what nobody foresaw: one session must not hold up those after it.
            Duration wait = RETRY.get(Math.min(session.attempts(), RETRY.size() - 1));
            LOG.warn("Could not write the summary of session {}; trying again in {} min", session.id(),
                    wait.toMinutes(), e);
            store.failed(session.id(), clock.get().plus(wait));
        }
    }

    /** Told before each session that {@link #writeAll} writes. */
    public interface Progress {

        /**
         * So far.
         *
         * @throws InterruptedException when no more is to be written
         */
        void next(int done, int of) throws InterruptedException;
    }

    /** Writes all that waits now, on the caller's thread, also what has failed and would wait for its next attempt. */
    public void writeAll(Progress progress) throws InterruptedException {
        List<SummaryStore.Waiting> waiting = store.due(FAR);
        for (int i = 0; i < waiting.size(); i++) {
            progress.next(i, waiting.size());
            attempt(waiting.get(i));
        }
    }

    /** Returns once no summary is being written of what was read before. */
    public synchronized void settle() {
        // Who has the lock has waited for whoever wrote.
    }

    /**
     * Takes the entries of sessions that are not there any more out of every day's file, and writes those that wait.
     *
     * @throws InterruptedException when the progress said so
     */
    public void forget(Collection<Long> gone, Progress progress) throws IOException, InterruptedException {
        remove(Set.copyOf(gone));
        writeAll(progress);
    }

    private synchronized void remove(Set<Long> gone) throws IOException {
        if (gone.isEmpty()) {
            return;
        }
        for (EventFile file : EventFile.all(folder)) {
            file.removeAll(gone);
        }
    }

    private void write(SummaryStore.Waiting session) throws IOException {
        if (session.cancelled()) {
            file(session).remove(session.id());
            store.withdrawn(session.id());
            return;
        }
        List<SummaryStore.Use> uses = store.uses(session.range());
        SessionEntry entry = new SessionEntry(session, uses);
        String title = entry.title();
        if (title != null) {
            file(session).put(session.id(), session.range().start().getEpochSecond(), entry.markdown(zone.get()));
        } else {
            // Before its end was corrected there may have been something to say.
            file(session).remove(session.id());
        }
        store.written(session.id(), session.range().end(), title, SessionCategory.of(uses, categories));
    }

    private EventFile file(SummaryStore.Waiting session) {
        return new EventFile(folder, session.range().start().atZone(zone.get()).toLocalDate());
    }
}
