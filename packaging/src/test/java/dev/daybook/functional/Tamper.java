package dev.daybook.functional;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Reads and edits a database file by hand, as a person with a SQL shell would. */
final class Tamper implements AutoCloseable {

    private final Connection connection;

    Tamper(Path base) {
        try {
            connection = DriverManager.getConnection("jdbc:h2:" + base + ";DB_CLOSE_ON_EXIT=FALSE");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    Tamper execute(String sql, @Nullable Object... values) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                Object value = values[i];
                statement.setObject(i + 1, value instanceof Instant instant ? instant.getEpochSecond() : value);
            }
            statement.executeUpdate();
            return this;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    long number(String sql) {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** A desk session that claims to be active, recorded by the launch with this id. */
    Tamper orphan(long id, @Nullable Long launch, Instant start) {
        return session(id, launch, "active", start, null);
    }

    Tamper session(long id, @Nullable Long launch, String status, Instant start, @Nullable Instant end) {
        return execute("""
                INSERT INTO session (id, device_id, launch_id, kind, status, start_s, end_s, summary, summary_attempts)
                VALUES (?, 1, ?, 'desk', ?, ?, ?, 'none', 0)""", id, launch, status, start, end);
    }

    /** A whole minute of activity in an editor. */
    Tamper minute(Instant start) {
        return block(start, start.plusSeconds(60), 60);
    }

    Tamper block(Instant start, Instant end, int active) {
        execute("MERGE INTO application (id, name) KEY (id) VALUES (900, 'Editor')");
        execute("MERGE INTO title (id, text) KEY (id) VALUES (900, 'report')");
        execute("INSERT INTO block (device_id, start_s, end_s, active_s, idle_s, locked_s) VALUES (1, ?, ?, ?, 0, 0)",
                start, end, active);
        return execute("""
                INSERT INTO block_use (device_id, start_s, position, application_id, title_id, active_s)
                VALUES (1, ?, 0, 900, 900, ?)""", start, active);
    }

    /** Activity in the editor of {@link #minute}, which has been folded into blocks. */
    Tamper seen(Instant start, Instant end) {
        return execute("""
                INSERT INTO activity (device_id, id, launch_id, start_s, end_s, state, application_id, title_id)
                SELECT 1, COALESCE(MAX(id), 0) + 1, 1, ?, ?, 'active', 900, 900 FROM activity""", start, end);
    }

    /** Sessions whose summaries wait, each with a minute of its own, and are due only to who asks for all of them. */
    Tamper summariesWait(int sessions, Instant before) {
        execute("SET AUTOCOMMIT FALSE");
        for (int i = 1; i <= sessions; i++) {
            Instant start = before.minusSeconds(600L * i);
            session(1_000 + i, 1L, "ended", start, start.plusSeconds(60)).minute(start);
            execute("UPDATE session SET summary = 'failed', summary_attempts = 1, summary_retry_s = ? WHERE id = ?",
                    Instant.now().plus(Duration.ofDays(1)), 1_000 + i);
        }
        return execute("COMMIT");
    }

    @Override
    public void close() {
        try {
            // The daemon's own setting that keeps a database open without connections stands in the file.
            connection.createStatement().execute("SHUTDOWN");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
