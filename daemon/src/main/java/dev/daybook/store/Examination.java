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
    private final Rebuild rebuild;
    private final CountDownLatch told = new CountDownLatch(1);
    private @Nullable Thread thread;

    /** Puts another database in the place of this one. */
    interface Rebuild {
        void rebuild(String fault) throws InterruptedException;
    }

    /**
     * @param database the one that is open now
     */
    Examination(Path folder, Supplier<Database> database, Rebuild rebuild) {
        this.folder = folder;
        this.database = database;
        this.rebuild = rebuild;
    }

    /** Begins, unless it is at it. */
    void start() {
        run(() -> {
            Optional<String> fault = fault();
            if (fault.isPresent()) {
                rebuilt(fault.get());
            } else if (told.getCount() > 0) {
                LOG.info("Every row of the database was read, and is whole");
            }
        });
    }

    /** Somebody met damage. */
    void suspect(String fault) {
        run(() -> rebuilt(fault));
    }

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

    private void rebuilt(String fault) throws InterruptedException {
        LOG.error("The database {}; it is being rebuilt", fault);
        rebuild.rebuild(fault);
    }

    /** What is wrong, as the end of a sentence; empty when all is whole, or when it was told to end. */
    private Optional<String> fault() throws InterruptedException {
        for (Table table : Table.values()) {
            long from = Long.MIN_VALUE;
            while (from < Long.MAX_VALUE && !told.await(REST_MS, TimeUnit.MILLISECONDS)) {
                Page page = page(table, from);
                if (page.fault != null) {
                    return Optional.of(page.fault);
                }
                from = page.next;
            }
        }
        return Optional.empty();
    }

    /**
     * Some rows were read.
     *
     * @param next where the next begin; the highest number after the last
     */
    private record Page(long next, @Nullable String fault) {}

    /** What fails for a reason of the moment, such as a database that is just being compacted, is tried again. */
    private Page page(Table table, long from) throws InterruptedException {
        Throwable why = null;
        for (int attempt = 0; attempt < 3; attempt++) {
            try {
                return new Page(READING.run(sign -> read(table, from)), null);
            } catch (Watched.Hangs e) {
                Database.leaveHanging();
                return new Page(from, "cannot be read in its table " + table.sqlName() + ": " + e.getMessage());
            } catch (ExecutionException e) {
                why = Objects.requireNonNull(e.getCause());
                if (Fault.corrupt(why) || told.await(1, TimeUnit.SECONDS)) {
                    break;
                }
            }
        }
        return judged(table, Objects.requireNonNull(why));
    }

    private Page judged(Table table, Throwable why) {
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
        return new Page(Long.MAX_VALUE,
                "cannot be read in its table " + table.sqlName() + " (" + BackupReading.line(why) + ")");
    }

    private long read(Table table, long from) throws SQLException {
        try (Connection connection = database.get().another();
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
