package dev.daybook.store;

import dev.daybook.api.Day;
import dev.daybook.day.Counted;
import dev.daybook.day.Coverage;
import dev.daybook.day.Known;
import dev.daybook.day.LocalDay;
import dev.daybook.timeline.TimeRange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads whole days, with where their time went. */
final class DayQuery {

    /** Of the spans that begin before a day. A clock that was set back may have put others behind the one it needs. */
    private static final int SPANS_BEFORE = 50;

    private final Sql sql;
    private final PageCategories categories;
    private final Instant now;

    DayQuery(Sql sql, PageCategories categories, Instant now) {
        this.sql = sql;
        this.categories = categories;
        this.now = now;
    }

    Day day(LocalDay day) throws SQLException {
        TimeRange range = day.range();
        TotalsQuery totals = new TotalsQuery(sql, categories);
        Coverage coverage = coverage(range);
        return new Day(day.date(), day.zone().getId(), range.start(), range.end(), wire(coverage),
                coverage.gaps().stream()
                        .map(gap -> new Day.Gap(gap.range().start(), gap.range().end(), gap.kind().wire())).toList(),
                totals.totals(range, "category").totals(), totals.totals(range, "app").totals());
    }

    /** Where the time went, as of now. */
    Coverage coverage(TimeRange range) throws SQLException {
        return Coverage.of(range, now, known(range));
    }

    private static Day.Coverage wire(Coverage coverage) {
        return new Day.Coverage(coverage.recorded(), coverage.recovered(), coverage.idle(), coverage.locked(),
                coverage.asleep(), coverage.paused(), coverage.unknown(), coverage.ahead());
    }

    private Known known(TimeRange range) throws SQLException {
        return new Known(blocks(range), asleep(range), paused(range), told());
    }

    private List<Counted> blocks(TimeRange range) throws SQLException {
        List<TimeRange> recovered = recovered(range);
        List<Counted> blocks = new ArrayList<>();
        sql.list("""
                SELECT start_s, end_s, active_s, idle_s, locked_s FROM block
                WHERE device_id = ? AND start_s >= ? AND start_s < ? AND end_s > start_s ORDER BY device_id, start_s""",
                row -> blocks.add(counted(new TimeRange(Sql.instant(row, "start_s"), Sql.instant(row, "end_s")),
                        row.getLong("active_s"), row.getLong("idle_s"), row.getLong("locked_s"), recovered)),
                LaunchRows.THIS_DEVICE, range.start(), range.end());
        LiveBlocks.within(sql, range).forEach(block -> blocks.add(counted(block.range(), block.activeSeconds(),
                block.idleSeconds(), block.lockedSeconds(), recovered)));
        return blocks;
    }

    private static Counted counted(TimeRange range, long active, long idle, long locked, List<TimeRange> recovered) {
        return new Counted(range, active, idle, locked,
                recovered.stream().anyMatch(session -> session.contains(range.start())));
    }

    /** Sessions that a launch ended. A session's borders cut its blocks, so that each block lies in it or does not. */
    private List<TimeRange> recovered(TimeRange range) throws SQLException {
        return sql.list("""
                SELECT s.start_s, s.end_s FROM session s JOIN recovery r ON r.session_id = s.id
                WHERE s.kind = 'desk' AND s.start_s >= ? AND s.start_s < ? AND s.end_s > ? AND s.end_s > s.start_s
                ORDER BY s.start_s""",
                row -> new TimeRange(Sql.instant(row, "start_s"), Sql.instant(row, "end_s")),
                Reach.earliestStart(sql, range.start()), range.end(), range.start());
    }

    /** No index knows states; but what the machine slept through holds no other spans, so the row is near. */
    private List<TimeRange> asleep(TimeRange range) throws SQLException {
        List<Optional<TimeRange>> spans = new ArrayList<>(sql.list("""
                SELECT start_s, end_s, state FROM activity WHERE device_id = ? AND start_s < ?
                ORDER BY device_id DESC, start_s DESC FETCH FIRST ? ROWS ONLY""", DayQuery::sleep,
                LaunchRows.THIS_DEVICE, range.start(), SPANS_BEFORE));
        spans.addAll(sql.list("""
                SELECT start_s, end_s, state FROM activity WHERE device_id = ? AND start_s >= ? AND start_s < ?
                ORDER BY device_id, start_s""", DayQuery::sleep,
                LaunchRows.THIS_DEVICE, range.start(), range.end()));
        return spans.stream().flatMap(Optional::stream).toList();
    }

    private static Optional<TimeRange> sleep(ResultSet row) throws SQLException {
        return row.getString("state").equals("asleep")
                ? between(Sql.instant(row, "start_s"), Sql.instant(row, "end_s"))
                : Optional.empty();
    }

    /** One that nobody has ended goes on until the time that was set for it, whether or not a daemon runs. */
    private List<TimeRange> paused(TimeRange range) throws SQLException {
        return sql.list("""
                SELECT start_s, COALESCE(end_s, until_s, ?) AS end_s FROM pause
                WHERE device_id = ? AND start_s < ? AND (end_s IS NULL OR end_s > ?)""",
                row -> between(Sql.instant(row, "start_s"), Sql.instant(row, "end_s")), now, LaunchRows.THIS_DEVICE,
                range.end(), range.start()).stream().flatMap(Optional::stream).toList();
    }

    private static Optional<TimeRange> between(Instant start, Instant end) {
        return Stream.of(start).filter(end::isAfter).map(from -> new TimeRange(from, end)).findFirst();
    }

    private Instant told() throws SQLException {
        return TimeRange.later(newest("SELECT started_s AS s FROM launch ORDER BY id DESC FETCH FIRST ROW ONLY"),
                newest("""
                        SELECT end_s AS s FROM activity WHERE device_id = ?
                        ORDER BY device_id DESC, id DESC FETCH FIRST ROW ONLY""", LaunchRows.THIS_DEVICE));
    }

    private Instant newest(String question, Object... values) throws SQLException {
        return sql.first(question, row -> Sql.instant(row, "s"), values).orElse(Instant.EPOCH);
    }
}
