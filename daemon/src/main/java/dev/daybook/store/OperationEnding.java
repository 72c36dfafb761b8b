package dev.daybook.store;

import dev.daybook.operation.OperationEnd;
import dev.daybook.operation.OperationStatus;
import dev.daybook.operation.Receipt;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The last transition of an operation, and its session's with it. */
final class OperationEnding {

    private OperationEnding() {}

    /** The first terminal write wins: no guard of it ever names a terminal status. */
    static boolean end(Change change, String id, int epoch, OperationEnd end, Instant now) throws SQLException {
        @Nullable
        Receipt receipt = end.receipt();
        boolean ended = change.write(Table.OPERATION, List.of(id), """
                UPDATE operation SET status = ?, cause = ?, exit_code = ?, signal_no = ?, error = ?, stopped = ?,
                    left_over = ?, left_behind = ?, waiting_for = NULL, epoch = ?,
                    ended_s = GREATEST(?, created_s, COALESCE(started_s, created_s))
                WHERE id = ? AND epoch <= ? AND status IN ('pending', 'running', 'reconciling')""",
                end.status().wire(), end.cause().wire(), end.exitCode(), end.signal(), Texts.cut(end.error()),
                receipt == null ? null : receipt.stopped(), receipt == null ? null : receipt.left(), end.leftBehind(),
                epoch, now, id, epoch);
        if (ended) {
            endSession(change, id, end, now);
        }
        return ended;
    }

    /** A part's end is not the end of the whole. */
    private static void endSession(Change change, String id, OperationEnd end, Instant now) throws SQLException {
        for (long session : change.list(
                "SELECT session_id FROM operation WHERE id = ? AND parent_id IS NULL AND session_id IS NOT NULL",
                row -> row.getLong("session_id"), id)) {
            change.write(Table.SESSION, List.of(session), """
                    UPDATE session SET status = ?, end_s = GREATEST(?, start_s), outcome = ?, failure_reason = ?
                    WHERE id = ? AND status = 'active'""",
                    sessionStatus(end.status()), now, outcome(end), Texts.cut(end.error()), session);
        }
    }

    private static String sessionStatus(OperationStatus status) {
        return status == OperationStatus.COMPLETED ? "ended" : status.wire();
    }

    private static String outcome(OperationEnd end) {
        return end.status() == OperationStatus.COMPLETED ? end.status().wire() : end.cause().wire();
    }
}
