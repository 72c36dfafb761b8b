package dev.daybook.store;

import dev.daybook.api.Totals;
import dev.daybook.store.PageCategories.Page;
import dev.daybook.timeline.Block;
import dev.daybook.timeline.Focus;
import dev.daybook.timeline.TimeRange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
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
            SELECT p.name AS name, b.seconds FROM (
                SELECT application_id, SUM(active_s) AS seconds FROM block_use
                WHERE device_id = ? AND start_s >= ? AND start_s < ? GROUP BY application_id
            ) b JOIN application p ON p.id = b.application_id""";
    private static final String BY_TITLE = """
            SELECT t.text AS name, b.seconds FROM (
                SELECT title_id, SUM(active_s) AS seconds FROM block_use
                WHERE device_id = ? AND start_s >= ? AND start_s < ? GROUP BY title_id
            ) b JOIN title t ON t.id = b.title_id""";
    private static final String PAGES = """
            SELECT application_id, title_id, url_id, active_s FROM block_use
            WHERE device_id = ? AND start_s >= ? AND start_s < ?""";
    private static final String NEXT = """
            SELECT start_s FROM block_use WHERE device_id = ? AND start_s >= ? AND start_s < ?
            ORDER BY device_id, start_s FETCH FIRST ROW ONLY""";
    /** What so long a time holds the database keeps in memory; more it would write to a file before it answers. */
    private static final Duration AT_ONCE = Duration.ofDays(1);

    private final Sql sql;
    private final PageCategories categories;

    TotalsQuery(Sql sql, PageCategories categories) {
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
            case "category" -> categories.rules.of(focus.application(), focus.title(), focus.url());
            default -> focus.application();
        };
    }

    private void named(String question, TimeRange range, Map<String, Long> seconds) throws SQLException {
        sql.list(question, row -> seconds.merge(row.getString("name"), row.getLong("seconds"), Long::sum),
                LaunchRows.THIS_DEVICE, range.start(), range.end());
    }

    /** Goes from one stretch that holds something to the next, so that a long empty time costs nothing. */
    private void byCategory(TimeRange range, Map<String, Long> seconds) throws SQLException {
        Optional<Instant> next = next(range.start(), range.end());
        while (next.isPresent()) {
            Instant end = TimeRange.earlier(next.get().plus(AT_ONCE), range.end());
            for (Used used : sql.list(PAGES, TotalsQuery::used, LaunchRows.THIS_DEVICE, next.get(), end)) {
                seconds.merge(categories.of(sql, used.page), used.seconds, Long::sum);
            }
            next = next(end, range.end());
        }
    }

    private Optional<Instant> next(Instant from, Instant end) throws SQLException {
        return sql.first(NEXT, row -> Sql.instant(row, "start_s"), LaunchRows.THIS_DEVICE, from, end);
    }

    private record Used(Page page, long seconds) {}

    private static Used used(ResultSet row) throws SQLException {
        return new Used(new Page(row.getLong(1), row.getLong(2), Sql.longOrNull(row, "url_id")), row.getLong(4));
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
