package dev.daybook.store;

import dev.daybook.recovery.Orphan;
import dev.daybook.recovery.PastLaunch;
import dev.daybook.recovery.Recovered;
import dev.daybook.recovery.RecoveryStore;
import dev.daybook.session.SessionEnd;
import dev.daybook.timeline.Activity;
import dev.daybook.timeline.Block;
import dev.daybook.timeline.TimeRange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Recovery's side of the database. Thread safe. */
public final class RecoveryRows implements RecoveryStore {

    private final Store store;
    private final RecordingRows recording;
    private final long launch;

    /**
     * Opens the rows for one launch.
     *
     * @param launch id of the launch that recovers
     */
    public RecoveryRows(Store store, RecordingRows recording, long launch) {
        this.store = store;
        this.recording = recording;
        this.launch = launch;
    }

    @Override
    public List<Activity> unfolded() {
        return store.read(sql -> ActivityRows.unfolded(sql));
    }

    @Override
    public List<Orphan> orphans() {
        return store.read(sql -> {
            List<Orphan> orphans = new ArrayList<>();
            for (Orphan found : sql.list("""
                    SELECT s.id, s.start_s, l.id AS launch, l.boot_id, l.alive_s, l.ended_s
                    FROM session s LEFT JOIN launch l ON l.id = s.launch_id
                    WHERE s.status = 'active' AND s.kind = 'desk' ORDER BY s.start_s, s.id""", RecoveryRows::orphan)) {
                orphans.add(new Orphan(found.id(), found.start(), next(sql, found), found.recorder()));
            }
            return orphans;
        });
    }

    private static Orphan orphan(ResultSet row) throws SQLException {
        long id = row.getLong("id");
        Instant start = Sql.instant(row, "start_s");
        row.getLong("launch");
        return new Orphan(id, start, Optional.empty(), row.wasNull() ? Optional.empty() : Optional.of(pastLaunch(row)));
    }

    private static PastLaunch pastLaunch(ResultSet row) throws SQLException {
        return new PastLaunch(row.getLong("launch"), row.getString("boot_id"), Sql.instant(row, "alive_s"),
                Sql.instantOrNull(row, "ended_s") != null);
    }

    private static Optional<Instant> next(Sql sql, Orphan orphan) throws SQLException {
        boolean twin = sql.first("SELECT id FROM session WHERE kind = 'desk' AND start_s = ? AND id > ?",
                row -> row.getLong("id"), orphan.start(), orphan.id()).isPresent();
        return twin ? Optional.of(orphan.start()) : RecordingRows.nextStartAfter(sql, orphan.start());
    }

    @Override
    public List<TimeRange> blocksWithin(TimeRange range) {
        return recording.blocksWithin(range);
    }

    @Override
    public Optional<Instant> latestActiveEnd(TimeRange window) {
        return store.read(sql -> sql.first("""
                SELECT end_s FROM block WHERE device_id = ? AND start_s >= ? AND start_s < ? AND active_s > 0
                ORDER BY device_id DESC, start_s DESC FETCH FIRST ROW ONLY""", row -> Sql.instant(row, "end_s"),
                LaunchRows.THIS_DEVICE, window.start(), window.end()));
    }

    @Override
    public void add(List<Block> blocks) {
        store.<Boolean>change(change -> {
            for (Block block : blocks) {
                RecordingRows.write(change, block);
            }
            LateActivity.reopen(change, blocks);
            return true;
        });
    }

    @Override
    public boolean recover(Recovered recovered) {
        return store.change(change -> end(change, recovered));
    }

    @Override
    public void settle(List<Recovered> sessions, List<Activity> spans) {
        store.<Boolean>change(change -> {
            for (Recovered session : sessions) {
                RecordingRows.open(change, session.session(), session.range().start(), launch);
                end(change, session);
            }
            for (Activity span : spans) {
                change.write(Table.ACTIVITY, List.of(LaunchRows.THIS_DEVICE, span.id()),
                        "UPDATE activity SET unfolded_from_s = NULL WHERE device_id = ? AND id = ?",
                        LaunchRows.THIS_DEVICE, span.id());
            }
            return true;
        });
    }

    private boolean end(Change change, Recovered recovered) throws SQLException {
        boolean ended = change.write(Table.SESSION, List.of(recovered.session()), """
                UPDATE session SET status = 'ended', start_s = ?, end_s = ?, outcome = ?, summary = 'pending'
                WHERE id = ? AND status = 'active'""",
                recovered.range().start(), recovered.range().end(), SessionEnd.RECOVERED.wire(), recovered.session());
        return ended && change.write(Table.RECOVERY, List.of(recovered.session()), """
                MERGE INTO recovery
                    (session_id, launch_id, at_s, cause, evidence, window_start_s, window_end_s, inferred_end_s)
                KEY (session_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?)""",
                recovered.session(), launch, recovered.at(), recovered.cause().wire(), recovered.evidence().wire(),
                recovered.window().start(), recovered.window().end(), recovered.range().end());
    }

    @Override
    public Optional<PastLaunch> previousLaunch() {
        return store.read(sql -> sql.first("""
                SELECT id AS launch, boot_id, alive_s, ended_s FROM launch WHERE id < ?
                ORDER BY id DESC FETCH FIRST ROW ONLY""", RecoveryRows::pastLaunch, launch));
    }

    @Override
    public List<TimeRange> heldWithin(TimeRange range) {
        return recording.heldWithin(range);
    }

    @Override
    public Optional<Instant> nextStartAfter(Instant instant) {
        return recording.nextStartAfter(instant);
    }

    @Override
    public long nextSessionId() {
        return recording.nextSessionId();
    }
}
