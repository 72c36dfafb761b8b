package dev.daybook.search;

import dev.daybook.platform.FolderTree;
import dev.daybook.search.SearchStore.Stamp;
import dev.daybook.timeline.StoreUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the index in step with the store. Whenever it is opened, every session is compared with what it was when it
 * was indexed; so it does not matter what became of it meanwhile, or how the launch before ended. The index holds nothing that the store does not: one
 * that cannot be used is deleted and made anew. Used on one thread.
 */
final class IndexKeeper {

    private static final Logger LOG = LoggerFactory.getLogger(IndexKeeper.class);

    /**
     * Late minutes of a session that has ended, after the clock was set back, change no row of it. So far back minutes
     * are looked at whenever the index is opened; all of ten years would take long.
     */
    private static final Duration MINUTES_LOOKED_AT = Duration.ofDays(8);

    private static final int ATTEMPTS = 3;
    private static final int COMMIT_EVERY = 2_000;

    private final SearchStore store;
    private final Path folder;
    private final Path complete;
    private final Backlog backlog = new Backlog();
    private @Nullable SessionIndex index;
    private boolean compared;
    private int uncommitted;
    private volatile @Nullable String failure;

    IndexKeeper(SearchStore store, Path folder) {
        this.store = store;
        this.folder = folder;
        this.complete = folder.resolve("complete");
    }

    /** Does something with the index. */
    private interface Work<T> {
        T with(SessionIndex index) throws IOException;
    }

    /** Whether all sessions were once in the index, so that few can be missing. Opens nothing. */
    boolean isComplete() {
        return Files.exists(complete);
    }

    boolean isOpen() {
        return index != null;
    }

    boolean isEmpty() {
        return backlog.isEmpty();
    }

    /** Why the index could not be used the last time; null when it could. Thread safe. */
    @Nullable
    String failure() {
        return failure;
    }

    /** These have changed. */
    void changed(long session) {
        backlog.addFirst(session);
    }

    /**
     * Takes up what changed, for as long as {@code within}.
     *
     * @throws SearchUnavailable when the index cannot be written
     */
    void catchUp(Duration within) {
        working(open -> {
            indexWaiting(open, within);
            return true;
        });
    }

    /**
     * Looks among all sessions, those that go on as they are now.
     *
     * @param within how long it may take up what changed before it answers with what it has
     * @throws SearchUnavailable when the index cannot be used
     */
    Found find(Asked asked, Duration within) {
        SessionIndex.Page page = working(open -> {
            store.active().forEach(backlog::addFirst);
            indexWaiting(open, within);
            return open.find(asked);
        });
        List<Found.Hit> hits = page.sessions().stream().map(store::session).flatMap(Optional::stream)
                .map(session -> new Found.Hit(session.id(), Highlights.of(asked.question(), session))).toList();
        return new Found(hits, page.total(), backlog.underway());
    }

    private void indexWaiting(SessionIndex open, Duration within) throws IOException {
        long begun = System.nanoTime();
        int count = 0;
        while (!backlog.isEmpty() && System.nanoTime() - begun < within.toNanos()) {
            long id = backlog.first();
            Optional<SessionTexts> session = store.session(id);
            if (session.isPresent()) {
                open.put(session.get());
            } else {
                open.remove(id);
            }
            backlog.done(id);
            count++;
            commitSometimes(open);
        }
        if (count > 0) {
            LOG.debug("Indexed {} sessions in {} ms, {} wait", count, millisSince(begun), backlog.size());
        }
        if (backlog.isEmpty() && !isComplete()) {
            open.commit();
            Files.createFile(complete);
        }
    }

    private void commitSometimes(SessionIndex open) throws IOException {
        if (++uncommitted >= COMMIT_EVERY) {
            open.commit();
            uncommitted = 0;
        }
    }

    private <T> T working(Work<T> work) {
        for (int attempt = 1;; attempt++) {
            try {
                T done = work.with(open());
                failure = null;
                return done;
            } catch (StoreUnavailable e) {
                throw e;
            } catch (IOException | RuntimeException e) {
                abandon();
                if (attempt == ATTEMPTS) {
                    failure = String.valueOf(e.getMessage());
                    throw new SearchUnavailable("search cannot answer now: " + failure, e);
                }
                LOG.warn("The index in {} cannot be used; {}", folder,
                        attempt == 1 ? "opening it again" : "making it anew", e);
                deleteAt(attempt);
            }
        }
    }

    /** What fails for the second time is taken for damaged. */
    private void deleteAt(int attempt) {
        if (attempt > 1) {
            try {
                FolderTree.delete(folder);
            } catch (IOException e) {
                LOG.warn("The index in {} cannot be deleted", folder, e);
            }
        }
    }

    private SessionIndex open() throws IOException {
        SessionIndex open = index;
        if (open == null) {
            open = SessionIndex.open(folder);
            index = open;
            compared = false;
        }
        if (!compared) {
            compare(open);
            compared = true;
        }
        return open;
    }

    /** Finds out what differs. */
    private void compare(SessionIndex open) throws IOException {
        long begun = System.nanoTime();
        List<Stamp> stamps = store.stamps();
        Map<Long, Long> minutes = stamps.isEmpty()
                ? Map.of()
                : store.minutes(stamps.getFirst().start().minus(MINUTES_LOOKED_AT));
        Map<Long, SessionIndex.Indexed> indexed = open.all();
        for (Stamp stamp : stamps) {
            SessionIndex.Indexed known = indexed.remove(stamp.id());
            if (known == null || known.row() != stamp.row()
                    || minutes.getOrDefault(stamp.id(), known.minutes()) != known.minutes()) {
                backlog.addLast(stamp.id());
            }
        }
        for (long gone : indexed.keySet()) {
            open.remove(gone);
        }
        if (!backlog.isEmpty()) {
            Files.deleteIfExists(complete);
        }
        LOG.debug("Compared {} sessions with the index in {} ms, {} differ", stamps.size(), millisSince(begun),
                backlog.size());
    }

    /** Commits, and lets go of files and memory until the next question. */
    void rest() {
        SessionIndex open = index;
        if (open == null) {
            return;
        }
        try {
            open.close();
            index = null;
        } catch (IOException | RuntimeException e) {
            LOG.warn("The index in {} did not close; what it lacks is indexed when it is opened again", folder, e);
            abandon();
        }
        uncommitted = 0;
    }

    private void abandon() {
        SessionIndex open = index;
        index = null;
        backlog.clear();
        if (open != null) {
            try {
                open.abandon();
            } catch (IOException | RuntimeException e) {
                LOG.warn("The index in {} did not let go cleanly", folder, e);
            }
        }
    }

    /** Deletes all that was ever indexed. */
    void erase() throws IOException {
        abandon();
        FolderTree.delete(folder);
    }

    private static long millisSince(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
    }
}
