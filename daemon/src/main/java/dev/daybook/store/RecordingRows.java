package dev.daybook.store;

import dev.daybook.capture.RecordingChange;
import dev.daybook.capture.RecordingStore;
import dev.daybook.session.SessionChange;
import dev.daybook.timeline.Activity;
import dev.daybook.timeline.Block;
import dev.daybook.timeline.Focus;
import dev.daybook.timeline.TimeRange;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** What the recorder stores: spans, blocks and desk sessions. Thread safe. */
public final class RecordingRows implements RecordingStore {

    private final Store store;
    private final long launch;
    private final AtomicLong activityIds;
    private final AtomicLong sessionIds;

    /**
     * Opens the rows for one launch.
     *
     * @param launch id of the launch that records
     */
    public RecordingRows(Store store, long launch) {
        this.store = store;
        this.launch = launch;
        this.activityIds = new AtomicLong(Math.max(store.given(Table.ACTIVITY), store.<Long>read(sql -> sql.number(
                "SELECT id FROM activity WHERE device_id = ? ORDER BY device_id DESC, id DESC FETCH FIRST ROW ONLY",
                LaunchRows.THIS_DEVICE))));
        // The number of a session that was merged into another comes back with it, and must not be another's meanwhile.
        this.sessionIds = new AtomicLong(Math.max(store.given(Table.SESSION),
                store.<Long>read(sql -> Math.max(sql.number("SELECT MAX(id) FROM session"),
                        sql.number("SELECT MAX(session_id) FROM session_edit")))));
    }

    @Override
    public void record(RecordingChange recorded) {
        store.<Boolean>change(change -> {
            for (SessionChange session : recorded.sessions()) {
                write(change, session);
            }
            for (Block block : recorded.blocks()) {
                write(change, block);
            }
            LateActivity.reopen(change, recorded.blocks());
            for (Activity activity : recorded.written()) {
                write(change, activity, launch);
            }
            for (long id : recorded.dropped()) {
                change.write(Table.ACTIVITY, List.of(LaunchRows.THIS_DEVICE, id),
                        "DELETE FROM activity WHERE device_id = ? AND id = ?", LaunchRows.THIS_DEVICE, id);
            }
            return change.write(Table.LAUNCH, List.of(launch), "UPDATE launch SET alive_s = ? WHERE id = ?",
                    recorded.alive(), launch);
        });
    }

    @Override
    public List<TimeRange> blocksWithin(TimeRange range) {
        return store.read(sql -> blocksWithin(sql, range));
    }

    @Override
    public List<TimeRange> heldWithin(TimeRange range) {
        return store.read(sql -> heldWithin(sql, range));
    }

    @Override
    public Optional<Instant> nextStartAfter(Instant instant) {
        return store.read(sql -> nextStartAfter(sql, instant));
    }

    @Override
    public long nextActivityId() {
        return activityIds.incrementAndGet();
    }

    @Override
    public long nextSessionId() {
        return sessionIds.incrementAndGet();
    }

    /** No block goes beyond a minute's borders, so these are all that a part of those minutes could run into. */
    static List<TimeRange> blocksWithin(Sql sql, TimeRange range) throws SQLException {
        return sql.list("""
                SELECT start_s, end_s FROM block WHERE device_id = ? AND start_s >= ? AND start_s < ?
                ORDER BY device_id, start_s""",
                row -> new TimeRange(Sql.instant(row, "start_s"), Sql.instant(row, "end_s")),
                LaunchRows.THIS_DEVICE, range.start().truncatedTo(ChronoUnit.MINUTES),
                range.end().plusSeconds(59).truncatedTo(ChronoUnit.MINUTES));
    }

    static Optional<Instant> nextStartAfter(Sql sql, Instant instant) throws SQLException {
        return sql.first("""
                SELECT start_s FROM session WHERE kind = 'desk' AND start_s > ?
                ORDER BY kind, start_s FETCH FIRST ROW ONLY""", row -> Sql.instant(row, "start_s"), instant);
    }

    static List<TimeRange> heldWithin(Sql sql, TimeRange range) throws SQLException {
        return sql.list("""
                SELECT start_s, end_s FROM session WHERE kind = 'desk' AND start_s >= ? AND start_s < ? AND end_s > ?
                ORDER BY start_s""",
                row -> new TimeRange(Sql.instant(row, "start_s"), Sql.instant(row, "end_s")),
                Reach.earliestStart(sql, range.start()), range.end(), range.start());
    }

    static void write(Change change, Block block) throws SQLException {
        Instant start = block.range().start();
        change.write(Table.BLOCK, List.of(LaunchRows.THIS_DEVICE, start.getEpochSecond()), """
                MERGE INTO block (device_id, start_s, end_s, active_s, idle_s, locked_s) KEY (device_id, start_s)
                VALUES (?, ?, ?, ?, ?, ?)""",
                LaunchRows.THIS_DEVICE, start, block.range().end(), block.activeSeconds(), block.idleSeconds(),
                block.lockedSeconds());
        Dictionary dictionary = new Dictionary(change);
        int position = 0;
        for (Block.Use use : block.uses()) {
            change.write(Table.BLOCK_USE, List.of(LaunchRows.THIS_DEVICE, start.getEpochSecond(), position), """
                    MERGE INTO block_use
                        (device_id, start_s, position, application_id, title_id, url_id, active_s)
                    KEY (device_id, start_s, position) VALUES (?, ?, ?, ?, ?, ?, ?)""",
                    LaunchRows.THIS_DEVICE, start, position, dictionary.application(use.focus()),
                    dictionary.title(use.focus()), dictionary.url(use.focus()), use.seconds());
            position++;
        }
    }

    /**
     * Removes a block with all that it counts.
     *
     * @param start UTC seconds
     */
    static void removeBlock(Change change, long start) throws SQLException {
        for (int position : change.list("SELECT position FROM block_use WHERE device_id = ? AND start_s = ?",
                row -> row.getInt("position"), LaunchRows.THIS_DEVICE, start)) {
            change.write(Table.BLOCK_USE, List.of(LaunchRows.THIS_DEVICE, start, position),
                    "DELETE FROM block_use WHERE device_id = ? AND start_s = ? AND position = ?",
                    LaunchRows.THIS_DEVICE, start, position);
        }
        change.write(Table.BLOCK, List.of(LaunchRows.THIS_DEVICE, start),
                "DELETE FROM block WHERE device_id = ? AND start_s = ?", LaunchRows.THIS_DEVICE, start);
    }

    static void write(Change change, Activity activity, long launch) throws SQLException {
        Focus focus = activity.focus();
        Dictionary dictionary = new Dictionary(change);
        TimeRange unfolded = activity.unfolded();
        @Nullable
        Instant unfoldedFrom = unfolded.isEmpty() ? null : unfolded.start();
        change.write(Table.ACTIVITY, List.of(LaunchRows.THIS_DEVICE, activity.id()), """
                MERGE INTO activity
                    (device_id, id, launch_id, start_s, end_s, state, application_id, title_id, url_id, unfolded_from_s)
                KEY (device_id, id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                LaunchRows.THIS_DEVICE, activity.id(), launch, activity.range().start(), activity.range().end(),
                activity.state().name().toLowerCase(Locale.ROOT),
                focus == null ? null : dictionary.application(focus), focus == null ? null : dictionary.title(focus),
                focus == null ? null : dictionary.url(focus), unfoldedFrom);
    }

    private void write(Change change, SessionChange session) throws SQLException {
        switch (session) {
            case SessionChange.Opened opened -> open(change, opened.id(), opened.start(), launch);
            case SessionChange.Ended ended -> change.write(Table.SESSION, List.of(ended.id()), """
                    UPDATE session SET status = 'ended', end_s = ?, outcome = ?, summary = 'pending'
                    WHERE id = ? AND status = 'active'""",
                    ended.range().end(), ended.why().wire(), ended.id());
        }
    }

    static void open(Change change, long id, Instant start, @Nullable Long launch) throws SQLException {
        change.write(Table.SESSION, List.of(id), """
                MERGE INTO session (id, device_id, launch_id, kind, status, start_s, summary, summary_attempts)
                KEY (id) VALUES (?, ?, ?, 'desk', 'active', ?, 'none', 0)""",
                id, LaunchRows.THIS_DEVICE, launch, start);
    }
}
