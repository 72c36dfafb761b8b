package dev.daybook.store;

import dev.daybook.timeline.Focus;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Numbers for the names that come again and again. */
final class Dictionary {

    private final Change change;

    Dictionary(Change change) {
        this.change = change;
    }

    long application(Focus focus) throws SQLException {
        return id(Table.APPLICATION, "SELECT id FROM application WHERE name = ?",
                "INSERT INTO application (id, name) SELECT COALESCE(MAX(id), 0) + 1, ? FROM application",
                cut(focus.application(), 512));
    }

    long title(Focus focus) throws SQLException {
        return id(Table.TITLE, "SELECT id FROM title WHERE text = ?",
                "INSERT INTO title (id, text) SELECT COALESCE(MAX(id), 0) + 1, ? FROM title", cut(focus.title(), 2048));
    }

    @Nullable
    Long url(Focus focus) throws SQLException {
        String url = focus.url();
        return url == null
                ? null
                : id(Table.URL, "SELECT id FROM url WHERE text = ?",
                        "INSERT INTO url (id, text) SELECT COALESCE(MAX(id), 0) + 1, ? FROM url", cut(url, 2048));
    }

    private long id(Table table, String find, String insert, String text) throws SQLException {
        long known = change.number(find, text);
        if (known > 0) {
            return known;
        }
        change.execute(insert, text);
        long added = change.number(find, text);
        change.touch(table, List.of(added));
        return added;
    }

    private static String cut(String text, int length) {
        return text.length() <= length
                ? text
                : text.substring(0, Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length);
    }
}
