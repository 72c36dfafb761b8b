package dev.daybook.store;

import dev.daybook.operation.Leader;
import dev.daybook.operation.LiveOperation;
import dev.daybook.operation.NewOperation;
import dev.daybook.operation.OperationCause;
import dev.daybook.operation.OperationEnd;
import dev.daybook.operation.OperationStatus;
import dev.daybook.operation.OperationStore;
import dev.daybook.operation.WorkerIdentity;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Operations in the database. Thread safe. */
public final class OperationRows implements OperationStore {

    private static final String LIVE = "status IN ('pending', 'running', 'reconciling')";
    private static final String ALL = "SELECT * FROM operation WHERE ";

    private final Store store;
    private final LongSupplier sessionIds;
    private final long launch;

    /**
     * Opens the rows for one launch.
     *
     * @param sessionIds gives each new session its id; the one source of them
     */
    public OperationRows(Store store, LongSupplier sessionIds, long launch) {
        this.store = store;
        this.sessionIds = sessionIds;
        this.launch = launch;
    }

    @Override
    public Optional<LiveOperation> find(String id) {
        return store.read(sql -> find(sql, id));
    }

    static Optional<LiveOperation> find(Sql sql, String id) throws SQLException {
        return sql.first(ALL + "id = ?", OperationRows::live, id);
    }

    @Override
    public List<LiveOperation> inWorkers() {
        return store.read(sql -> sql.list(ALL + LIVE + " AND runs_in = 'worker' ORDER BY created_no",
                OperationRows::live));
    }

    @Override
    public List<LiveOperation> orphanedInDaemon() {
        return store.read(sql -> sql.list(ALL + LIVE + """
                 AND runs_in = 'daemon' AND type <> 'plan' AND (parent_id IS NULL OR status <> 'pending')
                ORDER BY created_no""", OperationRows::live));
    }

    @Override
    public boolean create(NewOperation operation, Instant now) {
        long session = sessionIds.getAsLong();
        return store.change(change -> {
            if (find(change, operation.id()).isPresent()) {
                return false;
            }
            NewRun.insert(change, launch, session, operation, null, now);
            return NewRun.insert(change, launch, session, null, null, operation, now);
        });
    }

    @Override
    public Start start(String id, int epoch, WorkerIdentity worker, Set<String> passedOver, Instant now) {
        return store.change(change -> {
            LiveOperation operation = find(change, id).orElse(null);
            if (operation == null || operation.epoch() != epoch || !operation.mayBeHeldBy(worker.id())
                    || operation.cancelGrace() != null) {
                return new Start.Refused(null);
            }
            return switch (operation.status()) {
                case PENDING -> turn(change, operation, worker, passedOver, now);
                // It was granted before and the worker did not hear it.
                case RUNNING -> operation.leader() == null && worker.equals(operation.worker())
                        ? new Start.Granted()
                        : new Start.Refused(null);
                case RECONCILING -> operation.leader() == null && hold(change, id, epoch, worker, null, now)
                        ? new Start.Granted()
                        : new Start.Refused(null);
                case COMPLETED, FAILED, CANCELLED -> new Start.Refused(null);
            };
        });
    }

    private static Start turn(Change change, LiveOperation operation, WorkerIdentity worker, Set<String> passedOver,
            Instant now)
            throws SQLException {
        String id = operation.id();
        switch (new OperationQueue(change, passedOver).turn(id)) {
            case OperationQueue.Turn.Now _ -> {
                return hold(change, id, operation.epoch(), worker, null, now)
                        ? new Start.Granted()
                        : new Start.Refused(null);
            }
            case OperationQueue.Turn.Later later -> {
                change.write(Table.OPERATION, List.of(id), """
                        UPDATE operation SET waiting_for = ?, worker_id = ?, worker_pid = ?, worker_ticks = ?
                        WHERE id = ? AND status = 'pending'
                            AND (worker_id IS NULL OR waiting_for IS NULL OR waiting_for <> ?)""",
                        later.reason(), worker.id(), worker.pid(), worker.startTicks(), id, later.reason());
                return new Start.Wait(later.reason());
            }
            case OperationQueue.Turn.Never never -> {
                OperationEnding.end(change, id, operation.epoch(),
                        OperationEnd.failed(OperationCause.START_FAILED, never.reason()), now);
                return new Start.Refused(never.reason());
            }
        }
    }

    @Override
    public boolean claim(String id, int epoch, WorkerIdentity worker, @Nullable Leader leader, Instant now) {
        return store.change(change -> hold(change, id, epoch, worker, leader, now));
    }

    /** A later attempt has other processes: those of the one before are forgotten with its number. */
    private static boolean hold(Change change, String id, int epoch, WorkerIdentity worker, @Nullable Leader leader,
            Instant now) throws SQLException {
        Long pid = leader == null ? null : leader.pid();
        Long ticks = leader == null ? null : leader.startTicks();
        return change.write(Table.OPERATION, List.of(id), """
                UPDATE operation SET status = 'running', waiting_for = NULL,
                    worker_id = ?, worker_pid = ?, worker_ticks = ?, boot_id = ?,
                    pid = CASE WHEN epoch < ? THEN CAST(? AS BIGINT) ELSE COALESCE(CAST(? AS BIGINT), pid) END,
                    pid_ticks = CASE WHEN epoch < ? THEN CAST(? AS BIGINT)
                        ELSE COALESCE(CAST(? AS BIGINT), pid_ticks) END,
                    epoch = ?, started_s = COALESCE(started_s, ?)
                WHERE id = ? AND epoch <= ? AND status IN ('pending', 'running', 'reconciling')
                    AND (worker_id IS NULL OR worker_id = ?)""",
                worker.id(), worker.pid(), worker.startTicks(), worker.bootId(), epoch, pid, pid, epoch, ticks, ticks,
                epoch, now, id, epoch, worker.id());
    }

    @Override
    public boolean unclaimed(String id, int epoch) {
        return store.change(change -> change.write(Table.OPERATION, List.of(id),
                "UPDATE operation SET status = 'reconciling' WHERE id = ? AND epoch = ? AND status = 'running'", id,
                epoch));
    }

    @Override
    public void progress(String id, int epoch, @Nullable Double fraction, @Nullable String message) {
        store.<Boolean>change(change -> change.write(Table.OPERATION, List.of(id), """
                UPDATE operation SET fraction = ?, message = ?
                WHERE id = ? AND epoch = ? AND status IN ('running', 'reconciling')
                    AND (fraction IS DISTINCT FROM CAST(? AS DOUBLE PRECISION)
                        OR message IS DISTINCT FROM CAST(? AS VARCHAR))""",
                fraction, Texts.cutMessage(message), id, epoch, fraction, Texts.cutMessage(message)));
    }

    @Override
    public boolean retry(String id, int epoch, String why) {
        return store.change(change -> change.write(Table.OPERATION, List.of(id), """
                UPDATE operation SET status = 'pending', epoch = ?, pid = NULL, pid_ticks = NULL,
                    fraction = NULL, message = NULL, waiting_for = ?
                WHERE id = ? AND epoch <= ? AND status IN ('pending', 'running', 'reconciling')
                    AND cancel_s IS NULL""", epoch + 1, Texts.cut(why), id, epoch));
    }

    @Override
    public boolean end(String id, int epoch, OperationEnd end, Instant now) {
        return store.change(change -> OperationEnding.end(change, id, epoch, end, now));
    }

    @Override
    public boolean endUnclaimed(String id, int epoch, OperationEnd end, Instant now) {
        return store.change(change -> find(change, id).filter(found -> found.status() != OperationStatus.RUNNING
                && found.epoch() == epoch).isPresent() && OperationEnding.end(change, id, epoch, end, now));
    }

    @Override
    public boolean lateExit(String id, @Nullable Integer exitCode, @Nullable Integer signal, Instant now) {
        return store.change(change -> change.write(Table.OPERATION, List.of(id), """
                UPDATE operation SET late_s = ?, late_exit_code = ?, late_signal_no = ?
                WHERE id = ? AND late_s IS NULL AND status = 'failed' AND cause IN ('worker_lost', 'host_rebooted')""",
                now, exitCode, signal, id));
    }

    @Override
    public Cancel cancel(String id, @Nullable Duration grace, Instant now) {
        return store.change(change -> new OperationCancel(change, now).cancel(id, grace));
    }

    @Override
    public Optional<CancelledSession> cancelSession(long session, Instant now) {
        return store.change(change -> new OperationCancel(change, now).cancelSession(session));
    }

    static LiveOperation live(ResultSet row) throws SQLException {
        String boot = row.getString("boot_id");
        String worker = row.getString("worker_id");
        long pid = row.getLong("pid");
        @Nullable
        Leader leader = row.wasNull() ? null : new Leader(pid, row.getLong("pid_ticks"));
        int cancelGrace = row.getInt("cancel_grace_s");
        @Nullable
        Duration cancel = row.wasNull() ? null : Duration.ofSeconds(cancelGrace);
        return new LiveOperation(row.getString("id"), row.getInt("epoch"), OperationStatus.of(row.getString("status")),
                Sql.longOrNull(row, "session_id"), row.getString("parent_id"),
                row.getString("runs_in").equals("worker"),
                worker == null
                        ? null
                        : new WorkerIdentity(worker, row.getLong("worker_pid"), row.getLong("worker_ticks"), boot),
                leader, boot, cancel, Duration.ofSeconds(row.getInt("grace_s")));
    }
}
