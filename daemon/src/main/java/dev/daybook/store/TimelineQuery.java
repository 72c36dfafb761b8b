package dev.daybook.store;

import dev.daybook.api.Timeline;
import dev.daybook.category.CategoryRules;
import dev.daybook.timeline.TimeRange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads blocks with what was used in them, sorted by the rules of now, and the session that owns them. */
final class TimelineQuery {

    private final Sql sql;
    private final CategoryRules categories;

    TimelineQuery(Sql sql, CategoryRules categories) {
        this.sql = sql;
        this.categories = categories;
    }

    private record Owner(long id, Instant start, @Nullable Instant end) {

        boolean owns(Instant instant) {
            return !instant.isBefore(start) && (end == null || instant.isBefore(end));
        }
    }

    List<Timeline.Block> blocks(TimeRange range) throws SQLException {
        List<Owner> owners = sql.list("""
                SELECT id, start_s, end_s FROM session
                WHERE kind = 'desk' AND start_s >= ? AND start_s < ? AND (end_s IS NULL OR end_s > ?)
                ORDER BY start_s""",
                row -> new Owner(row.getLong("id"), Sql.instant(row, "start_s"), Sql.instantOrNull(row, "end_s")),
                Reach.earliestStart(sql, range.start()), range.end(), range.start());
        Map<Instant, List<Timeline.Use>> uses = uses(range);
        List<Timeline.Block> blocks = new ArrayList<>(sql.list("""
                SELECT start_s, end_s, active_s, idle_s, locked_s FROM block
                WHERE device_id = ? AND start_s >= ? AND start_s < ? ORDER BY device_id, start_s""",
                row -> stored(row, owners, uses), LaunchRows.THIS_DEVICE, range.start(), range.end()));
        LiveBlocks.within(sql, range).forEach(block -> blocks.add(new Timeline.Block(block.range().start(),
                block.range().end(), block.activeSeconds(), block.idleSeconds(), block.lockedSeconds(),
                owner(owners, block.range().start()),
                block.uses().stream().map(use -> use(use.focus().application(), use.focus().title(), use.focus().url(),
                        use.seconds())).toList())));
        blocks.sort(Comparator.comparing(Timeline.Block::start));
        return blocks;
    }

    private static Timeline.Block stored(ResultSet row, List<Owner> owners, Map<Instant, List<Timeline.Use>> uses)
            throws SQLException {
        Instant start = Sql.instant(row, "start_s");
        return new Timeline.Block(start, Sql.instant(row, "end_s"), row.getInt("active_s"), row.getInt("idle_s"),
                row.getInt("locked_s"), owner(owners, start), uses.getOrDefault(start, List.of()));
    }

    private Map<Instant, List<Timeline.Use>> uses(TimeRange range) throws SQLException {
        Map<Instant, List<Timeline.Use>> uses = new HashMap<>();
        sql.list("""
                SELECT b.start_s, p.name, t.text AS title, u.text AS url, b.active_s
                FROM block_use b
                JOIN application p ON p.id = b.application_id
                JOIN title t ON t.id = b.title_id
                LEFT JOIN url u ON u.id = b.url_id
                WHERE b.device_id = ? AND b.start_s >= ? AND b.start_s < ?
                ORDER BY b.device_id, b.start_s, b.position""",
                row -> uses.computeIfAbsent(Sql.instant(row, "start_s"), start -> new ArrayList<>())
                        .add(use(row.getString("name"), row.getString("title"), row.getString("url"),
                                row.getInt("active_s"))),
                LaunchRows.THIS_DEVICE, range.start(), range.end());
        return uses;
    }

    private Timeline.Use use(String application, String title, @Nullable String url, int seconds) {
        return new Timeline.Use(application, title, url, categories.of(application, title, url), seconds);
    }

    private static @Nullable Long owner(List<Owner> owners, Instant start) {
        return owners.reversed().stream().filter(owner -> owner.owns(start)).findFirst().map(Owner::id).orElse(null);
    }
}
