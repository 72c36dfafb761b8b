package dev.daybook.store;

import dev.daybook.timeline.Block;
import dev.daybook.timeline.TimeRange;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;

/** Minutes that come into a session whose summary is written: it is due once more. */
final class LateActivity {

    private LateActivity() {}

    /** One statement for all blocks of a change; a session between two of them is written again for nothing. */
    static void reopen(Change change, List<Block> blocks) throws SQLException {
        if (blocks.isEmpty()) {
            return;
        }
        List<TimeRange> ranges = blocks.stream().map(Block::range).toList();
        TimeRange extent = new TimeRange(
                ranges.stream().map(TimeRange::start).min(Comparator.naturalOrder()).orElseThrow(),
                ranges.stream().map(TimeRange::end).max(Comparator.naturalOrder()).orElseThrow());
        for (long session : change.list("""
                SELECT id FROM session WHERE kind = 'desk' AND start_s >= ? AND start_s < ? AND end_s > ?
                    AND summary = 'written'""", row -> row.getLong("id"),
                Reach.earliestStart(change, extent.start()), extent.end(), extent.start())) {
            reopen(change, session);
        }
    }

    /** Its summary is due once more, if it is written. */
    static void reopen(Change change, long session) throws SQLException {
        change.write(Table.SESSION, List.of(session), """
                UPDATE session SET summary = 'pending', summary_attempts = 0, summary_retry_s = NULL
                WHERE id = ? AND summary = 'written'""", session);
    }
}
