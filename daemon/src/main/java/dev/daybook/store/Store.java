package dev.daybook.store;

import dev.daybook.platform.DurableFiles;
import dev.daybook.timeline.StoreUnavailable;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The journal and the database behind it. What {@link #change} has returned for is on disk. Thread safe; readers run
 * beside the one writer.
 */
public final class Store implements AutoCloseable {

    /** The SQLSTATE class of syntax errors and unknown names: our mistake, and no state of the database. */
    private static final String WRONG_STATEMENT = "42";

    private static final long LOOK_EVERY_MS = 20;

    private final Writer writer;
    /** Readers share it; who takes the database's file away from them has it alone. */
    private final ReentrantReadWriteLock gate = new ReentrantReadWriteLock();
    private final Opening.Opened opened;
    private final Examination examination;

    private Store(Writer writer, Opening.Opened opened, Path folder) {
        this.writer = writer;
        this.opened = opened;
        this.examination = new Examination(folder, writer::database, gate.readLock(), this::rebuild);
    }

    /**
     * Opens the store in a folder of its own; the caller holds the instance lock.
     *
     * @param clock says when something was found damaged, in whole seconds, and names what has to be set aside
     * @throws StoreException when it cannot be opened without losing something
     */
    public static Store open(Path folder, Supplier<Instant> clock) throws StoreException {
        return open(folder, clock, () -> {});
    }

    /** {@link #open(Path, Supplier)} with a clock that stands still. */
    public static Store open(Path folder, Instant now) throws StoreException {
        return open(folder, now, () -> {});
    }

    /**
     * Opens the store with something to do at the worst moment.
     *
     * @param afterForce runs between the journal's force and the database's commit
     */
    static Store open(Path folder, Instant now, Runnable afterForce) throws StoreException {
        return open(folder, () -> now, afterForce);
    }

    private static Store open(Path folder, Supplier<Instant> clock, Runnable afterForce) throws StoreException {
        Path journalFolder = folder.resolve("journal");
        try {
            DurableFiles.privateFolder(journalFolder);
        } catch (IOException e) {
            throw new StoreException("cannot create " + journalFolder + ": " + e.getMessage(), e);
        }
        return open(folder, clock, new JournalDisk.Folder(journalFolder), Journal.SEGMENT_BYTES,
                DiskRoom.under(folder), afterForce);
    }

    /**
     * Opens the store with something to do at the worst moments of opening.
     *
     * @param probe tries the database
     * @param step runs after each step that cannot be taken back
     */
    static Store open(Path folder, Instant now, Probe probe, Runnable step) throws StoreException {
        JournalDisk disk = new JournalDisk.Folder(folder.resolve("journal"));
        Journal journal = new Journal(disk, Journal.SEGMENT_BYTES);
        return opened(new Opening(folder, journal, now, true, probe, step), folder, () -> now, journal,
                DiskRoom.under(folder), () -> {});
    }

    /**
     * Opens the store with its journal on a disk of its own.
     *
     * @param disk holds the journal
     */
    static Store open(Path folder, Instant now, JournalDisk disk, Runnable afterForce) throws StoreException {
        return open(folder, () -> now, disk, Journal.SEGMENT_BYTES, DiskRoom.under(folder), afterForce);
    }

    /**
     * Opens the store with segments of its own length, on a disk that tells how much room there is.
     *
     * @param segmentBytes of each journal segment, as it is preallocated
     */
    static Store open(Path folder, Instant now, JournalDisk disk, int segmentBytes, DiskRoom room, Runnable afterForce)
            throws StoreException {
        return open(folder, () -> now, disk, segmentBytes, room, afterForce);
    }

    private static Store open(Path folder, Supplier<Instant> clock, JournalDisk disk, int segmentBytes, DiskRoom room,
            Runnable afterForce) throws StoreException {
        Journal journal = new Journal(disk, segmentBytes);
        return opened(new Opening(folder, journal, clock.get(), true), folder, clock, journal, room, afterForce);
    }

    private static Store opened(Opening opening, Path folder, Supplier<Instant> clock, Journal journal, DiskRoom room,
            Runnable afterForce) throws StoreException {
        room.mustSuffice();
        Opening.Opened opened = opening.open();
        Writer writer = new Writer(opened, journal, room, folder, clock, afterForce);
        writer.start();
        return new Store(writer, opened, folder);
    }

    /** Decides a change on the writer's connection. */
    interface Work<T> {
        T run(Change change) throws SQLException;
    }

    /** Asks something on a reader's connection. */
    interface Question<T> {
        T ask(Sql sql) throws SQLException;
    }

    /**
     * Makes a change and returns once it is on disk.
     *
     * @throws StoreUnavailable when it could not be stored; then nothing of it is
     */
    <T> T change(Work<T> work) {
        return writer.change(work);
    }

    /**
     * Reads what is committed.
     *
     * @throws StoreUnavailable when the database cannot answer now
     */
    <T> T read(Question<T> question) {
        gate.readLock().lock();
        try {
            return answer(writer.database(), question);
        } finally {
            gate.readLock().unlock();
        }
    }

    private <T> T answer(Database database, Question<T> question) {
        try (Connection connection = database.readers().getConnection()) {
            return question.ask(new Sql(connection));
        } catch (SQLException e) {
            if (String.valueOf(e.getSQLState()).startsWith(WRONG_STATEMENT)) {
                throw new IllegalStateException("a question to the database is wrong: " + e.getMessage(), e);
            }
            if (Fault.corrupt(e)) {
                examination.suspect(database, "cannot be read (" + BackupReading.line(e) + ")");
            }
            throw new StoreUnavailable("the database cannot be read now: " + e.getMessage(), e);
        }
    }

    /** Asks something that takes long, on a connection of its own beside the pool's. */
    <T> T beside(Question<T> question) throws SQLException {
        gate.readLock().lock();
        try (Connection connection = writer.database().another()) {
            return question.ask(new Sql(connection));
        } finally {
            gate.readLock().unlock();
        }
    }

    /**
     * Does something apart from all changes, on the writer's thread; see {@link Writer#apart}.
     *
     * @throws StoreUnavailable also when it failed of its files
     */
    <T> T apart(Function<Journal, Writer.Errand<T>> errand) {
        return writer.apart(errand.apply(writer.journal()));
    }

    /**
     * Writes the database's file anew, when nobody reads; who wants to read meanwhile waits. Changes wait, too.
     *
     * @param waiting told again and again while somebody reads on
     * @throws StoreUnavailable when it could not be done; the database is then as it was
     */
    void compact(Waiting waiting) throws InterruptedException {
        // Not in line with readers: behind one that takes long, all those after it would wait with this.
        while (!gate.writeLock().tryLock()) {
            waiting.next();
            TimeUnit.MILLISECONDS.sleep(LOOK_EVERY_MS);
        }
        try {
            writer.apart(() -> {
                writer.compact();
                return true;
            });
        } finally {
            gate.writeLock().unlock();
        }
    }

    /**
     * Reads the whole database on a thread of its own, gently and once, when the last stop could not vouch for it. What
     * is found damaged is set aside and rebuilt while everybody waits, and {@link #notices} tells of it. Returns at once.
     */
    public void examine() {
        if (!opened.vouched()) {
            examination.start();
        }
    }

    /** Whether that is going on. */
    boolean examining() {
        return examination.running();
    }

    /** Whoever hangs in the damaged database is not waited for for ever. */
    private void rebuild(Database met, String fault) throws InterruptedException {
        boolean alone = gate.writeLock().tryLock(Probe.LIMIT.toSeconds(), TimeUnit.SECONDS);
        try {
            writer.apart(() -> {
                writer.rebuild(met, fault);
                return true;
            });
        } finally {
            if (alone) {
                gate.writeLock().unlock();
            }
        }
    }

    /** Somebody who may have enough of waiting. */
    interface Waiting {
        void next() throws InterruptedException;
    }

    /**
     * Has somebody see the rows of each change as soon as it is decided, on the writer's thread and before the next one
     * is; whether it is ever committed is not known then. What is not seen can be read when this returns.
     */
    void watch(Consumer<List<RowImage>> watcher) {
        writer.watch(watcher);
    }

    void unwatch(Consumer<List<RowImage>> watcher) {
        writer.unwatch(watcher);
    }

    /** Tells of every change after it is on disk, on the writer's thread: listeners return at once. */
    public void onCommit(Consumer<Committed> listener) {
        writer.onCommit(listener);
    }

    /** Number of the last change that is on disk. */
    public long sequence() {
        return writer.sequence();
    }

    /**
     * Where the changes begin of which the journal has every one up to the last. What a person gave up is wanted by
     * nobody, but by who goes back to a part of it.
     *
     * @param after a change that something else holds
     * @return the number after it where the journal goes on from there
     */
    long journalReaches(long after) {
        List<Numbers> given = writer.sidecar().discardedChanges().stream().filter(gone -> !gone.has(after)).toList();
        List<Numbers> missing = writer.apart(() -> writer.journal().scan(after).missing(after, writer.sequence()));
        return missing.stream().flatMap(hole -> Replay.without(hole, given).stream()).mapToLong(Numbers::last).max()
                .orElse(after) + 1;
    }

    /** Changes that opening had to replay from the journal. */
    public long replayed() {
        return opened.replayed();
    }

    public int schemaVersion() {
        return Database.SCHEMA;
    }

    /** False while changes cannot be stored. */
    public boolean available() {
        return writer.available();
    }

    /**
     * What was found damaged lately and what became of it, for people, oldest first.
     *
     * @param now what is long past is not told any more
     */
    public List<String> notices(Instant now) {
        return writer.incidents().sentences(now);
    }

    /** The highest number that a row of this table had, where the row itself may be gone; zero when none is known. */
    long given(Table table) {
        return writer.sidecar().givenNumbers().getOrDefault(table.sqlName(), 0L);
    }

    /** What a person should know of the room on the disk, one sentence; empty when there is enough, or none at all. */
    public Optional<String> roomNotice() {
        return writer.roomNotice();
    }

    /**
     * From now on changes are tried even where the disk is full: they are the last of this launch, and what the journal's
     * open segment has room for is on disk before the database fails.
     */
    public void lastWords() {
        writer.lastWords();
    }

    /** Finishes what was handed in, then closes journal and database. */
    @Override
    public void close() {
        examination.close();
        writer.close();
    }
}
