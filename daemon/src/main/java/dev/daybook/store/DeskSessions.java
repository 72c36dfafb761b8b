package dev.daybook.store;

import dev.daybook.summary.DeskSession;
import dev.daybook.summary.DeskSession.State;
import dev.daybook.timeline.TimeRange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Desk sessions as their summaries tell of them, from one snapshot. */
final class DeskSessions {

    private static final String SESSION = """
            SELECT s.id, s.status, s.start_s, s.end_s, s.named, s.title, s.note, s.category, s.summary, s.summary_days,
                r.cause, r.evidence
            FROM session s LEFT JOIN recovery r ON r.session_id = s.id
            """;

    private final Sql sql;
    private final Unfolded unfolded;

    DeskSessions(Sql sql) throws SQLException {
        this.sql = sql;
        this.unfolded = Unfolded.of(sql);
    }

    Optional<DeskSession> session(long id) throws SQLException {
        List<String> edited = edited(id);
        return sql.first(SESSION + "WHERE s.id = ? AND s.kind = 'desk'", row -> session(row, edited), id);
    }

    /** Those that have an entry and overlap a day, in order of start. */
    List<DeskSession> shownWithin(TimeRange day) throws SQLException {
        List<DeskSession> shown = new ArrayList<>();
        for (DeskSession session : sql.list(SESSION + """
                WHERE s.kind = 'desk' AND s.start_s >= ? AND s.start_s < ? AND s.end_s > ? AND s.end_s > s.start_s
                ORDER BY s.start_s, s.id""", row -> session(row, List.of()),
                Reach.earliestStart(sql, day.start()), day.end(), day.start())) {
            if (session.state() == State.SHOWN) {
                shown.add(with(edited(session.id()), session));
            }
        }
        return shown;
    }

    private static DeskSession with(List<String> edited, DeskSession session) {
        return edited.isEmpty()
                ? session
                : new DeskSession(session.id(), session.range(), session.state(), session.waits(), session.named(),
                        session.title(), session.note(), session.category(), session.recovered(), edited,
                        session.days());
    }

    private List<String> edited(long session) throws SQLException {
        return sql.list(
                "SELECT DISTINCT what FROM session_edit WHERE session_id = ? AND undone_s IS NULL ORDER BY what",
                row -> row.getString("what"), session);
    }

    private DeskSession session(ResultSet row, List<String> edited) throws SQLException {
        Instant start = Sql.instant(row, "start_s");
        Instant end = Sql.instantOrNull(row, "end_s");
        TimeRange range = new TimeRange(start, end == null ? start : TimeRange.later(start, end));
        String cause = row.getString("cause");
        return new DeskSession(row.getLong("id"), range, state(row, range),
                row.getString("summary").equals("pending") || row.getString("summary").equals("failed"),
                row.getString("named"), row.getString("title"), row.getString("note"), row.getString("category"),
                cause == null ? null : new DeskSession.Recovered(cause, row.getString("evidence")), edited,
                SummaryDays.of(row.getString("summary_days")));
    }

    /** One that has an entry keeps it while minutes that came late are not folded yet. */
    private State state(ResultSet row, TimeRange range) throws SQLException {
        String status = row.getString("status");
        String summary = row.getString("summary");
        if (status.equals("cancelled")) {
            return State.CANCELLED;
        } else if (status.equals("active") || summary.equals("none")) {
            return State.LATER;
        }
        String days = row.getString("summary_days");
        boolean stands = summary.equals("written") || (days != null && !days.isEmpty());
        return stands || !unfolded.within(range) ? State.SHOWN : State.LATER;
    }
}
