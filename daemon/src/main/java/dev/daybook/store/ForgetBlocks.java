package dev.daybook.store;

import dev.daybook.timeline.TimeRange;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The stored blocks that criteria hit, a day's at a time, and their erasing. */
final class ForgetBlocks {

    private static final Duration AT_ONCE = Duration.ofDays(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final ForgetMatch match;

    ForgetBlocks(ForgetMatch match) {
        this.match = match;
    }

    /** One application, title and address of a block. */
    record Use(int position, long application, long title, @Nullable Long url, int seconds) {}

    /**
     * A block that is hit.
     *
     * @param seconds that go of its active ones
     * @param whole nothing of it is left
     */
    record Hit(TimeRange range, int active, int seconds, boolean whole, List<Use> uses) {}

    /** A day's hits, and where to go on; empty when there is no further block in the range. */
    record Page(List<Hit> hits, Instant next) {}

    /**
     * The first page from a moment on.
     *
     * @param from in the first page the criteria's own
     */
    Optional<Page> page(Sql sql, Instant from) throws SQLException {
        Instant after = from.equals(match.criteria.from()) ? from.minus(MINUTE) : from.minusSeconds(1);
        Optional<Instant> first = sql.first("""
                SELECT start_s FROM block WHERE device_id = ? AND start_s > ? AND start_s < ? AND end_s > ?
                ORDER BY device_id, start_s FETCH FIRST ROW ONLY""", row -> Sql.instant(row, "start_s"),
                LaunchRows.THIS_DEVICE, after, match.criteria.to(), match.criteria.from());
        if (first.isEmpty()) {
            return Optional.empty();
        }
        Instant end = TimeRange.earlier(first.get().plus(AT_ONCE), match.criteria.to());
        return Optional.of(new Page(hits(sql, new TimeRange(first.get(), end)), end));
    }

    /** What is hit of the blocks that start in there. */
    List<Hit> hits(Sql sql, TimeRange starts) throws SQLException {
        Map<Long, List<Use>> uses = uses(sql, starts);
        List<Hit> hits = new ArrayList<>();
        sql.list("""
                SELECT start_s, end_s, active_s, idle_s, locked_s FROM block
                WHERE device_id = ? AND start_s >= ? AND start_s < ? AND end_s > ? ORDER BY device_id, start_s""",
                row -> {
                    TimeRange range = new TimeRange(Sql.instant(row, "start_s"),
                            TimeRange.later(Sql.instant(row, "start_s"), Sql.instant(row, "end_s")));
                    boolean quiet = row.getInt("idle_s") == 0 && row.getInt("locked_s") == 0;
                    hit(range, row.getInt("active_s"), quiet, uses.getOrDefault(row.getLong("start_s"), List.of()))
                            .ifPresent(hits::add);
                    return true;
                }, LaunchRows.THIS_DEVICE, starts.start(), starts.end(), match.criteria.from());
        return hits;
    }

    private Optional<Hit> hit(TimeRange range, int active, boolean quiet, List<Use> uses) {
        if (match.criteria.timeAlone()) {
            return Optional.of(new Hit(range, active, active, true, uses));
        }
        List<Use> going = uses.stream().filter(use -> match.focus(use.application, use.title, use.url)).toList();
        int seconds = Math.min(active, going.stream().mapToInt(Use::seconds).sum());
        return going.isEmpty()
                ? Optional.empty()
                : Optional.of(new Hit(range, active, seconds, quiet && seconds == active, going));
    }

    private static Map<Long, List<Use>> uses(Sql sql, TimeRange starts) throws SQLException {
        Map<Long, List<Use>> uses = new HashMap<>();
        sql.list("""
                SELECT start_s, position, application_id, title_id, url_id, active_s FROM block_use
                WHERE device_id = ? AND start_s >= ? AND start_s < ? ORDER BY device_id, start_s, position""",
                row -> uses.computeIfAbsent(row.getLong("start_s"), start -> new ArrayList<>())
                        .add(new Use(row.getInt("position"), row.getLong("application_id"), row.getLong("title_id"),
                                Sql.longOrNull(row, "url_id"), row.getInt("active_s"))),
                LaunchRows.THIS_DEVICE, starts.start(), starts.end());
        return uses;
    }

    /** Erases what is hit of a block, as it is in this change. */
    static void erase(Change change, Hit hit) throws SQLException {
        List<Object> key = List.of(LaunchRows.THIS_DEVICE, hit.range.start().getEpochSecond());
        boolean erased = hit.whole
                ? change.write(Table.BLOCK, key,
                        "DELETE FROM block WHERE device_id = ? AND start_s = ? AND end_s = ? AND active_s = ?",
                        LaunchRows.THIS_DEVICE, hit.range.start(), hit.range.end(), hit.active)
                : change.write(Table.BLOCK, key, """
                        UPDATE block SET active_s = active_s - ?
                        WHERE device_id = ? AND start_s = ? AND end_s = ? AND active_s = ?""",
                        hit.seconds, LaunchRows.THIS_DEVICE, hit.range.start(), hit.range.end(), hit.active);
        if (!erased) {
            return;
        }
        for (Use use : hit.uses) {
            change.write(Table.BLOCK_USE,
                    List.of(LaunchRows.THIS_DEVICE, hit.range.start().getEpochSecond(), use.position),
                    "DELETE FROM block_use WHERE device_id = ? AND start_s = ? AND position = ?",
                    LaunchRows.THIS_DEVICE, hit.range.start(), use.position);
        }
    }
}
