package dev.daybook.store;

import dev.daybook.session.EditAnswer;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Writes down what a person changes, inside the one change that does it. Not thread safe. */
final class EditLog {

    private final Change change;
    private final Instant now;
    private final List<Long> written = new ArrayList<>();

    EditLog(Change change, Instant now) {
        this.change = change;
        this.now = now;
    }

    void add(long session, EditKind what, EditValue former, EditValue later) throws SQLException {
        long id = change.number("SELECT MAX(id) FROM session_edit") + 1;
        written.add(id);
        change.write(Table.SESSION_EDIT, List.of(id), """
                INSERT INTO session_edit (id, session_id, at_s, what, former, later) VALUES (?, ?, ?, ?, ?, ?)""",
                id, session, now, what.wire(), former.json(), later.madeWith(written.getFirst()).json());
    }

    void undone(StoredEdit edit) throws SQLException {
        written.addFirst(edit.id());
        change.write(Table.SESSION_EDIT, List.of(edit.id()),
                "UPDATE session_edit SET undone_s = ? WHERE id = ? AND undone_s IS NULL", now, edit.id());
    }

    EditAnswer.Done done(long session, List<Instant> borders) {
        return new EditAnswer.Done(session, borders, List.copyOf(written));
    }
}
