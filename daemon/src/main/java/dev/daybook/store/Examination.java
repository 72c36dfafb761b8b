package dev.daybook.store;

import dev.daybook.timeline.StoreUnavailable;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads every row of every table once, some at a time and with rests, beside everybody else: a launch tries only a few.
 * What it finds damaged is rebuilt while the daemon runs. Thread safe.
 */
final class Examination implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Examination.class);
    private static final int AT_ONCE = 1_000;
    private static final long REST_MS = 20;
    private static final Watched READING = new Watched("examination-reading", Probe.LIMIT);

    private final Path folder;
    private final Supplier<Database> database;
    private final Lock reading;
    private final Rebuild rebuild;
    private final CountDownLatch told = new CountDownLatch(1);
    private @Nullable Thread thread;

    /** Puts another database in the place of this one, if it is still this one. */
    interface Rebuild {
        void rebuild(Database met, String fault) throws InterruptedException;
    }

    /**
     * @param database the one that is open now
     * @param reading held while some rows are read: nobody takes the file away meanwhile
     */
    Examination(Path folder, Supplier<Database> database, Lock reading, Rebuild rebuild) {
        this.folder = folder;
        this.database = database;
        this.reading = reading;
        this.rebuild = rebuild;
    }

    /** Begins, unless it is at it. */
    void start() {
        run(() -> {
            Optional<Damage> damage = damage();
            if (damage.isPresent()) {
                rebuilt(damage.get());
            } else if (told.getCount() > 0) {
                LOG.info("Every row of the database was read, and is whole");
            }
        });
    }

    /** Somebody met damage in this database. */
    void suspect(Database met, String fault) {
        run(() -> rebuilt(new Damage(met, fault)));
    }

    /**
     * What is wrong.
     *
     * @param met the database it was found in: another may have taken its place since
     * @param fault the end of a sentence
     */
    private record Damage(Database met, String fault) {}

    private interface Task {
        void run() throws InterruptedException;
    }

    private synchronized void run(Task task) {
        if (told.getCount() > 0 && (thread == null || !thread.isAlive())) {
            Thread begun = Thread.ofPlatform().name("examination").daemon().unstarted(() -> {
                try {
                    task.run();
                } catch (InterruptedException e) {
                    LOG.debug("The examination of the database was interrupted", e);
                } catch (StoreUnavailable e) {
                    LOG.error("The database is damaged and could not be rebuilt now", e);
                }
            });
            thread = begun;
            begun.start();
        }
    }

    private void rebuilt(Damage damage) throws InterruptedException {
        LOG.error("The database {}; it is being rebuilt", damage.fault);
        rebuild.rebuild(damage.met, damage.fault);
    }

    /** Empty when all is whole, or when it was told to end. */
    private Optional<Damage> damage() throws InterruptedException {
        for (Table table : Table.values()) {
            long from = Long.MIN_VALUE;
            while (from < Long.MAX_VALUE && !told.await(REST_MS, TimeUnit.MILLISECONDS)) {
                Page page = page(table, from);
                // A whole database is set aside for it: it must be met twice.
                Page again = page.damage == null ? page : page(table, from);
                if (again.damage != null) {
                    return Optional.of(again.damage);
                }
                from = again.next;
            }
        }
        return Optional.empty();
    }

    /**
     * Some rows were read.
     *
     * @param next where the next begin; the highest number after the last
     */
    private record Page(long next, @Nullable Damage damage) {}

    /** What fails for a reason of the moment is tried again. */
    private Page page(Table table, long from) throws InterruptedException {
        Database met = database.get();
        Throwable why = null;
        for (int attempt = 0; attempt < 3; attempt++) {
            reading.lock();
            try {
                // Before the lock it may have been another.
                met = database.get();
                return page(met, table, from);
            } catch (Watched.Hangs e) {
                Database.leaveHanging();
                return new Page(from, new Damage(met,
                        "cannot be read in its table " + table.sqlName() + ": " + e.getMessage()));
            } catch (ExecutionException e) {
                why = Objects.requireNonNull(e.getCause());
            } finally {
                reading.unlock();
            }
            if (Fault.corrupt(why) || told.await(1, TimeUnit.SECONDS)) {
                break;
            }
        }
        return judged(met, table, Objects.requireNonNull(why));
    }

    private static Page page(Database met, Table table, long from)
            throws Watched.Hangs, ExecutionException, InterruptedException {
        return new Page(READING.run(sign -> read(met, table, from)), null);
    }

    private Page judged(Database met, Table table, Throwable why) {
        Page rest = new Page(Long.MAX_VALUE, null);
        if (told.getCount() == 0) {
            return rest;
        }
        try {
            Fault.diskMustWork(folder, folder.resolve(CopyReading.FILE));
        } catch (StoreException e) {
            LOG.warn("The table {} could not be examined: {}", table.sqlName(), e.getMessage());
            return rest;
        }
        return new Page(Long.MAX_VALUE, new Damage(met,
                "cannot be read in its table " + table.sqlName() + " (" + BackupReading.line(why) + ")"));
    }

    private static long read(Database database, Table table, long from) throws SQLException {
        try (Connection connection = database.another();
                PreparedStatement some = connection.prepareStatement("SELECT _ROWID_, * FROM " + table.sqlName()
                        + " WHERE _ROWID_ >= ? ORDER BY _ROWID_ FETCH FIRST " + AT_ONCE + " ROWS ONLY")) {
            some.setLong(1, from);
            long last = Long.MAX_VALUE;
            int rows = 0;
            try (ResultSet row = some.executeQuery()) {
                while (row.next()) {
                    last = row.getLong(1);
                    rows++;
                    for (int column = 2; column <= row.getMetaData().getColumnCount(); column++) {
                        row.getObject(column);
                    }
                }
            }
            return rows < AT_ONCE ? Long.MAX_VALUE : last + 1;
        }
    }

    /** Ends it, and waits for what it reads just now. */
    @Override
    public void close() {
        told.countDown();
        Thread begun = begun();
        if (begun != null) {
            try {
                begun.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    boolean running() {
        Thread begun = begun();
        return begun != null && begun.isAlive();
    }

    private synchronized @Nullable Thread begun() {
        return thread;
    }
}
