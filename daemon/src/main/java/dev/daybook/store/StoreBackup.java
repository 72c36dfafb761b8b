package dev.daybook.store;

import dev.daybook.backup.BackupSource;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The backups' side of the database. Thread safe. */
public final class StoreBackup implements BackupSource {

    private static final Logger LOG = LoggerFactory.getLogger(StoreBackup.class);

    /** A damaged file can make H2 search for ever; a whole one gives the next rows within this. */
    private static final long SILENT_SECONDS = 120;

    /** Whatever happens to a person's record adds a row to one of these. */
    private static final List<Table> GROWING = List.of(Table.ACTIVITY, Table.BLOCK, Table.SESSION_EDIT, Table.RECOVERY,
            Table.PAUSE, Table.PLAN, Table.PLAN_RUN);

    private final Store store;
    private final Path folder;

    /**
     * @param folder the store was opened in
     */
    public StoreBackup(Store store, Path folder) {
        this.store = store;
        this.folder = folder;
    }

    @Override
    public long size() throws IOException {
        return Files.size(folder.resolve(CopyReading.FILE));
    }

    /** H2 reads its file from beginning to end and meanwhile puts nothing where something was; the writer goes on. */
    @Override
    public State copy(Path zip) throws IOException {
        try {
            State before = store.beside(sql -> {
                State state = CopyReading.state(sql);
                sql.execute("BACKUP TO ?", zip.toString());
                return state;
            });
            try (FileChannel file = FileChannel.open(zip, StandardOpenOption.WRITE)) {
                file.force(true);
            }
            return before;
        } catch (SQLException e) {
            throw new IOException("cannot copy the database to " + zip + ": " + line(e), e);
        }
    }

    @Override
    public boolean changedSince(Map<String, Long> then, Instant taken) {
        return store.read(sql -> {
            for (Table table : GROWING) {
                long now = sql.number("SELECT COUNT(*) FROM " + table.sqlName());
                if (now != then.getOrDefault(table.name(), 0L)) {
                    return true;
                }
            }
            return sql.number("""
                    SELECT COUNT(*) FROM operation
                    WHERE type <> 'backup' AND (created_s >= ? OR ended_s >= ?)""", taken, taken) > 0;
        });
    }

    @Override
    public void covered(long sequence) throws IOException {
        int gone = store.<Integer>apart(journal -> () -> journal.drop(sequence));
        if (gone > 0) {
            LOG.info("{} journal segments up to change {} are covered by backups and were deleted", gone, sequence);
        }
    }

    /** On a thread of its own, which is left to itself when it hangs: nothing in H2 is interrupted. */
    @Override
    public Contents read(Path zip, Path scratch, Reading reading) throws IOException, InterruptedException {
        AtomicLong signs = new AtomicLong();
        FutureTask<Contents> task = new FutureTask<>(() -> new CopyReading(() -> {
            signs.incrementAndGet();
            reading.next();
        }).read(zip, scratch));
        Thread.ofPlatform().name("backup-reading").daemon().start(task);
        try {
            return awaited(task, signs);
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNull(e.getCause());
            if (cause instanceof InterruptedException told) {
                throw told;
            }
            throw new IOException("it cannot be read: " + line(cause), e);
        }
    }

    private static Contents awaited(FutureTask<Contents> task, AtomicLong signs)
            throws ExecutionException, InterruptedException, IOException {
        for (long seen = -1; seen != signs.get();) {
            seen = signs.get();
            try {
                return task.get(SILENT_SECONDS, TimeUnit.SECONDS);
            } catch (TimeoutException stillReading) {
                // Or hanging: then there was no sign meanwhile.
            }
        }
        throw new IOException("it cannot be read: nothing came of it for " + SILENT_SECONDS + " s");
    }

    /** H2's messages go over several lines: what happened, then the statement. */
    private static String line(Throwable e) {
        return String.valueOf(e.getMessage() == null ? e : e.getMessage()).lines().findFirst().orElse("");
    }
}
