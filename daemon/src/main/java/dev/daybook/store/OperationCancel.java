package dev.daybook.store;

import dev.daybook.operation.LiveOperation;
import dev.daybook.operation.OperationEnd;
import dev.daybook.operation.OperationStatus;
import dev.daybook.operation.OperationStore.Cancel;
import dev.daybook.operation.OperationStore.CancelledSession;
import dev.daybook.operation.Receipt;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Cancels inside one change. */
final class OperationCancel {

    private final Change change;
    private final Instant now;

    OperationCancel(Change change, Instant now) {
        this.change = change;
        this.now = now;
    }

    /** The order of the questions is the one the API promises: is it there, may a person cancel it, can it be. */
    Cancel cancel(String id, @Nullable Duration grace) throws SQLException {
        Optional<LiveOperation> found = OperationRows.find(change, id);
        if (found.isEmpty()) {
            return new Cancel.NotFound();
        }
        LiveOperation operation = found.get();
        String parent = operation.parent();
        // Of a whole that is not there nobody else could stop it.
        if (parent != null && OperationRows.find(change, parent).isPresent()) {
            return new Cancel.PartOf(parent);
        } else if (operation.status().terminal()) {
            return new Cancel.AlreadyEnded(operation.status());
        }
        return stop(operation, grace);
    }

    /** Stops what belongs to an operation, whether that is there itself or not. */
    List<String> stopParts(String parent, @Nullable Duration grace) throws SQLException {
        List<String> children = new ArrayList<>();
        for (LiveOperation child : change.list(
                "SELECT * FROM operation WHERE parent_id = ? AND status IN ('pending', 'running', 'reconciling')",
                OperationRows::live, parent)) {
            stop(child, grace);
            children.add(child.id());
        }
        return children;
    }

    /**
     * A worker begins no first attempt unasked, but a later one it may have begun while it heard of nobody. Nothing
     * begins by itself inside the daemon.
     */
    private Cancel stop(LiveOperation operation, @Nullable Duration grace) throws SQLException {
        List<String> children = stopParts(operation.id(), grace);
        if (operation.status() == OperationStatus.PENDING && (operation.epoch() == 1 || !operation.inWorker())) {
            OperationEnding.end(change, operation.id(), operation.epoch(), OperationEnd.cancelled(Receipt.NOTHING),
                    now);
            return new Cancel.Over();
        }
        ask(operation, grace);
        return new Cancel.Asked(children);
    }

    /** Asked again, it can only become more urgent. */
    private void ask(LiveOperation operation, @Nullable Duration grace) throws SQLException {
        long wanted = (grace == null ? operation.grace() : grace).toSeconds();
        change.write(Table.OPERATION, List.of(operation.id()), """
                UPDATE operation SET cancel_s = COALESCE(cancel_s, ?), cancel_grace_s = ?
                WHERE id = ? AND epoch = ? AND status IN ('pending', 'running', 'reconciling')
                    AND (cancel_grace_s IS NULL OR cancel_grace_s > ?)""",
                now, wanted, operation.id(), operation.epoch(), wanted);
    }

    Optional<CancelledSession> cancelSession(long id) throws SQLException {
        Optional<Row> found = change.first("SELECT status, operation_id FROM session WHERE id = ?",
                row -> new Row(row.getString("status"), row.getString("operation_id")), id);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        Row session = found.get();
        // First the session: nothing about its operation may prevent that.
        markCancelled(id);
        String operation = session.operation;
        if (operation == null) {
            return Optional.of(new CancelledSession(session.status, null, null));
        }
        Cancel cancel = cancel(operation, null);
        if (cancel instanceof Cancel.NotFound) {
            // A session that is over is no orphan any more: nobody else would look for what it had begun.
            stopParts(operation, null);
        }
        return Optional.of(new CancelledSession(session.status, operation, cancel));
    }

    private record Row(String status, @Nullable String operation) {}

    /**
     * An active desk session whose recorder is gone ends where that last gave a sign of life. An entry in the day's file
     * is taken out by the summaries, for which the session waits once more. What it was is kept for who takes the cancel
     * back.
     */
    private void markCancelled(long id) throws SQLException {
        change.write(Table.SESSION, List.of(id), """
                UPDATE session SET status = 'cancelled', outcome = 'cancelled',
                    former_status = status, former_outcome = outcome,
                    end_s = COALESCE(end_s, GREATEST(start_s, LEAST(?, CASE WHEN kind = 'run' THEN ?
                        ELSE COALESCE((SELECT l.alive_s FROM launch l WHERE l.id = session.launch_id), ?) END))),
                    summary = CASE WHEN summary = 'none' THEN 'none' ELSE 'pending' END, summary_retry_s = NULL
                WHERE id = ? AND status <> 'cancelled'""", now, now, now, id);
    }
}
