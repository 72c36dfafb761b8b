package dev.daybook.store;

import dev.daybook.summary.SummaryStore;
import dev.daybook.timeline.Focus;
import dev.daybook.timeline.TimeRange;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The summaries' side of the database. Thread safe. */
public final class SummaryRows implements SummaryStore {

    private final Store store;

    public SummaryRows(Store store) {
        this.store = store;
    }

    @Override
    public List<Waiting> due(Instant now) {
        return store.read(sql -> sql.list("""
                SELECT id, start_s, end_s, title, summary_attempts, status FROM session
                WHERE summary IN ('pending', 'failed') AND end_s >= start_s
                    AND (summary_retry_s IS NULL OR summary_retry_s <= ?)
                ORDER BY start_s, id""",
                row -> new Waiting(row.getLong("id"),
                        new TimeRange(Sql.instant(row, "start_s"), Sql.instant(row, "end_s")), row.getString("title"),
                        row.getInt("summary_attempts"), row.getString("status").equals("cancelled")),
                now));
    }

    @Override
    public List<Use> uses(TimeRange range) {
        return store.read(sql -> uses(sql, range));
    }

    static List<Use> uses(Sql sql, TimeRange range) throws SQLException {
        return sql.list("""
                SELECT p.name, t.text AS title, u.text AS url, SUM(b.active_s) AS seconds
                FROM block_use b
                JOIN application p ON p.id = b.application_id
                JOIN title t ON t.id = b.title_id
                LEFT JOIN url u ON u.id = b.url_id
                WHERE b.device_id = ? AND b.start_s >= ? AND b.start_s < ?
                GROUP BY p.name, t.text, u.text ORDER BY seconds DESC, p.name, title""",
                row -> new Use(new Focus(row.getString("name"), row.getString("title"), row.getString("url")),
                        row.getLong("seconds")),
                LaunchRows.THIS_DEVICE, range.start(), range.end());
    }

    @Override
    public void written(long session, Instant end, @Nullable String title, @Nullable String category) {
        store.<Boolean>change(change -> change.write(Table.SESSION, List.of(session), """
                UPDATE session SET summary = 'written', summary_retry_s = NULL, title = COALESCE(title, ?), category = ?
                WHERE id = ? AND end_s = ? AND status <> 'cancelled' AND summary IN ('pending', 'failed')""",
                title, category, session, end));
    }

    @Override
    public void withdrawn(long session) {
        store.<Boolean>change(change -> change.write(Table.SESSION, List.of(session),
                "UPDATE session SET summary = 'none', summary_retry_s = NULL WHERE id = ? AND status = 'cancelled'",
                session));
    }

    @Override
    public void failed(long session, Instant retry) {
        store.<Boolean>change(change -> change.write(Table.SESSION, List.of(session), """
                UPDATE session SET summary = 'failed', summary_attempts = summary_attempts + 1, summary_retry_s = ?
                WHERE id = ? AND summary IN ('pending', 'failed')""", retry, session));
    }
}
