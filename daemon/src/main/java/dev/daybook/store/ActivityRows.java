package dev.daybook.store;

import dev.daybook.timeline.Activity;
import dev.daybook.timeline.ActivityState;
import dev.daybook.timeline.Focus;
import dev.daybook.timeline.TimeRange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Spans as they are read back. */
final class ActivityRows {

    private ActivityRows() {}

    /** Spans that no block wholly counts, in order of start. H2 uses the index for a bound, and not for IS NOT NULL. */
    static List<Activity> unfolded(Sql sql) throws SQLException {
        return sql.list("""
                SELECT a.id, a.start_s, a.end_s, a.state, a.unfolded_from_s, p.name, t.text AS title, u.text AS url
                FROM activity a USE INDEX (activity_unfolded)
                LEFT JOIN application p ON p.id = a.application_id
                LEFT JOIN title t ON t.id = a.title_id
                LEFT JOIN url u ON u.id = a.url_id
                WHERE a.unfolded_from_s > ? AND a.device_id = ? AND a.end_s >= a.start_s
                ORDER BY a.start_s""", ActivityRows::activity, Long.MIN_VALUE, LaunchRows.THIS_DEVICE);
    }

    /**
     * Spans that overlap {@code range} and begin at the most {@code before} earlier, in order of start: only a start can
     * be found without reading all there ever was.
     */
    static List<Activity> within(Sql sql, TimeRange range, Duration before) throws SQLException {
        return sql.list("""
                SELECT a.id, a.start_s, a.end_s, a.state, a.unfolded_from_s, p.name, t.text AS title, u.text AS url
                FROM activity a
                LEFT JOIN application p ON p.id = a.application_id
                LEFT JOIN title t ON t.id = a.title_id
                LEFT JOIN url u ON u.id = a.url_id
                WHERE a.device_id = ? AND a.start_s > ? AND a.start_s < ? AND a.end_s > ? AND a.end_s >= a.start_s
                ORDER BY a.start_s""", ActivityRows::activity, LaunchRows.THIS_DEVICE, range.start().minus(before),
                range.end(), range.start());
    }

    private static Activity activity(ResultSet row) throws SQLException {
        TimeRange range = new TimeRange(Sql.instant(row, "start_s"), Sql.instant(row, "end_s"));
        ActivityState state = ActivityState.valueOf(row.getString("state").toUpperCase(Locale.ROOT));
        @Nullable
        String application = row.getString("name");
        @Nullable
        String title = row.getString("title");
        Focus focus = application == null
                ? null
                : new Focus(application, title == null ? "" : title, row.getString("url"));
        Instant folded = TimeRange.later(range.start(), Sql.instant(row, "unfolded_from_s"));
        return new Activity(row.getLong("id"), range, state, focus, folded);
    }
}
