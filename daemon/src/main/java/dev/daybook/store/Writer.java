package dev.daybook.store;

import dev.daybook.api.Json;
import dev.daybook.platform.DurableFiles;
import dev.daybook.timeline.StoreUnavailable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one thread that changes anything. It takes what waits, decides each change inside one transaction, forces their
 * after-images to the journal together, commits, and only then tells anybody.
 *
 * <p>When the commit fails after the force, the changes are on disk all the same: the database is reopened and the
 * journal replayed into it. When the force fails, nothing happened.
 */
final class Writer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Writer.class);
    private static final int BATCH = 256;
    private static final Watched LETTING_GO = new Watched("store-closing", Duration.ofSeconds(20));

    private final DiskRoom room;
    private final Path folder;
    private final UUID databaseId;
    private final Journal journal;
    private final Supplier<Instant> clock;
    private final Runnable afterForce;
    private final BlockingQueue<Handed<?>> queue = new LinkedBlockingQueue<>();
    /** The last thing in the queue: no thread inside the database is ever interrupted. */
    private final Handed<Boolean> closed = new Handed<>(change -> true);
    private final Queue<FutureTask<?>> errands = new ConcurrentLinkedQueue<>();
    private final List<Consumer<Committed>> listeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<List<RowImage>>> watchers = new CopyOnWriteArrayList<>();
    private final Thread thread = Thread.ofPlatform().name("store-writer").unstarted(this::run);
    private volatile Database database;
    private volatile long sequence;
    private volatile boolean available = true;
    /** The disk was at the last change, which left the database alone. */
    private volatile boolean full;
    private volatile boolean lastWords;
    private volatile Incidents incidents;
    private volatile Sidecar sidecar;
    /** What was found wrong and is to be rebuilt when it is opened again; the writer's own. */
    private Optional<String> damage = Optional.empty();
    private boolean closing;

    Writer(Opening.Opened opened, Journal journal, DiskRoom room, Path folder, Supplier<Instant> clock,
            Runnable afterForce) {
        this.room = room;
        this.folder = folder;
        this.databaseId = opened.databaseId();
        this.journal = journal;
        this.clock = clock;
        this.afterForce = afterForce;
        this.database = opened.database();
        this.sequence = opened.sequence();
        this.sidecar = opened.sidecar();
        this.incidents = opened.incidents();
    }

    /** A change handed in, and who waits for it. */
    private static final class Handed<T> {

        final Store.Work<T> work;
        final CompletableFuture<T> done = new CompletableFuture<>();
        private @Nullable T result;
        private Set<String> tables = Set.of();
        private Set<Long> sessions = Set.of();
        private byte @Nullable [] images;

        Handed(Store.Work<T> work) {
            this.work = work;
        }

        /** Everything that can go wrong with this change alone goes wrong here, and leaves its neighbours be. */
        void decide(Database database, Consumer<List<RowImage>> decided) throws SQLException {
            Change change = new Change(database.writer);
            result = work.run(change);
            List<RowImage> rows = change.images();
            if (!rows.isEmpty()) {
                tables = rows.stream().map(RowImage::t).collect(Collectors.toUnmodifiableSet());
                sessions = change.sessions();
                images = Json.MAPPER.writeValueAsBytes(rows);
                decided.accept(rows);
            }
        }

        @SuppressWarnings("NullAway") // a work that answers null is its caller's affair
        void complete() {
            done.complete(result);
        }
    }

    void start() {
        thread.start();
    }

    <T> T change(Store.Work<T> work) {
        Handed<T> handed = new Handed<>(work);
        handIn(handed);
        try {
            return handed.done.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof StoreUnavailable unavailable) {
                throw new StoreUnavailable(String.valueOf(unavailable.getMessage()), unavailable);
            }
            throw new IllegalStateException("a change failed: " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailable("interrupted while waiting for a change", e);
        }
    }

    /** Something done on the writer's thread between two batches. */
    interface Errand<T> {
        T run() throws Exception;
    }

    /**
     * Does something with the journal or the database's file while no change is decided. Every change that was
     * answered before is on disk by then; what is handed in meanwhile waits.
     *
     * @throws StoreUnavailable when the store is closed or cannot store now, or the errand failed of its files
     */
    <T> T apart(Errand<T> errand) {
        FutureTask<T> task = new FutureTask<>(() -> {
            if (!available()) {
                throw new StoreUnavailable("changes cannot be stored now", new IllegalStateException());
            }
            return errand.run();
        });
        errands.add(task);
        try {
            // So that the writer wakes.
            handIn(new Handed<>(change -> true));
        } catch (StoreUnavailable closed) {
            errands.remove(task);
            throw closed;
        }
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw new StoreUnavailable(String.valueOf(e.getCause() == null ? e : e.getCause().getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailable("interrupted while waiting for the store", e);
        }
    }

    private void runErrands() {
        for (FutureTask<?> errand = errands.poll(); errand != null; errand = errands.poll()) {
            errand.run();
        }
    }

    Journal journal() {
        return journal;
    }

    /**
     * Writes the database's file anew, so that it holds nothing but what its tables say. An {@link Errand}; nobody may
     * read meanwhile.
     *
     * @throws IOException when it could not be written; the database is then as it was
     */
    void compact() throws SQLException, IOException, StoreException {
        try {
            database.close();
            CompactFile.replace(folder);
        } finally {
            reopen();
        }
    }

    /** In step with closing, or a change could end up behind the last that is taken, and its caller wait for ever. */
    private synchronized void handIn(Handed<?> handed) {
        if (closing) {
            throw new StoreUnavailable("the store is closed", new IllegalStateException());
        }
        queue.add(handed);
    }

    Database database() {
        return database;
    }

    long sequence() {
        return sequence;
    }

    boolean available() {
        return available && !full;
    }

    Optional<String> roomNotice() {
        return room.notice();
    }

    /** {@link Store#lastWords}. */
    void lastWords() {
        lastWords = true;
    }

    Incidents incidents() {
        return incidents;
    }

    Sidecar sidecar() {
        return sidecar;
    }

    void onCommit(Consumer<Committed> listener) {
        listeners.add(listener);
    }

    /** {@link Store#watch}. */
    void watch(Consumer<List<RowImage>> watcher) {
        // By a change: what was decided before it, and was not seen, is committed when this returns.
        change(change -> watchers.add(watcher));
    }

    void unwatch(Consumer<List<RowImage>> watcher) {
        watchers.remove(watcher);
    }

    private void run() {
        List<Handed<?>> batch = new ArrayList<>();
        boolean last = false;
        while (!last) {
            try {
                batch.add(queue.take());
                queue.drainTo(batch, BATCH - 1);
                last = batch.remove(closed);
                store(batch);
                runErrands();
            } catch (InterruptedException e) {
                LOG.error("The writer was interrupted; nobody may do that. It goes on", e);
            } finally {
                batch.clear();
            }
        }
    }

    private void store(List<Handed<?>> batch) {
        if (batch.isEmpty() || refusedForRoom(batch)) {
            return;
        }
        List<Handed<?>> decided = new ArrayList<>();
        try {
            reopenIfFailed();
            for (Handed<?> handed : batch) {
                decide(handed, decided);
            }
            commit(decided.stream().filter(handed -> handed.images != null).toList());
            decided.forEach(Handed::complete);
        } catch (SQLException | IOException | StoreException | RuntimeException | Error e) {
            fail(batch, e);
        }
    }

    private boolean refusedForRoom(List<Handed<?>> batch) {
        Optional<String> why = lastWords ? Optional.empty() : room.lacking();
        if (why.isPresent() && !full) {
            LOG.warn("Nothing is stored now: {}", why.get());
        } else if (why.isEmpty() && full) {
            LOG.info("There is room on the disk again");
        }
        full = why.isPresent();
        why.ifPresent(reason -> refuse(batch, new StoreUnavailable(reason, new IOException(reason))));
        return full;
    }

    private static void refuse(List<Handed<?>> batch, StoreUnavailable why) {
        batch.forEach(handed -> handed.done.completeExceptionally(why));
    }

    private void decide(Handed<?> handed, List<Handed<?>> decided) throws SQLException {
        Savepoint before = database.writer.setSavepoint();
        try {
            handed.decide(database, rows -> watchers.forEach(watcher -> watcher.accept(rows)));
            decided.add(handed);
        } catch (SQLException | RuntimeException | Error e) {
            if (Fault.corrupt(e)) {
                throw e;
            }
            database.writer.rollback(before);
            handed.done.completeExceptionally(e);
        }
    }

    private void commit(List<Handed<?>> writing) throws SQLException, IOException {
        if (writing.isEmpty()) {
            database.writer.rollback();
            return;
        }
        long first = sequence + 1;
        long last = sequence + writing.size();
        database.applied(last);
        List<byte[]> images = new ArrayList<>();
        writing.forEach(handed -> images.add(Objects.requireNonNull(handed.images)));
        journal.append(databaseId, Database.SCHEMA, first, images);
        sequence = last;
        try {
            afterForce.run();
            database.writer.commit();
        } catch (SQLException | RuntimeException e) {
            LOG.error("The database failed after change {} was on disk; reopening it", last, e);
            available = false;
            reopenAfterForce();
        }
        tell(first, writing);
    }

    private void tell(long first, List<Handed<?>> writing) {
        long number = first;
        for (Handed<?> handed : writing) {
            Committed committed = new Committed(number++, handed.tables, handed.sessions);
            listeners.forEach(listener -> tell(listener, committed));
        }
    }

    /** The change is on disk whatever a listener makes of it. */
    private static void tell(Consumer<Committed> listener, Committed committed) {
        try {
            listener.accept(committed);
        } catch (RuntimeException e) {
            LOG.error("A listener failed at change {}", committed.sequence(), e);
        }
    }

    private void reopenAfterForce() {
        try {
            reopenIfFailed();
        } catch (StoreException | IOException | RuntimeException e) {
            LOG.error("The database does not open again yet; what is on disk will be replayed when it does", e);
        }
    }

    private void reopenIfFailed() throws StoreException, IOException {
        if (!available) {
            reopen();
        }
    }

    /**
     * Puts another database in the place of one that was found to be damaged. An {@link Errand}; nobody may read
     * meanwhile. When it fails, the next change tries it again.
     *
     * @param met the one it was found in; when another has taken its place since, there is nothing to do
     */
    void rebuild(Database met, String fault) throws StoreException, IOException {
        if (database != met) {
            return;
        }
        available = false;
        journal.close();
        abandon();
        damage = Optional.of(fault);
        taken(new Opening(folder, journal, clock.get(), false).rebuild(fault));
    }

    private void abandon() {
        try {
            LETTING_GO.<Boolean>run(sign -> {
                database.abandon();
                return true;
            });
        } catch (Watched.Hangs e) {
            Database.leaveHanging();
        } catch (ExecutionException e) {
            LOG.warn("The database that failed did not close", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void taken(Opening.Opened again) {
        database = again.database();
        sequence = again.sequence();
        sidecar = again.sidecar();
        incidents = again.incidents();
        damage = Optional.empty();
        available = true;
        LOG.info("The database is open again, {} changes replayed", again.replayed());
    }

    /** Until it has succeeded no change is taken. */
    private void reopen() throws StoreException, IOException {
        available = false;
        journal.close();
        abandon();
        Opening opening = new Opening(folder, journal, clock.get(), false);
        taken(damage.isPresent() ? opening.rebuild(damage.get()) : opening.open());
    }

    private void fail(List<Handed<?>> batch, Throwable why) {
        LOG.error("{} changes could not be stored", batch.size(), why);
        available = false;
        damage = Fault.corrupt(why) ? Optional.of("failed at a change (" + BackupReading.line(why) + ")") : damage;
        refuse(batch, new StoreUnavailable(
                room.lacking().orElse("changes cannot be stored now: " + why.getMessage()), why));
    }

    @Override
    public void close() {
        if (!lastHandedIn()) {
            return;
        }
        Sidecar now = sidecar.of(databaseId, Database.SCHEMA, sequence);
        try {
            thread.join();
            now = sidecar.of(databaseId, Database.SCHEMA, sequence);
            journal.close();
            now.write(folder);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        } catch (IOException e) {
            LOG.error("The journal did not close cleanly; the next launch cuts off what follows its last change", e);
        }
        closeDatabase(now);
    }

    /** What is in the file from now on only a later launch changes: the sidecar says what every bit of it was. */
    private void closeDatabase(Sidecar now) {
        try {
            Map<String, Long> rows = database.counted();
            database.close();
            Path file = folder.resolve(CopyReading.FILE);
            DurableFiles.force(file);
            now.closed(FileSum.of(file), rows).write(folder);
        } catch (SQLException e) {
            LOG.error("The database did not close cleanly; the next launch replays what it lacks", e);
        } catch (IOException e) {
            LOG.warn("The closed database's checksum could not be noted; the next launch examines the database", e);
        }
    }

    private synchronized boolean lastHandedIn() {
        boolean first = !closing;
        closing = true;
        if (first) {
            queue.add(closed);
        }
        return first;
    }
}
