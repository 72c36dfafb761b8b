package dev.daybook.store;

import dev.daybook.timeline.Activity;
import dev.daybook.timeline.TimeRange;
import java.sql.SQLException;
import java.util.List;

/** Which time is seen and not yet counted in blocks: the watermark of the summaries. */
record Unfolded(List<TimeRange> ranges) {

    static Unfolded of(Sql sql) throws SQLException {
        return new Unfolded(ActivityRows.unfolded(sql).stream().map(Activity::unfolded)
                .filter(range -> !range.isEmpty()).toList());
    }

    boolean within(TimeRange range) {
        return ranges.stream().anyMatch(range::overlaps);
    }
}
