package dev.daybook.summary;

import dev.daybook.category.Categories;
import dev.daybook.settings.Hindrance;
import dev.daybook.timeline.StoreUnavailable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that writes sessions into their days' files. It looks when woken and once a minute, by the wall clock,
 * so that a sleep only delays it. A session without blocks has nothing to say: it counts as written and leaves no entry.
 * One that fails is tried again after 5, 15, 30, 60 and then every 120 minutes; at 23:55 and at each launch all that
 * wait are tried. Thread safe.
 */
public final class Summaries implements AutoCloseable {

    /** After every retry. */
    static final Instant FAR = Instant.parse("9999-12-31T00:00:00Z");

    private static final Logger LOG = LoggerFactory.getLogger(Summaries.class);

    /** Sessions still written when told to stop: enough for the one that the stop has ended. */
    private static final int AT_STOP = 10;

    /** So long after midnight all of a day is stored. */
    private static final Duration DAY_IS_TOLD = Duration.ofMinutes(5);

    private final SummaryStore store;
    private final SummaryDesk desk;
    private final Supplier<ZoneId> zone;
    private final Supplier<Instant> clock;
    private final Semaphore wakes = new Semaphore(0);
    private final Thread thread = Thread.ofPlatform().name("summaries").unstarted(this::run);
    private @Nullable EveningNet net;
    private @Nullable LocalDate completedBefore;
    private volatile boolean stopping;

    /**
     * Prepares the thread; {@link #start} sets it going.
     *
     * @param folder of the event files; exists
     * @param categories sorts what was used
     */
    public Summaries(SummaryStore store, Path folder, Categories categories, Supplier<ZoneId> zone,
            Supplier<Instant> clock) {
        this(store, folder, EventFiles.Disk.REAL, categories, zone, clock);
    }

    /** With a disk of its own. */
    Summaries(SummaryStore store, Path folder, EventFiles.Disk disk, Categories categories, Supplier<ZoneId> zone,
            Supplier<Instant> clock) {
        this.store = store;
        this.desk = new SummaryDesk(store, folder, disk, categories, zone, clock);
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
            complete();
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
        Set<Long> done = new HashSet<>();
        int left = AT_STOP;
        for (SummaryStore.Waiting session : due(clock.get())) {
            if (stopping && left-- == 0) {
                return;
            }
            if (!done.contains(session.id())) {
                done.addAll(desk.attempt(session));
            }
        }
    }

    /** A store that was away when all was to be swept is asked for all again. */
    private List<SummaryStore.Waiting> due(Instant now) {
        if (net == null) {
            List<SummaryStore.Waiting> all = store.due(FAR);
            net = new EveningNet(now);
            return all;
        } else if (!net.isDue(now, zone.get())) {
            return store.due(now);
        }
        List<SummaryStore.Waiting> all = store.due(FAR);
        net.sweptAt(now);
        LOG.info("The evening's sweep finds {} summaries waiting", all.size());
        return all;
    }

    private void complete() {
        LocalDate today = clock.get().minus(DAY_IS_TOLD).atZone(zone.get()).toLocalDate();
        if (today.equals(completedBefore) || stopping) {
            return;
        }
        try {
            desk.complete(today);
        } catch (IOException e) {
            LOG.warn("The last day's file could not be completed: {}", Hindrance.of(e));
        }
        completedBefore = today;
    }

    /** Told before each step of what takes long. */
    public interface Progress {

        /**
         * So far.
         *
         * @throws InterruptedException when no more is to be written
         */
        void next(int done, int of) throws InterruptedException;
    }

    /**
     * Writes all that waits now, on the caller's thread, also what has failed and would wait for its next attempt.
     *
     * @return how many sessions waited
     * @throws IOException when some could not be written; the others are
     */
    public int writeAll(Progress progress) throws InterruptedException, IOException {
        return desk.writeAll(progress);
    }

    /** Returns once no summary is being written of what was read before. */
    public void settle() {
        desk.settle();
    }

    /**
     * Writes these days anew, every day's file that holds an entry of these sessions, and all that waits, on the caller's
     * thread. What no session stands behind any more is gone from them afterwards; a day without sessions and without a
     * person's words has no file.
     *
     * @param gone sessions that are not there any more
     * @param days of the person, in the zone of now
     * @throws IOException when a file cannot be read or written; those of earlier days are
     * @throws InterruptedException when the progress said so
     */
    public void forget(Collection<Long> gone, Collection<LocalDate> days, Progress progress)
            throws IOException, InterruptedException {
        desk.forget(Set.copyOf(gone), days);
        desk.writeAll(progress);
    }

    /**
     * Writes all days anew that have a file or sessions, a step a day, in the same way.
     *
     * @param first null for the first of all
     * @param last inclusive; null for the last of all
     * @return how many days there were
     */
    public int rewrite(@Nullable LocalDate first, @Nullable LocalDate last, Progress progress)
            throws InterruptedException, IOException {
        return desk.rewrite(first, last, progress);
    }

    /**
     * What a person should know, one sentence each: which sessions could not be written, why, and what to do.
     *
     * @throws StoreUnavailable when the store cannot be read now
     */
    public List<String> notices() {
        return desk.notices();
    }
}
