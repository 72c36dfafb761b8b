package dev.daybook.store;

import dev.daybook.session.SessionBounds;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** The desk sessions around one, of any status. Of two that start together the younger is next. */
final class DeskNeighbours {

    private DeskNeighbours() {}

    static SessionBounds bounds(Sql sql, SessionRow session) throws SQLException {
        Optional<Instant> inferred = sql.first("SELECT inferred_end_s FROM recovery WHERE session_id = ?",
                row -> Optional.ofNullable(Sql.instantOrNull(row, "inferred_end_s")), session.id())
                .flatMap(found -> found);
        return new SessionBounds(session.held(), previous(sql, session), next(sql, session), inferred);
    }

    static Optional<SessionBounds.Next> next(Sql sql, SessionRow session) throws SQLException {
        return sql.first("""
                SELECT id, start_s FROM session
                WHERE kind = 'desk' AND start_s >= ? AND (start_s > ? OR id > ?)
                ORDER BY kind, start_s, id FETCH FIRST ROW ONLY""",
                row -> new SessionBounds.Next(row.getLong("id"), Sql.instant(row, "start_s")), session.start(),
                session.start(), session.id());
    }

    /** The first that starts within a session's time, were it to go on until {@code end}, and holds any. */
    static Optional<SessionBounds.Next> between(Sql sql, SessionRow session, Instant end, long but)
            throws SQLException {
        return sql.first("""
                SELECT id, start_s FROM session
                WHERE kind = 'desk' AND start_s >= ? AND start_s < ? AND id <> ? AND id <> ?
                    AND (end_s IS NULL OR end_s > start_s)
                ORDER BY kind, start_s, id FETCH FIRST ROW ONLY""",
                row -> new SessionBounds.Next(row.getLong("id"), Sql.instant(row, "start_s")), session.start(), end,
                session.id(), but);
    }

    private static Optional<SessionBounds.Previous> previous(Sql sql, SessionRow session) throws SQLException {
        return sql.first("""
                SELECT id, start_s, end_s FROM session
                WHERE kind = 'desk' AND start_s <= ? AND (start_s < ? OR id < ?)
                ORDER BY kind DESC, start_s DESC, id DESC FETCH FIRST ROW ONLY""",
                row -> new SessionBounds.Previous(row.getLong("id"), free(row, session.id())), session.start(),
                session.start(), session.id());
    }

    /** From where on time is free; one that holds no time at all must not come to stand after the session. */
    private static Optional<Instant> free(ResultSet row, long session) throws SQLException {
        Instant start = Sql.instant(row, "start_s");
        boolean younger = row.getLong("id") > session;
        return Optional.ofNullable(Sql.instantOrNull(row, "end_s"))
                .map(end -> end.equals(start) && younger ? end.plusSeconds(1) : end);
    }
}
