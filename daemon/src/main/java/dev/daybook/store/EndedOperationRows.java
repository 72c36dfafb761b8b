package dev.daybook.store;

import dev.daybook.prune.EndedOperations;
import java.time.Instant;

/** Pruning's side of the database. Thread safe. */
public final class EndedOperationRows implements EndedOperations {

    private final Store store;

    public EndedOperationRows(Store store) {
        this.store = store;
    }

    /** A part whose whole is not there is kept: they go together, so something is wrong that nobody foresaw. */
    @Override
    public Standing standing(String operation, Instant limit) {
        return store.read(sql -> sql.first("""
                SELECT o.status IN ('completed', 'failed', 'cancelled') AND o.ended_s < ?
                    AND (o.parent_id IS NULL OR p.status IN ('completed', 'failed', 'cancelled')) AS is_over
                FROM operation o LEFT JOIN operation p ON p.id = o.parent_id
                WHERE o.id = ?""",
                row -> row.getBoolean("is_over") ? Standing.OVER : Standing.NEEDED, limit, operation)
                .orElse(Standing.UNKNOWN));
    }
}
