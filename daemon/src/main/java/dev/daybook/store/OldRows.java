package dev.daybook.store;

import dev.daybook.prune.OldRecords;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Pruning's side of the database. Of each table the newest row stays, for its number says which come next. Thread safe.
 */
public final class OldRows implements OldRecords {

    private static final int AT_ONCE = 500;

    private final Store store;

    public OldRows(Store store) {
        this.store = store;
    }

    /** Finds some rows that are to go. */
    private interface Finding<T> {
        List<T> find(Sql sql, Instant limit, int most) throws SQLException;
    }

    /** Removes one of them. */
    private interface Removing<T> {
        void remove(Change change, T row) throws SQLException;
    }

    @Override
    public boolean due(Limits limits) {
        return isDue(limits.activity(), OldRows::spans) || isDue(limits.blocks(), OldRows::blocks)
                || isDue(limits.sessions(), OldRows::sessions) || isDue(limits.operations(), OldRows::operations);
    }

    private <T> boolean isDue(@Nullable Instant limit, Finding<T> finding) {
        return limit != null && !store.<List<T>>read(sql -> finding.find(sql, limit, 1)).isEmpty();
    }

    @Override
    public long remove(Limits limits, Steps steps) throws InterruptedException {
        long removed = remove(limits.activity(), OldRows::spans, (change, id) -> change.write(Table.ACTIVITY,
                List.of(LaunchRows.THIS_DEVICE, id),
                "DELETE FROM activity WHERE device_id = ? AND id = ? AND unfolded_from_s IS NULL",
                LaunchRows.THIS_DEVICE, id), steps);
        removed += remove(limits.blocks(), OldRows::blocks, RecordingRows::removeBlock, steps);
        removed += remove(limits.sessions(), OldRows::sessions, ForgetSessions::remove, steps);
        removed += remove(limits.operations(), OldRows::operations, OldRows::operation, steps);
        if (removed > 0) {
            UnusedNames.remove(store, steps::next);
        }
        return removed;
    }

    private <T> long remove(@Nullable Instant limit, Finding<T> finding, Removing<T> removing, Steps steps)
            throws InterruptedException {
        long removed = 0;
        while (limit != null) {
            steps.next();
            int some = store.<Integer>change(change -> {
                List<T> rows = finding.find(change, limit, AT_ONCE);
                for (T row : rows) {
                    removing.remove(change, row);
                }
                return rows.size();
            });
            removed += some;
            if (some < AT_ONCE) {
                break;
            }
        }
        return removed;
    }

    /** What the machine slept through stays: the days tell of it, and it is few. */
    private static List<Long> spans(Sql sql, Instant limit, int most) throws SQLException {
        return sql.list("""
                SELECT id FROM activity
                WHERE device_id = ? AND start_s < ? AND end_s < ? AND unfolded_from_s IS NULL AND state <> 'asleep'
                    AND id < (SELECT id FROM activity WHERE device_id = ?
                        ORDER BY device_id DESC, id DESC FETCH FIRST ROW ONLY)
                ORDER BY device_id, start_s FETCH FIRST ? ROWS ONLY""", row -> row.getLong("id"),
                LaunchRows.THIS_DEVICE, limit, limit, LaunchRows.THIS_DEVICE, most);
    }

    /** A session's summary is made of its blocks. */
    private static List<Long> blocks(Sql sql, Instant limit, int most) throws SQLException {
        return sql.list("""
                SELECT start_s FROM block WHERE device_id = ? AND start_s < ? AND start_s < COALESCE(
                    (SELECT MIN(start_s) FROM session
                        WHERE kind = 'desk' AND (status = 'active' OR summary IN ('pending', 'failed'))), ?)
                ORDER BY device_id, start_s FETCH FIRST ? ROWS ONLY""", row -> row.getLong("start_s"),
                LaunchRows.THIS_DEVICE, limit, limit, most);
    }

    /** A run's session stays as long as its operation has not ended. */
    private static List<Long> sessions(Sql sql, Instant limit, int most) throws SQLException {
        return sql.list("""
                SELECT id FROM session
                WHERE end_s < ? AND status <> 'active' AND summary IN ('none', 'written')
                    AND id < (SELECT MAX(id) FROM session)
                    AND NOT EXISTS (SELECT 1 FROM operation o WHERE o.session_id = session.id
                        AND o.status NOT IN ('completed', 'failed', 'cancelled'))
                ORDER BY end_s FETCH FIRST ? ROWS ONLY""", row -> row.getLong("id"), limit, most);
    }

    /** A whole goes with its parts, and nothing that another one still waits for. */
    private static List<String> operations(Sql sql, Instant limit, int most) throws SQLException {
        return sql.list("""
                SELECT o.id FROM operation o
                WHERE o.parent_id IS NULL AND o.status IN ('completed', 'failed', 'cancelled') AND o.ended_s < ?
                    AND o.created_no < (SELECT MAX(created_no) FROM operation)
                    AND NOT EXISTS (SELECT 1 FROM operation p WHERE p.parent_id = o.id
                        AND (p.status NOT IN ('completed', 'failed', 'cancelled') OR p.ended_s >= ?))
                    AND o.id NOT IN (SELECT w.after_id FROM operation w WHERE w.after_id IS NOT NULL
                        AND w.status NOT IN ('completed', 'failed', 'cancelled'))
                ORDER BY o.created_no FETCH FIRST ? ROWS ONLY""", row -> row.getString("id"), limit, limit, most);
    }

    private static void operation(Change change, String id) throws SQLException {
        for (String part : change.list("SELECT id FROM operation WHERE parent_id = ?", row -> row.getString("id"),
                id)) {
            row(change, part);
        }
        row(change, id);
    }

    private static void row(Change change, String id) throws SQLException {
        change.write(Table.PLAN_RUN, List.of(id), "DELETE FROM plan_run WHERE operation_id = ?", id);
        change.write(Table.OPERATION, List.of(id), """
                DELETE FROM operation WHERE id = ? AND status IN ('completed', 'failed', 'cancelled')""", id);
    }
}
