package dev.daybook.store;

import dev.daybook.api.Json;
import dev.daybook.api.Operation;
import dev.daybook.api.Progress;
import dev.daybook.api.Receipt;
import dev.daybook.server.OperationReader;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Operations as the API reads them. Thread safe. */
public final class OperationViewRows implements OperationReader {

    private final Store store;

    public OperationViewRows(Store store) {
        this.store = store;
    }

    @Override
    public Optional<Operation> operation(String id) {
        return store.read(sql -> sql.first("SELECT * FROM operation WHERE id = ?", OperationViewRows::operation, id));
    }

    @Override
    public List<Operation> operations(@Nullable String status, @Nullable String parent, @Nullable String before,
            int limit) {
        StringBuilder sql = new StringBuilder("SELECT * FROM operation WHERE TRUE");
        List<@Nullable Object> values = new ArrayList<>();
        if (status != null) {
            sql.append(" AND status = ?");
            values.add(status);
        }
        if (parent != null) {
            sql.append(" AND parent_id = ?");
            values.add(parent);
        }
        if (before != null) {
            sql.append(" AND created_no < (SELECT created_no FROM operation WHERE id = ?)");
            values.add(before);
        }
        // The first column is the same in every row: named, it lets H2 read the newest in the index's order.
        sql.append(status == null ? " ORDER BY created_no DESC" : " ORDER BY status DESC, created_no DESC")
                .append(" FETCH FIRST ? ROWS ONLY");
        values.add(limit);
        return store.read(reader -> reader.list(sql.toString(), OperationViewRows::operation, values.toArray()));
    }

    private static Operation operation(ResultSet row) throws SQLException {
        return new Operation(
                row.getString("id"),
                Sql.longOrNull(row, "session_id"),
                row.getString("parent_id"),
                row.getString("type"),
                row.getString("runs_in"),
                row.getString("phase"),
                row.getString("status"),
                row.getInt("epoch"),
                row.getString("title"),
                List.of(Json.MAPPER.readValue(row.getString("command"), String[].class)),
                row.getString("cwd"),
                row.getString("waiting_for"),
                row.getString("worker_id"),
                null,
                Sql.longOrNull(row, "pid"),
                progress(row),
                row.getInt("grace_s"),
                Sql.intOrNull(row, "timeout_s"),
                row.getInt("retries"),
                row.getString("after_id"),
                row.getString("group_name"),
                Sql.intOrNull(row, "group_limit"),
                Sql.instant(row, "created_s"),
                Sql.instantOrNull(row, "started_s"),
                Sql.instantOrNull(row, "ended_s"),
                Sql.intOrNull(row, "exit_code"),
                Sql.intOrNull(row, "signal_no"),
                row.getString("cause"),
                row.getString("error"),
                Sql.instantOrNull(row, "cancel_s"),
                receipt(row),
                Sql.intOrNull(row, "left_behind"),
                lateExit(row));
    }

    private static @Nullable Progress progress(ResultSet row) throws SQLException {
        double fraction = row.getDouble("fraction");
        @Nullable
        Double told = row.wasNull() ? null : fraction;
        String message = row.getString("message");
        return told == null && message == null ? null : new Progress(told, message);
    }

    private static @Nullable Receipt receipt(ResultSet row) throws SQLException {
        Integer stopped = Sql.intOrNull(row, "stopped");
        return stopped == null ? null : new Receipt(stopped, row.getInt("left_over"));
    }

    private static Operation.@Nullable LateExit lateExit(ResultSet row) throws SQLException {
        @Nullable
        Instant at = Sql.instantOrNull(row, "late_s");
        return at == null
                ? null
                : new Operation.LateExit(at, Sql.intOrNull(row, "late_exit_code"),
                        Sql.intOrNull(row, "late_signal_no"));
    }
}
