package dev.daybook.store;

import dev.daybook.api.Json;
import dev.daybook.operation.NewOperation;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes new operations and their sessions down, inside one change. */
final class NewRun {

    private NewRun() {}

    /**
     * A run session of an operation.
     *
     * @param plan it is a run of; null for none
     */
    static void insert(Change change, long launch, long session, NewOperation operation, @Nullable String plan,
            Instant now) throws SQLException {
        change.write(Table.SESSION, List.of(session), """
                INSERT INTO session (id, device_id, launch_id, kind, status, start_s, title, operation_id, plan, summary,
                    summary_attempts)
                VALUES (?, ?, ?, 'run', 'active', ?, ?, ?, ?, 'none', 0)""",
                session, LaunchRows.THIS_DEVICE, launch, now, operation.title(), operation.id(), plan);
    }

    /**
     * An operation, pending.
     *
     * @param parent it is a part of, and which; null for none
     */
    static boolean insert(Change change, long launch, @Nullable Long session, @Nullable String parent,
            @Nullable String phase, NewOperation operation, Instant now) throws SQLException {
        long number = change.number("SELECT MAX(created_no) FROM operation") + 1;
        return change.write(Table.OPERATION, List.of(operation.id()), """
                INSERT INTO operation (id, created_no, device_id, launch_id, session_id, parent_id, phase, type, runs_in,
                    status, epoch, title, command, cwd, boot_id, grace_s, timeout_s, retries, after_id, group_name,
                    group_limit, created_s)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 'pending', 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""",
                operation.id(), number, LaunchRows.THIS_DEVICE, launch, session, parent, phase, operation.type(),
                operation.inWorker() ? "worker" : "daemon", operation.title(),
                Json.MAPPER.writeValueAsString(operation.command()), operation.cwd(), operation.bootId(),
                operation.grace().toSeconds(), seconds(operation.timeout()), operation.retries(), operation.after(),
                operation.group(), operation.groupLimit(), now);
    }

    private static @Nullable Long seconds(@Nullable Duration length) {
        return length == null ? null : length.toSeconds();
    }
}
