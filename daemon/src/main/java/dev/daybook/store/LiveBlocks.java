package dev.daybook.store;

import dev.daybook.timeline.Activity;
import dev.daybook.timeline.Block;
import dev.daybook.timeline.BlockFolder;
import dev.daybook.timeline.TimeRange;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/** The minutes that are recorded and not yet folded, as the blocks they would be now. */
final class LiveBlocks {

    private LiveBlocks() {}

    /** Blocks that start in {@code range}, in order. */
    static List<Block> within(Sql sql, TimeRange range) throws SQLException {
        List<Activity> spans = ActivityRows.unfolded(sql).stream().filter(span -> !span.unfolded().isEmpty()).toList();
        if (spans.isEmpty()) {
            return List.of();
        }
        Instant from = spans.stream().map(span -> span.unfolded().start()).min(Comparator.naturalOrder()).orElseThrow();
        Instant until = spans.stream().map(span -> span.range().end()).max(Comparator.naturalOrder()).orElseThrow();
        TimeRange extent = new TimeRange(from, until);
        NavigableSet<Instant> cuts = new TreeSet<>(List.of(until));
        cuts.addAll(sql.list("SELECT start_s FROM session WHERE kind = 'desk' AND start_s >= ? AND start_s < ?",
                row -> Sql.instant(row, "start_s"), from, until));
        RecordingRows.heldWithin(sql, extent).forEach(held -> cuts.add(held.end()));
        return BlockFolder.fold(spans, until, cuts, RecordingRows.blocksWithin(sql, extent)).stream()
                .filter(block -> range.contains(block.range().start())).toList();
    }
}
