package dev.daybook.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes what a person wants of a session into its row, inside one change; its summary is due again. */
final class SessionRewrite {

    private static final String DUE = """
            summary = CASE WHEN summary IN ('written', 'failed') THEN 'pending' ELSE summary END, summary_attempts = 0,
                summary_retry_s = NULL WHERE id = ?""";

    private final Change change;

    SessionRewrite(Change change) {
        this.change = change;
    }

    void name(long session, @Nullable String text) throws SQLException {
        change.write(Table.SESSION, List.of(session), "UPDATE session SET named = ?, " + DUE, text, session);
    }

    void note(long session, @Nullable String text) throws SQLException {
        change.write(Table.SESSION, List.of(session), "UPDATE session SET note = ?, " + DUE, text, session);
    }

    void category(long session, @Nullable String text) throws SQLException {
        change.write(Table.SESSION, List.of(session), "UPDATE session SET category = ?, " + DUE, text, session);
    }

    /** Its start alone; its end may be about to come back to where it was. */
    void start(long session, Instant start) throws SQLException {
        change.write(Table.SESSION, List.of(session), "UPDATE session SET start_s = ?, title = NULL, " + DUE, start,
                session);
    }

    /** Its time and why it ended; what it is called by itself follows from its minutes once its summary is written. */
    void minutes(SessionRow session) throws SQLException {
        change.write(Table.SESSION, List.of(session.id()), """
                UPDATE session SET start_s = ?, end_s = ?, outcome = ?, title = NULL, summary_days = ?,
                    summary = 'pending', summary_attempts = 0, summary_retry_s = NULL
                WHERE id = ? AND kind = 'desk' AND status = 'ended'""",
                session.start(), session.end(), session.outcome(), session.days(), session.id());
    }
}
