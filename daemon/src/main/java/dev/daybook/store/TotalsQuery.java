package dev.daybook.store;

import dev.daybook.api.Totals;
import dev.daybook.timeline.Block;
import dev.daybook.timeline.TimeRange;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/** Sums active time over stored blocks and the minutes not yet folded. */
final class TotalsQuery {

    private static final String BY_APPLICATION = """
            SELECT p.name AS name, SUM(b.active_s) AS seconds FROM block_use b JOIN application p ON p.id = b.application_id
            WHERE b.device_id = ? AND b.start_s >= ? AND b.start_s < ? GROUP BY p.name""";
    private static final String BY_TITLE = """
            SELECT t.text AS name, SUM(b.active_s) AS seconds FROM block_use b JOIN title t ON t.id = b.title_id
            WHERE b.device_id = ? AND b.start_s >= ? AND b.start_s < ? GROUP BY t.text""";

    private final Sql sql;

    TotalsQuery(Sql sql) {
        this.sql = sql;
    }

    Totals totals(TimeRange range, String by) throws SQLException {
        boolean byTitle = by.equals("title");
        List<Block> live = LiveBlocks.within(sql, range);
        Map<String, Long> seconds = new HashMap<>();
        sql.list(byTitle ? BY_TITLE : BY_APPLICATION,
                row -> seconds.merge(row.getString("name"), row.getLong("seconds"), Long::sum), LaunchRows.THIS_DEVICE,
                range.start(), range.end());
        live.stream().flatMap(block -> block.uses().stream()).forEach(use -> seconds
                .merge(byTitle ? use.focus().title() : use.focus().application(), (long) use.seconds(), Long::sum));
        List<Totals.Total> totals = seconds.entrySet().stream()
                .map(entry -> new Totals.Total(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(Totals.Total::seconds).reversed().thenComparing(Totals.Total::key))
                .toList();
        return new Totals(range.start(), range.end(), by,
                sum(range, "SELECT SUM(active_s)", live, Block::activeSeconds),
                sum(range, "SELECT SUM(idle_s)", live, Block::idleSeconds),
                sum(range, "SELECT SUM(locked_s)", live, Block::lockedSeconds), totals);
    }

    private long sum(TimeRange range, String select, List<Block> live, ToIntFunction<Block> seconds)
            throws SQLException {
        return live.stream().mapToInt(seconds).sum()
                + sql.number(select + " FROM block WHERE device_id = ? AND start_s >= ? AND start_s < ?",
                        LaunchRows.THIS_DEVICE, range.start(), range.end());
    }
}
