package dev.daybook.store;

import dev.daybook.forget.Criteria;
import dev.daybook.forget.Wording;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Edits that say what is forgotten, and their erasing inside one change. An edit goes with all that was edited together
 * with it, or half of a split could be taken back; and with all that is said of a session that went into another,
 * because nothing but edits remembers that one.
 */
final class ForgetEdits {

    private final Change change;
    private final Set<Long> erased = new HashSet<>();

    ForgetEdits(Change change) {
        this.change = change;
    }

    /** Sessions, also such as went into another, of which an edit says it and which start in the criteria's range. */
    static Set<Long> sessions(Sql sql, Criteria criteria, Wording words) throws SQLException {
        Map<Long, Instant> starts = new HashMap<>();
        sql.list("SELECT id, start_s FROM session WHERE id IN (SELECT session_id FROM session_edit)",
                row -> starts.put(row.getLong("id"), Sql.instant(row, "start_s")));
        Set<Long> saying = new TreeSet<>();
        for (StoredEdit edit : sql.list("SELECT * FROM session_edit ORDER BY id", StoredEdit::read)) {
            Instant start = edit.former().rows() == null ? null : edit.former().at();
            if (start != null) {
                starts.putIfAbsent(edit.session(), start);
            }
            if (says(words, edit)) {
                saying.add(edit.session());
            }
        }
        saying.removeIf(session -> {
            Instant start = starts.get(session);
            return start != null && (start.isBefore(criteria.from()) || !start.isBefore(criteria.to()));
        });
        return saying;
    }

    static boolean says(Wording words, StoredEdit edit) {
        return says(words, edit.former()) || says(words, edit.later());
    }

    private static boolean says(Wording words, EditValue value) {
        List<RowImage> rows = value.rows();
        return words.said(value.text()) || (rows != null && rows.stream().anyMatch(row -> says(words, row.v())));
    }

    private static boolean says(Wording words, @Nullable Map<String, @Nullable Object> row) {
        return row != null && JournalRewriting.WORDS_OF_SESSIONS.stream()
                .anyMatch(column -> row.get(column) instanceof String text && words.said(text));
    }

    /** Erases these. */
    void erase(Collection<StoredEdit> edits) throws SQLException {
        Deque<StoredEdit> waiting = new ArrayDeque<>(edits);
        while (!waiting.isEmpty()) {
            for (StoredEdit edit : waiting.remove().together(change)) {
                if (erased.add(edit.id())) {
                    change.write(Table.SESSION_EDIT, List.of(edit.id()), "DELETE FROM session_edit WHERE id = ?",
                            edit.id());
                    if (change.number("SELECT COUNT(*) FROM session WHERE id = ?", edit.session()) == 0) {
                        waiting.addAll(StoredEdit.of(change, edit.session()));
                    }
                }
            }
        }
    }
}
