package dev.daybook.store;

import dev.daybook.api.Totals;
import dev.daybook.category.Categories;
import dev.daybook.timeline.Block;
import dev.daybook.timeline.Focus;
import dev.daybook.timeline.TimeRange;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToIntFunction;

/** Sums active time over stored blocks and the minutes not yet folded. */
final class TotalsQuery {

    /** Sums by number first: a name is looked up once, not with every block. */
    private static final String BY_APPLICATION = """
            SELECT p.name AS name, b.seconds FROM (
                SELECT application_id, SUM(active_s) AS seconds FROM block_use
                WHERE device_id = ? AND start_s >= ? AND start_s < ? GROUP BY application_id
            ) b JOIN application p ON p.id = b.application_id""";
    private static final String BY_TITLE = """
            SELECT t.text AS name, b.seconds FROM (
                SELECT title_id, SUM(active_s) AS seconds FROM block_use
                WHERE device_id = ? AND start_s >= ? AND start_s < ? GROUP BY title_id
            ) b JOIN title t ON t.id = b.title_id""";

    /** Each focus once, however often it came again: that is what is to be sorted. */
    private static final String BY_FOCUS = """
            SELECT p.name AS name, t.text AS title, u.text AS url, b.seconds FROM (
                SELECT application_id, title_id, url_id, SUM(active_s) AS seconds FROM block_use
                WHERE device_id = ? AND start_s >= ? AND start_s < ? GROUP BY application_id, title_id, url_id
            ) b
            JOIN application p ON p.id = b.application_id
            JOIN title t ON t.id = b.title_id
            LEFT JOIN url u ON u.id = b.url_id""";

    private final Sql sql;
    private final Categories categories;

    TotalsQuery(Sql sql, Categories categories) {
        this.sql = sql;
        this.categories = categories;
    }

    /** What one key is made of. */
    private record Key(String select, Sql.Mapper<String> stored, Function<Focus, String> live) {}

    private Key key(String by) {
        return switch (by) {
            case "title" -> new Key(BY_TITLE, row -> row.getString("name"), Focus::title);
            case "category" -> new Key(BY_FOCUS,
                    row -> categories.of(row.getString("name"), row.getString("title"), row.getString("url")),
                    focus -> categories.of(focus.application(), focus.title(), focus.url()));
            default -> new Key(BY_APPLICATION, row -> row.getString("name"), Focus::application);
        };
    }

    Totals totals(TimeRange range, String by) throws SQLException {
        Key key = key(by);
        List<Block> live = LiveBlocks.within(sql, range);
        Map<String, Long> seconds = new HashMap<>();
        sql.list(key.select, row -> seconds.merge(key.stored.map(row), row.getLong("seconds"), Long::sum),
                LaunchRows.THIS_DEVICE, range.start(), range.end());
        live.stream().flatMap(block -> block.uses().stream()).forEach(use -> seconds
                .merge(key.live.apply(use.focus()), (long) use.seconds(), Long::sum));
        List<Totals.Total> totals = seconds.entrySet().stream()
                .map(entry -> new Totals.Total(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(Totals.Total::seconds).reversed().thenComparing(Totals.Total::key))
                .toList();
        Sums stored = stored(range);
        return new Totals(range.start(), range.end(), by,
                stored.active + sum(live, Block::activeSeconds),
                stored.idle + sum(live, Block::idleSeconds),
                stored.locked + sum(live, Block::lockedSeconds), totals);
    }

    private record Sums(long active, long idle, long locked) {}

    private Sums stored(TimeRange range) throws SQLException {
        return sql.first("""
                SELECT SUM(active_s), SUM(idle_s), SUM(locked_s) FROM block
                WHERE device_id = ? AND start_s >= ? AND start_s < ?""",
                row -> new Sums(row.getLong(1), row.getLong(2), row.getLong(3)), LaunchRows.THIS_DEVICE, range.start(),
                range.end()).orElseThrow();
    }

    private static long sum(List<Block> blocks, ToIntFunction<Block> seconds) {
        return blocks.stream().mapToInt(seconds).sum();
    }
}
