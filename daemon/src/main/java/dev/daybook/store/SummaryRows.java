package dev.daybook.store;

import dev.daybook.category.CategoryRules;
import dev.daybook.summary.DayRecord;
import dev.daybook.summary.DeskSession;
import dev.daybook.summary.SummaryStore;
import dev.daybook.timeline.Focus;
import dev.daybook.timeline.TimeRange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.NavigableSet;

/** The summaries' side of the database. Thread safe. */
public final class SummaryRows implements SummaryStore {

    /** Coverage asks for no category. */
    private static final PageCategories UNSORTED = new PageCategories(new CategoryRules(List.of(), List.of()));

    private final Store store;

    public SummaryRows(Store store) {
        this.store = store;
    }

    @Override
    public List<Waiting> due(Instant now) {
        return store.read(sql -> {
            Unfolded unfolded = Unfolded.of(sql);
            return sql.list("""
                    SELECT id, start_s, end_s, summary_attempts FROM session
                    WHERE summary IN ('pending', 'failed') AND end_s >= start_s
                        AND (summary_retry_s IS NULL OR summary_retry_s <= ?)
                    ORDER BY start_s, id""", SummaryRows::waiting, now).stream()
                    .filter(session -> !unfolded.within(session.range())).toList();
        });
    }

    @Override
    public List<Waiting> failed(int most) {
        return store.read(sql -> sql.list("""
                SELECT id, start_s, end_s, summary_attempts FROM session
                WHERE summary = 'failed' AND end_s >= start_s ORDER BY summary, start_s FETCH FIRST ? ROWS ONLY""",
                SummaryRows::waiting, most));
    }

    private static Waiting waiting(ResultSet row) throws SQLException {
        return new Waiting(row.getLong("id"), new TimeRange(Sql.instant(row, "start_s"), Sql.instant(row, "end_s")),
                row.getInt("summary_attempts"));
    }

    @Override
    public Optional<DeskSession> session(long id) {
        return store.read(sql -> new DeskSessions(sql).session(id));
    }

    @Override
    public DayRecord day(TimeRange day, Instant now) {
        return store.read(sql -> new DayRecord(new DeskSessions(sql).shownWithin(day), pieces(sql, day),
                new DayQuery(sql, UNSORTED, now).coverage(day)));
    }

    /** Also what lost its block or its texts: what is written is compared with the sum of all. */
    private static List<DayRecord.Piece> pieces(Sql sql, TimeRange range) throws SQLException {
        return sql.list("""
                SELECT u.start_s, COALESCE(b.end_s, u.start_s + 60) AS end_s, COALESCE(p.name, '') AS name,
                    COALESCE(t.text, '') AS title, l.text AS url, u.active_s
                FROM block_use u
                LEFT JOIN block b ON b.device_id = u.device_id AND b.start_s = u.start_s
                LEFT JOIN application p ON p.id = u.application_id
                LEFT JOIN title t ON t.id = u.title_id
                LEFT JOIN url l ON l.id = u.url_id
                WHERE u.device_id = ? AND u.start_s >= ? AND u.start_s < ?
                ORDER BY u.device_id, u.start_s, u.position""",
                row -> new DayRecord.Piece(block(Sql.instant(row, "start_s"), Sql.instant(row, "end_s")),
                        new Focus(row.getString("name"), row.getString("title"), row.getString("url")),
                        row.getLong("active_s")),
                LaunchRows.THIS_DEVICE, range.start(), range.end());
    }

    private static TimeRange block(Instant start, Instant end) {
        return new TimeRange(start, TimeRange.later(start, end));
    }

    @Override
    public Optional<Instant> firstUse(TimeRange range) {
        return store.read(sql -> sql.first("""
                SELECT start_s FROM block_use WHERE device_id = ? AND start_s >= ? AND start_s < ?
                ORDER BY device_id, start_s FETCH FIRST ROW ONLY""", row -> Sql.instant(row, "start_s"),
                LaunchRows.THIS_DEVICE, range.start(), range.end()));
    }

    @Override
    public Optional<TimeRange> extent() {
        return store.read(sql -> {
            Optional<Instant> first = sql.first("""
                    SELECT start_s FROM session WHERE kind = 'desk' AND end_s > start_s
                    ORDER BY kind, start_s FETCH FIRST ROW ONLY""", row -> Sql.instant(row, "start_s"));
            Optional<Instant> last = sql.first("""
                    SELECT end_s FROM session WHERE end_s > start_s ORDER BY end_s DESC FETCH FIRST ROW ONLY""",
                    row -> Sql.instant(row, "end_s"));
            return first.flatMap(start -> last.filter(start::isBefore).map(end -> new TimeRange(start, end)));
        });
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
    public void reopen(Set<Long> sessions) {
        store.<Boolean>change(change -> {
            for (long session : sessions) {
                LateActivity.reopen(change, session);
            }
            return true;
        });
    }

    @Override
    public void intend(Map<Long, NavigableSet<LocalDate>> days) {
        store.<Boolean>change(change -> {
            for (Map.Entry<Long, NavigableSet<LocalDate>> session : days.entrySet()) {
                note(change, session.getKey(), session.getValue());
            }
            return true;
        });
    }

    private static void note(Change change, long session, NavigableSet<LocalDate> days) throws SQLException {
        change.write(Table.SESSION, List.of(session), "UPDATE session SET summary_days = ? WHERE id = ?",
                SummaryDays.text(days), session);
    }

    @Override
    public void written(Collection<Settled> settled) {
        store.<Boolean>change(change -> {
            for (Settled one : settled) {
                note(change, one.session().id(), one.days());
                written(change, one);
            }
            return true;
        });
    }

    /** Whatever its entry shows is compared: who changed it after it was read has it written again. */
    private static void written(Change change, Settled settled) throws SQLException {
        DeskSession session = settled.session();
        change.write(Table.SESSION, List.of(session.id()), """
                UPDATE session SET summary = 'written', summary_retry_s = NULL, title = ?
                WHERE id = ? AND start_s = ? AND end_s = ? AND status IN ('ended', 'failed') AND summary <> 'none'
                    AND named IS NOT DISTINCT FROM ? AND note IS NOT DISTINCT FROM ?
                    AND category IS NOT DISTINCT FROM ?
                    AND ? = (SELECT COALESCE(SUM(active_s), 0) FROM block_use
                        WHERE device_id = ? AND start_s >= ? AND start_s < ?)""",
                settled.title(), session.id(), session.range().start(), session.range().end(), session.named(),
                session.note(), session.category(), settled.seconds(), LaunchRows.THIS_DEVICE,
                session.range().start(), session.range().end());
    }

    @Override
    public void withdrawn(long session) {
        store.<Boolean>change(change -> change.write(Table.SESSION, List.of(session), """
                UPDATE session SET summary = 'none', summary_retry_s = NULL, summary_days = ''
                WHERE id = ? AND status = 'cancelled'""", session));
    }

    @Override
    public void failed(long session, Instant retry) {
        store.<Boolean>change(change -> change.write(Table.SESSION, List.of(session), """
                UPDATE session SET summary = 'failed', summary_attempts = summary_attempts + 1, summary_retry_s = ?
                WHERE id = ? AND summary IN ('pending', 'failed')""", retry, session));
    }
}
