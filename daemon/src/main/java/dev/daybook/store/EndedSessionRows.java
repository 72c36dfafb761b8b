package dev.daybook.store;

import dev.daybook.session.EndRule;
import dev.daybook.session.EndedSessions;
import dev.daybook.summary.SessionTitle;
import dev.daybook.timeline.TimeRange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Sessions that are over, as a person sets them right. Thread safe. */
public final class EndedSessionRows implements EndedSessions {

    private final Store store;

    public EndedSessionRows(Store store) {
        this.store = store;
    }

    @Override
    public Correction correct(long session, Instant end, Instant now) {
        return store.change(change -> {
            Optional<Found> found = change.first("""
                    SELECT s.kind, s.status, s.start_s, s.end_s, r.inferred_end_s
                    FROM session s LEFT JOIN recovery r ON r.session_id = s.id WHERE s.id = ?""",
                    EndedSessionRows::found, session);
            return found.isEmpty() ? new Correction.NotFound() : correct(change, session, found.get(), end, now);
        });
    }

    @Override
    public Restoration restore(long session) {
        return store.change(change -> new CancelUndo(change).restore(session));
    }

    /**
     * A session as it is before it is corrected.
     *
     * @param end not before its start, whatever the row says; its start while it is active
     */
    private record Found(boolean desk, String status, Instant start, Instant end, Optional<Instant> inferred) {}

    private static Found found(ResultSet row) throws SQLException {
        Instant start = Sql.instant(row, "start_s");
        Instant end = Sql.instantOrNull(row, "end_s");
        return new Found(row.getString("kind").equals("desk"), row.getString("status"), start,
                end == null ? start : TimeRange.later(start, end),
                Optional.ofNullable(Sql.instantOrNull(row, "inferred_end_s")));
    }

    private static Correction correct(Change change, long session, Found found, Instant wanted, Instant now)
            throws SQLException {
        if (!found.desk) {
            return new Correction.NotDesk();
        } else if (!found.status.equals("ended")) {
            return new Correction.NotEnded(found.status);
        } else if (wanted.equals(found.end)) {
            return new Correction.Done(wanted);
        }
        EndRule rule = new EndRule(found.start, found.inferred, next(change, session, found.start));
        Optional<Correction> refusal = rule.refusal(wanted, now);
        return refusal.isPresent() ? refusal.get() : moved(change, session, found, rule, wanted, now);
    }

    private static Correction moved(Change change, long session, Found found, EndRule rule, Instant wanted, Instant now)
            throws SQLException {
        String title = SessionTitle.of(SummaryRows.uses(change, new TimeRange(found.start, found.end)));
        Instant end = boundary(change, rule, wanted, now);
        if (!end.equals(found.end)) {
            // A title that told what was used in it is told anew; one that a person gave stays.
            change.write(Table.SESSION, List.of(session), """
                    UPDATE session SET end_s = ?, title = CASE WHEN title = ? THEN NULL ELSE title END,
                        summary = 'pending', summary_attempts = 0, summary_retry_s = NULL
                    WHERE id = ? AND kind = 'desk' AND status = 'ended'""", end, title, session);
        }
        return new Correction.Done(end);
    }

    /** Sees to it that a block starts or ends there, or takes the nearest place where one does. */
    private static Instant boundary(Change change, EndRule rule, Instant wanted, Instant now) throws SQLException {
        CorrectedBlocks blocks = new CorrectedBlocks(change);
        Optional<TimeRange> around = blocks.around(wanted);
        if (around.isEmpty() || blocks.cut(around.get(), wanted) || rule.isUndo(wanted)) {
            return wanted;
        }
        return rule.beside(around.get(), wanted, now);
    }

    /** Of two sessions that start together the younger is next. */
    private static Optional<EndRule.Next> next(Sql sql, long session, Instant start) throws SQLException {
        return sql.first("""
                SELECT id, start_s FROM session
                WHERE kind = 'desk' AND start_s >= ? AND (start_s > ? OR id > ?)
                ORDER BY kind, start_s FETCH FIRST ROW ONLY""",
                row -> new EndRule.Next(row.getLong("id"), Sql.instant(row, "start_s")), start, start, session);
    }
}
