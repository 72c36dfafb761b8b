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
import java.util.Optional;
import java.util.function.ToIntFunction;

/** Sums active time over stored blocks and the minutes not yet folded. */
final class TotalsQuery {

    /** Sums by number first: a name is looked up once, not with every block. */
    private static final String BY_APPLICATION = """
            SELECT p.id, p.name AS name, b.seconds FROM (
                SELECT application_id, SUM(active_s) AS seconds FROM block_use
                WHERE device_id = ? AND start_s >= ? AND start_s < ? GROUP BY application_id
            ) b JOIN application p ON p.id = b.application_id""";
    private static final String BY_TITLE = """
            SELECT t.text AS name, b.seconds FROM (
                SELECT title_id, SUM(active_s) AS seconds FROM block_use
                WHERE device_id = ? AND start_s >= ? AND start_s < ? GROUP BY title_id
            ) b JOIN title t ON t.id = b.title_id""";
    /** What one program showed, each page once, however often it came again. */
    private static final String OF_APPLICATION = """
            SELECT t.text AS title, u.text AS url, b.seconds FROM (
                SELECT title_id, url_id, SUM(active_s) AS seconds FROM block_use
                WHERE device_id = ? AND start_s >= ? AND start_s < ? AND application_id = ? GROUP BY title_id, url_id
            ) b JOIN title t ON t.id = b.title_id LEFT JOIN url u ON u.id = b.url_id""";

    private final Sql sql;
    private final Categories categories;

    TotalsQuery(Sql sql, Categories categories) {
        this.sql = sql;
        this.categories = categories;
    }

    Totals totals(TimeRange range, String by) throws SQLException {
        List<Block> live = LiveBlocks.within(sql, range);
        Map<String, Long> seconds = new HashMap<>();
        switch (by) {
            case "title" -> named(BY_TITLE, range, seconds);
            case "category" -> byCategory(range, seconds);
            default -> named(BY_APPLICATION, range, seconds);
        }
        live.stream().flatMap(block -> block.uses().stream())
                .forEach(use -> seconds.merge(key(use.focus(), by), (long) use.seconds(), Long::sum));
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

    private String key(Focus focus, String by) {
        return switch (by) {
            case "title" -> focus.title();
            case "category" -> categories.of(focus.application(), focus.title(), focus.url());
            default -> focus.application();
        };
    }

    private void named(String question, TimeRange range, Map<String, Long> seconds) throws SQLException {
        sql.list(question, row -> seconds.merge(row.getString("name"), row.getLong("seconds"), Long::sum),
                LaunchRows.THIS_DEVICE, range.start(), range.end());
    }

    private record Application(long id, String name, long seconds) {}

    /** Most programs are one thing whatever they show; only of the others are the titles read. */
    private void byCategory(TimeRange range, Map<String, Long> seconds) throws SQLException {
        for (Application application : sql.list(BY_APPLICATION,
                row -> new Application(row.getLong("id"), row.getString("name"), row.getLong("seconds")),
                LaunchRows.THIS_DEVICE, range.start(), range.end())) {
            Optional<String> all = categories.ofAll(application.name);
            if (all.isPresent()) {
                seconds.merge(all.get(), application.seconds, Long::sum);
            } else {
                sql.list(OF_APPLICATION, row -> seconds.merge(
                        categories.of(application.name, row.getString("title"), row.getString("url")),
                        row.getLong("seconds"), Long::sum),
                        LaunchRows.THIS_DEVICE, range.start(), range.end(), application.id);
            }
        }
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
