package dev.daybook.store;

import dev.daybook.session.EditAnswer;
import dev.daybook.session.SessionEdits;
import dev.daybook.session.SessionWish;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongSupplier;

/** Sessions as a person edits them. Thread safe. */
public final class SessionEditRows implements SessionEdits {

    private final Store store;
    private final LongSupplier sessionIds;

    /**
     * Opens the rows.
     *
     * @param sessionIds gives each session that is split off its id; thread safe
     */
    public SessionEditRows(Store store, LongSupplier sessionIds) {
        this.store = store;
        this.sessionIds = sessionIds;
    }

    @Override
    public EditAnswer edit(long session, SessionWish wish, Instant now) {
        return store.change(change -> found(change, session, row -> new WishEdit(change, now).make(row, wish)));
    }

    @Override
    public EditAnswer split(long session, Instant at, Instant now) {
        return store.change(change -> found(change, session,
                row -> new SplitEdit(change, now).make(row, sessionIds.getAsLong(), at)));
    }

    @Override
    public EditAnswer merge(long session, long with, Instant now) {
        return store.change(change -> found(change, session,
                one -> found(change, with, other -> new MergeEdit(change, now).make(one, other))));
    }

    @Override
    public EditAnswer undo(long session, Instant now) {
        return store.change(change -> found(change, session, _ -> new EditUndo(change, now).make(session)));
    }

    /** What is to become of a session that is there. */
    private interface Making {
        EditAnswer of(SessionRow session) throws SQLException;
    }

    private static EditAnswer found(Sql sql, long id, Making making) throws SQLException {
        Optional<SessionRow> session = SessionRow.find(sql, id);
        return session.isEmpty() ? new EditAnswer.NotFound(id) : making.of(session.get());
    }
}
