package dev.daybook.store;

import dev.daybook.forget.Wording;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Takes from sessions what was made of what is forgotten, inside one change. */
final class ForgetSessions {

    private final Change change;
    private final Wording words;

    ForgetSessions(Change change, Wording words) {
        this.change = change;
        this.words = words;
    }

    private record Found(String status, long start, long end, @Nullable String title, @Nullable String named,
            @Nullable String note) {}

    /** A session that lost time: without any it goes, otherwise its title is made anew. */
    void lostTime(long session) throws SQLException {
        Optional<Found> found = found(session);
        if (found.isEmpty()) {
            return;
        }
        boolean over = !found.get().status.equals("active");
        boolean left = change.first("""
                SELECT 1 FROM block WHERE device_id = ? AND start_s >= ? AND start_s < ? AND active_s > 0
                FETCH FIRST ROW ONLY""", row -> true, LaunchRows.THIS_DEVICE, found.get().start, found.get().end)
                .isPresent();
        if (over && !left) {
            remove(change, session);
        } else {
            words(session, found.get(), true);
        }
    }

    /** A session in whose own words something was found, or in what they were; one that it went into has them by now. */
    void lostWords(long session) throws SQLException {
        Optional<Found> found = found(session);
        if (found.isPresent()) {
            words(session, found.get(), words.said(found.get().title));
            return;
        }
        List<StoredEdit> merges = StoredEdit.of(change, session).stream().filter(StoredEdit::takesIn).toList();
        edits(session, false);
        for (StoredEdit merge : merges) {
            lostWords(Objects.requireNonNull(merge.later().other()));
        }
    }

    private Optional<Found> found(long session) throws SQLException {
        return change.first("SELECT status, start_s, end_s, title, named, note FROM session WHERE id = ?",
                row -> new Found(row.getString("status"), row.getLong("start_s"), row.getLong("end_s"),
                        row.getString("title"), row.getString("named"), row.getString("note")),
                session);
    }

    /**
     * Clears what says it. Edits of a session that lost time go all: they may hold the title that is gone, and what they
     * were made of is not there to be taken back.
     */
    private void words(long session, Found found, boolean title) throws SQLException {
        change.write(Table.SESSION, List.of(session), """
                UPDATE session SET title = ?, named = ?, note = ?,
                    summary = CASE WHEN summary = 'written' THEN 'pending' ELSE summary END,
                    summary_attempts = 0, summary_retry_s = NULL
                WHERE id = ?""", title ? null : found.title, words.said(found.named) ? null : found.named,
                words.said(found.note) ? null : found.note, session);
        edits(session, title);
    }

    private void edits(long session, boolean all) throws SQLException {
        new ForgetEdits(change).erase(StoredEdit.of(change, session).stream()
                .filter(edit -> all || ForgetEdits.says(words, edit)).toList());
    }

    /** Removes a session with all that is said of it. */
    static void remove(Change change, long session) throws SQLException {
        new ForgetEdits(change).erase(StoredEdit.of(change, session));
        change.write(Table.RECOVERY, List.of(session), "DELETE FROM recovery WHERE session_id = ?", session);
        change.write(Table.SESSION, List.of(session), "DELETE FROM session WHERE id = ? AND status <> 'active'",
                session);
    }
}
