package dev.daybook.store;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A session's row as a person, or a disaster, changes it. */
public final class EditedSession {

    private final Store store;
    private final long id;

    public EditedSession(Store store, long id) {
        this.store = store;
        this.id = id;
    }

    /** What a person says of it; its summary is due again. */
    public void say(@Nullable String named, @Nullable String note, @Nullable String category) {
        write("UPDATE session SET named = ?, note = ?, category = ?, summary = 'pending' WHERE id = ?", named, note,
                category, id);
        store.<Boolean>change(change -> change.write(Table.SESSION_EDIT, List.of(id * 10), """
                MERGE INTO session_edit (id, session_id, at_s, what, former, later) KEY (id)
                VALUES (?, ?, 0, 'title', '{}', '{}')""", id * 10, id));
    }

    /** Its summary is due again, as of that range. */
    public void move(long start, long end) {
        write("UPDATE session SET start_s = ?, end_s = ?, summary = 'pending' WHERE id = ?", start, end, id);
    }

    /** Cancelled, as a person does it. */
    public void cancel() {
        write("UPDATE session SET status = 'cancelled', summary = 'pending' WHERE id = ?", id);
    }

    /** Its row is gone, and so are its minutes if wanted. */
    public void forget() {
        write("DELETE FROM session WHERE id = ?", id);
    }

    /** As a version wrote it that noted no days. */
    public void ofAnOldVersion() {
        write("UPDATE session SET summary = 'written', summary_days = NULL WHERE id = ?", id);
    }

    /** The days noted, as they are stored. */
    public @Nullable String days() {
        return store.read(sql -> sql.list("SELECT summary_days FROM session WHERE id = ?",
                row -> String.valueOf(row.getString(1)), id)).stream().findFirst().orElse(null);
    }

    private void write(String sql, @Nullable Object... values) {
        store.<Boolean>change(change -> change.write(Table.SESSION, List.of(id), sql, values));
    }
}
