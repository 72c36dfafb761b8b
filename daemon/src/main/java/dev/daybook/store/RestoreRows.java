package dev.daybook.store;

import dev.daybook.restore.RestoreStore;
import java.time.Instant;
import java.util.UUID;

/** What restoring wants to know of the database. Thread safe. */
public final class RestoreRows implements RestoreStore {

    private final Store store;

    public RestoreRows(Store store) {
        this.store = store;
    }

    @Override
    public UUID id() {
        return store.read(sql -> CopyReading.state(sql).databaseId());
    }

    @Override
    public long sequence() {
        return store.sequence();
    }

    @Override
    public long journalReaches(long after) {
        return store.journalReaches(after);
    }

    @Override
    public int schema() {
        return store.schemaVersion();
    }

    @Override
    public Later sessionsSince(Instant instant) {
        return store.read(sql -> sql.first("""
                SELECT COUNT(*) AS sessions, MIN(start_s) AS from_s FROM session WHERE start_s >= ?""",
                row -> new Later(row.getLong("sessions"), Sql.instantOrNull(row, "from_s")), instant).orElseThrow());
    }

    @Override
    public boolean unused() {
        return store.read(sql -> sql.first("SELECT 1 FROM session WHERE end_s IS NOT NULL FETCH FIRST ROW ONLY",
                row -> true).isEmpty());
    }
}
