package dev.daybook.store;

import dev.daybook.session.EndedSessions.Restoration;
import dev.daybook.session.SessionEnd;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes the cancel of a session back inside one change. */
final class CancelUndo {

    private final Change change;

    CancelUndo(Change change) {
        this.change = change;
    }

    /**
     * A session as its cancel left it.
     *
     * @param status before it was cancelled; null when an older schema or its operation's own cancel did it
     */
    private record Cancelled(boolean desk, @Nullable String operation, @Nullable String status,
            @Nullable String outcome, boolean recovered) {}

    /** What a session is to be again. */
    private record Former(String status, @Nullable String outcome, @Nullable String failure) {}

    Restoration restore(long session) throws SQLException {
        if (change.first("SELECT id FROM session WHERE id = ?", row -> row.getLong("id"), session).isEmpty()) {
            return new Restoration.NotFound();
        }
        Optional<Cancelled> cancelled = change.first("""
                SELECT s.kind, s.operation_id, s.former_status, s.former_outcome, r.session_id AS recovered
                FROM session s LEFT JOIN recovery r ON r.session_id = s.id
                WHERE s.id = ? AND s.status = 'cancelled'""", CancelUndo::cancelled, session);
        if (cancelled.isEmpty()) {
            return new Restoration.Done();
        }
        Optional<Former> former = former(cancelled.get());
        if (former.isEmpty()) {
            return new Restoration.Stopped();
        }
        write(session, former.get());
        return new Restoration.Done();
    }

    private static Cancelled cancelled(ResultSet row) throws SQLException {
        return new Cancelled(row.getString("kind").equals("desk"), row.getString("operation_id"),
                row.getString("former_status"), row.getString("former_outcome"),
                Sql.longOrNull(row, "recovered") != null);
    }

    private Optional<Former> former(Cancelled session) throws SQLException {
        String status = session.status;
        if (status != null && !status.equals("active")) {
            return Optional.of(new Former(status, session.outcome, null));
        }
        return session.desk ? Optional.of(desk(session)) : run(session.operation);
    }

    /** One that was active ended for the cancel; of one that an older schema cancelled only a recovery is known. */
    private static Former desk(Cancelled session) {
        SessionEnd why = session.recovered ? SessionEnd.RECOVERED : SessionEnd.CANCELLED;
        return new Former("ended", session.status == null && !session.recovered ? null : why.wire(), null);
    }

    /** It was active, or nobody knows: then it is what its operation became, if nobody asked that to stop. */
    private Optional<Former> run(@Nullable String operation) throws SQLException {
        return change.first("""
                SELECT status, cause, error FROM operation
                WHERE id = ? AND status IN ('completed', 'failed') AND cancel_s IS NULL""",
                row -> row.getString("status").equals("completed")
                        ? new Former("ended", "completed", null)
                        : new Former("failed", row.getString("cause"), row.getString("error")),
                operation);
    }

    private void write(long session, Former former) throws SQLException {
        change.write(Table.SESSION, List.of(session), """
                UPDATE session SET status = ?, outcome = ?, failure_reason = COALESCE(failure_reason, ?),
                    summary = CASE WHEN kind = 'desk' THEN 'pending' ELSE summary END, summary_attempts = 0,
                    summary_retry_s = NULL, former_status = NULL, former_outcome = NULL
                WHERE id = ? AND status = 'cancelled'""",
                former.status, former.outcome, former.failure, session);
    }
}
