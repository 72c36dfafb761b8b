package dev.daybook.store;

import dev.daybook.api.Edit;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An edit as it was written down. */
record StoredEdit(long id, long session, Instant at, EditKind what, EditValue former, EditValue later,
        @Nullable Instant undone) {

    /** More than any one change writes. */
    private static final int MOST_TOGETHER = 16;

    /** All of a session, the last first. */
    static List<StoredEdit> of(Sql sql, long session) throws SQLException {
        return sql.list("SELECT * FROM session_edit WHERE session_id = ? ORDER BY session_id DESC, id DESC",
                StoredEdit::read, session);
    }

    /** The last one of a session that was not taken back. */
    static Optional<StoredEdit> lastStanding(Sql sql, long session) throws SQLException {
        return sql.first("""
                SELECT * FROM session_edit WHERE session_id = ? AND undone_s IS NULL
                ORDER BY session_id DESC, id DESC FETCH FIRST ROW ONLY""", StoredEdit::read, session);
    }

    /** It and what was edited together with it, in whatever session, the last first. */
    List<StoredEdit> together(Sql sql) throws SQLException {
        long first = Objects.requireNonNullElse(later.change(), id);
        return sql.list("SELECT * FROM session_edit WHERE id >= ? AND id < ? ORDER BY id DESC", StoredEdit::read, first,
                first + MOST_TOGETHER).stream()
                .filter(edit -> Objects.requireNonNullElse(edit.later.change(), edit.id) == first).toList();
    }

    /** As a client is told it. */
    Edit wire() {
        return new Edit(id, at, what.wire(), told(former), told(later), former.other(), undone);
    }

    /** Whether by it its session is part of another, older one now. */
    boolean takesIn() {
        return what == EditKind.MERGE && former.rows() != null && undone == null;
    }

    private @Nullable String told(EditValue value) {
        return switch (what) {
            case TITLE, NOTE, CATEGORY -> value.text();
            case START, END, SPLIT, MERGE -> value.at() == null ? null : value.at().toString();
        };
    }

    static StoredEdit read(ResultSet row) throws SQLException {
        return new StoredEdit(row.getLong("id"), row.getLong("session_id"), Sql.instant(row, "at_s"),
                EditKind.of(row.getString("what")), EditValue.of(row.getString("former")),
                EditValue.of(row.getString("later")), Sql.instantOrNull(row, "undone_s"));
    }
}
