package dev.daybook.store;

import dev.daybook.search.SessionTexts.Focus;
import dev.daybook.search.SessionTexts.Kind;
import dev.daybook.search.SessionTexts.Text;
import dev.daybook.timeline.Block;
import dev.daybook.timeline.TimeRange;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What had the focus in a range of time, each text once, with when that was. */
final class SearchedUses {

    private static final long MINUTE = 60;

    private final Sql sql;
    private final TimeRange range;
    private final Map<Key, Focus> uses = new LinkedHashMap<>();

    SearchedUses(Sql sql, TimeRange range) {
        this.sql = sql;
        this.range = range;
    }

    private record Key(Kind kind, String text) {}

    /** A number that changes with the minutes that blocks count. */
    long stamp() throws SQLException {
        return sql.first("""
                SELECT COUNT(*), SUM(active_s), MAX(start_s) FROM block_use
                WHERE device_id = ? AND start_s >= ? AND start_s < ?""",
                row -> SearchRows.mixed(SearchRows.mixed(row.getLong(1), row.getLong(2)), row.getLong(3)),
                LaunchRows.THIS_DEVICE, range.start(), range.end()).orElse(0L);
    }

    /** The minutes that no block counts yet included. */
    List<Text> texts() throws SQLException {
        stored();
        if (range.end().equals(Sql.FARTHEST)) {
            for (Block block : LiveBlocks.within(sql, range)) {
                block.uses().forEach(use -> add(use.focus().application(), use.focus().title(), use.focus().url(),
                        new Focus(block.range(), use.seconds())));
            }
        }
        return uses.entrySet().stream()
                .map(use -> new Text(use.getKey().kind, use.getKey().text, use.getValue())).toList();
    }

    private void stored() throws SQLException {
        sql.list("""
                SELECT p.name, t.text AS title, u.text AS url, b.first_s, b.last_s, b.active_s
                FROM (SELECT application_id, title_id, url_id, MIN(start_s) AS first_s, MAX(start_s) AS last_s,
                        SUM(active_s) AS active_s
                    FROM block_use WHERE device_id = ? AND start_s >= ? AND start_s < ?
                    GROUP BY application_id, title_id, url_id) b
                JOIN application p ON p.id = b.application_id
                JOIN title t ON t.id = b.title_id
                LEFT JOIN url u ON u.id = b.url_id
                ORDER BY b.first_s""",
                row -> {
                    Instant last = Sql.instant(row, "last_s");
                    add(row.getString("name"), row.getString("title"), row.getString("url"), new Focus(
                            new TimeRange(Sql.instant(row, "first_s"), end(last)), row.getLong("active_s")));
                    return true;
                },
                LaunchRows.THIS_DEVICE, range.start(), range.end());
    }

    /** A block ends with its minute, or where its session does. */
    private Instant end(Instant start) {
        long next = (Math.floorDiv(start.getEpochSecond(), MINUTE) + 1) * MINUTE;
        return TimeRange.earlier(range.end(), Instant.ofEpochSecond(next));
    }

    private void add(String application, String title, @Nullable String url, Focus focus) {
        add(Kind.TITLE, title, focus);
        add(Kind.URL, url, focus);
        add(Kind.APPLICATION, application, focus);
    }

    private void add(Kind kind, @Nullable String text, Focus focus) {
        if (text != null && !text.isBlank()) {
            uses.merge(new Key(kind, text), focus, SearchedUses::joined);
        }
    }

    private static Focus joined(Focus one, Focus other) {
        return new Focus(new TimeRange(TimeRange.earlier(one.range().start(), other.range().start()),
                TimeRange.later(one.range().end(), other.range().end())), one.seconds() + other.seconds());
    }
}
