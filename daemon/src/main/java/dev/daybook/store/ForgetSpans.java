package dev.daybook.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The stored spans that criteria hit, some at a time, and their erasing: what lies outside the range stays. */
final class ForgetSpans {

    private static final int AT_ONCE = 1_000;

    private final ForgetMatch match;
    private final LongSupplier ids;

    /**
     * @param ids gives each new span its id; the one source of them
     */
    ForgetSpans(ForgetMatch match, LongSupplier ids) {
        this.match = match;
        this.ids = ids;
    }

    /** A span as it was read. */
    record Found(long id, Instant start, Instant end, @Nullable Long application, @Nullable Long title,
            @Nullable Long url) {}

    /**
     * Spans in order of their ids, which are after {@code after}, hit or not. Asked for those of the range alone, H2 goes
     * by the starts and sorts the whole range for each page.
     */
    List<Found> page(Sql sql, long after) throws SQLException {
        return sql.list("""
                SELECT id, start_s, end_s, application_id, title_id, url_id FROM activity
                WHERE device_id = ? AND id > ?
                ORDER BY device_id, id FETCH FIRST ? ROWS ONLY""",
                row -> new Found(row.getLong("id"), Sql.instant(row, "start_s"), Sql.instant(row, "end_s"),
                        Sql.longOrNull(row, "application_id"), Sql.longOrNull(row, "title_id"),
                        Sql.longOrNull(row, "url_id")),
                LaunchRows.THIS_DEVICE, after, AT_ONCE);
    }

    boolean isHit(Found span) {
        Long application = span.application;
        Long title = span.title;
        boolean meant = match.criteria.timeAlone()
                || (application != null && title != null && match.focus(application, title, span.url));
        return meant && span.start.isBefore(match.criteria.to())
                && (span.end.isAfter(match.criteria.from()) || !span.start.isBefore(match.criteria.from()));
    }

    /** Erases the part of a span that lies in the range, unless it is another by now. */
    void erase(Change change, Found span) throws SQLException {
        Instant from = match.criteria.from();
        Instant to = match.criteria.to();
        boolean head = span.start.isBefore(from);
        boolean tail = span.end.isAfter(to);
        if (head && tail) {
            copyTail(change, span, to);
        }
        if (head) {
            change.write(Table.ACTIVITY, key(span), """
                    UPDATE activity SET end_s = ?,
                        unfolded_from_s = CASE WHEN unfolded_from_s < ? THEN unfolded_from_s ELSE NULL END
                    WHERE device_id = ? AND id = ? AND start_s = ? AND end_s = ?""",
                    from, from, LaunchRows.THIS_DEVICE, span.id, span.start, span.end);
        } else if (tail) {
            change.write(Table.ACTIVITY, key(span), """
                    UPDATE activity SET start_s = ?,
                        unfolded_from_s = CASE WHEN unfolded_from_s < ? THEN ? ELSE unfolded_from_s END
                    WHERE device_id = ? AND id = ? AND start_s = ? AND end_s = ?""",
                    to, to, to, LaunchRows.THIS_DEVICE, span.id, span.start, span.end);
        } else {
            change.write(Table.ACTIVITY, key(span),
                    "DELETE FROM activity WHERE device_id = ? AND id = ? AND start_s = ? AND end_s = ?",
                    LaunchRows.THIS_DEVICE, span.id, span.start, span.end);
        }
    }

    private void copyTail(Change change, Found span, Instant to) throws SQLException {
        long id = ids.getAsLong();
        change.write(Table.ACTIVITY, List.of(LaunchRows.THIS_DEVICE, id), """
                INSERT INTO activity (device_id, id, launch_id, start_s, end_s, state, application_id, title_id, url_id,
                    unfolded_from_s)
                SELECT device_id, ?, launch_id, ?, end_s, state, application_id, title_id, url_id,
                    CASE WHEN unfolded_from_s < ? THEN ? ELSE unfolded_from_s END
                FROM activity WHERE device_id = ? AND id = ? AND start_s = ? AND end_s = ?""",
                id, to, to, to, LaunchRows.THIS_DEVICE, span.id, span.start, span.end);
    }

    private static List<Object> key(Found span) {
        return List.of(LaunchRows.THIS_DEVICE, span.id);
    }
}
