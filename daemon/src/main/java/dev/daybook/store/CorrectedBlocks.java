package dev.daybook.store;

import dev.daybook.timeline.Block;
import dev.daybook.timeline.BlockCut;
import dev.daybook.timeline.Focus;
import dev.daybook.timeline.TimeRange;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Cuts a stored block inside one change, where a corrected boundary falls into it. */
final class CorrectedBlocks {

    /** Spans are looked for this far back; a longer one is a locked screen over a weekend, and is not cut. */
    private static final Duration LONGEST_SPAN = Duration.ofDays(2);

    private final Change change;

    CorrectedBlocks(Change change) {
        this.change = change;
    }

    /**
     * Sees to it that a block starts or ends there.
     *
     * @param beside the place it gets where the block around it cannot be cut
     */
    Instant border(Instant wanted, Function<TimeRange, Instant> beside) throws SQLException {
        Optional<TimeRange> around = around(wanted);
        return around.isEmpty() || cut(around.get(), wanted) ? wanted : beside.apply(around.get());
    }

    /** The block that holds {@code instant} and does not start there. */
    Optional<TimeRange> around(Instant instant) throws SQLException {
        return change.first("""
                SELECT start_s, end_s FROM block WHERE device_id = ? AND start_s > ? AND start_s < ? AND end_s > ?
                ORDER BY device_id, start_s""",
                row -> new TimeRange(Sql.instant(row, "start_s"), Sql.instant(row, "end_s")),
                LaunchRows.THIS_DEVICE, instant.minusSeconds(60), instant, instant);
    }

    /**
     * Makes two blocks of one.
     *
     * @return false when what it was made of is gone; then nothing changes
     */
    boolean cut(TimeRange range, Instant at) throws SQLException {
        Block block = block(range);
        Optional<List<Block>> parts = BlockCut.of(block, at, ActivityRows.within(change, range, LONGEST_SPAN));
        if (parts.isEmpty()) {
            return false;
        }
        // Its first part may have fewer uses than it has, or hold nothing at all.
        RecordingRows.removeBlock(change, range.start().getEpochSecond());
        for (Block part : parts.get()) {
            RecordingRows.write(change, part);
        }
        return true;
    }

    private Block block(TimeRange range) throws SQLException {
        List<Block.Use> uses = change.list("""
                SELECT p.name, t.text AS title, u.text AS url, b.active_s
                FROM block_use b
                JOIN application p ON p.id = b.application_id
                JOIN title t ON t.id = b.title_id
                LEFT JOIN url u ON u.id = b.url_id
                WHERE b.device_id = ? AND b.start_s = ? ORDER BY b.position""",
                row -> new Block.Use(new Focus(row.getString("name"), row.getString("title"), row.getString("url")),
                        row.getInt("active_s")),
                LaunchRows.THIS_DEVICE, range.start());
        return change.first("SELECT active_s, idle_s, locked_s FROM block WHERE device_id = ? AND start_s = ?",
                row -> new Block(range, row.getInt("active_s"), row.getInt("idle_s"), row.getInt("locked_s"), uses),
                LaunchRows.THIS_DEVICE, range.start()).orElseThrow();
    }
}
