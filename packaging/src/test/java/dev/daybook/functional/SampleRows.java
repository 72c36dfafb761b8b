package dev.daybook.functional;

import dev.daybook.api.Json;
import dev.daybook.session.SessionEnd;
import dev.daybook.timeline.Activity;
import dev.daybook.timeline.Block;
import dev.daybook.timeline.Focus;
import dev.daybook.timeline.TimeRange;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes invented days into a database whose daemon is stopped, as the recorder would have: past the journal, one
 * transaction a day, in order of time.
 */
final class SampleRows implements AutoCloseable {

    private static final String SESSION = """
            INSERT INTO session (id, device_id, launch_id, kind, status, start_s, end_s, title, operation_id, outcome,
                failure_reason, summary, summary_attempts)
            VALUES (?, 1, 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)""";
    private static final int APPLICATIONS_IN_TITLE = 3;
    private static final int EXIT_CODE = 2;

    private final Connection connection;
    private final Map<String, PreparedStatement> batches = new HashMap<>();
    private final Map<String, Long> applications = new HashMap<>();
    private final Map<String, Long> titles = new HashMap<>();
    private long span;
    private long session;
    private long operation;
    private long pause;

    private SampleRows(Connection connection) throws SQLException {
        this.connection = connection;
        span = number("SELECT COALESCE(MAX(id), 0) FROM activity");
        session = number("SELECT COALESCE(MAX(id), 0) FROM session");
        operation = number("SELECT COALESCE(MAX(created_no), 0) FROM operation");
        pause = number("SELECT COALESCE(MAX(id), 0) FROM pause");
        names("SELECT id, name FROM application", applications);
        names("SELECT id, text FROM title", titles);
        connection.setAutoCommit(false);
    }

    /** Opens the file at this path without H2's ending. */
    static SampleRows into(Path database) {
        try {
            return new SampleRows(DriverManager.getConnection("jdbc:h2:" + database + ";DB_CLOSE_ON_EXIT=FALSE"));
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The id of the next span. */
    long nextSpan() {
        return ++span;
    }

    void write(SampleDay day, List<SampleRun> runs) {
        try {
            List<Block> blocks = day.blocks();
            for (Block block : blocks) {
                block(block);
            }
            for (Activity activity : day.spans()) {
                activity(activity);
            }
            for (TimeRange paused : day.pauses()) {
                add("INSERT INTO pause (id, device_id, start_s, until_s, end_s) VALUES (?, 1, ?, ?, ?)", ++pause,
                        paused.start(), paused.end(), paused.end());
            }
            sessions(day, runs, blocks);
            for (PreparedStatement batch : batches.values()) {
                batch.executeBatch();
            }
            connection.commit();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private void block(Block block) throws SQLException {
        Instant start = block.range().start();
        add("INSERT INTO block (device_id, start_s, end_s, active_s, idle_s, locked_s) VALUES (1, ?, ?, ?, ?, ?)",
                start, block.range().end(), block.activeSeconds(), block.idleSeconds(), block.lockedSeconds());
        for (int position = 0; position < block.uses().size(); position++) {
            Block.Use use = block.uses().get(position);
            add("""
                    INSERT INTO block_use (device_id, start_s, position, application_id, title_id, active_s)
                    VALUES (1, ?, ?, ?, ?, ?)""", start, position, application(use.focus()), title(use.focus()),
                    use.seconds());
        }
    }

    private void activity(Activity activity) throws SQLException {
        Focus focus = activity.focus();
        add("""
                INSERT INTO activity (device_id, id, launch_id, start_s, end_s, state, application_id, title_id)
                VALUES (1, ?, 1, ?, ?, ?, ?, ?)""", activity.id(), activity.range().start(), activity.range().end(),
                activity.state().name().toLowerCase(Locale.ROOT), focus == null ? null : application(focus),
                focus == null ? null : title(focus));
    }

    /** By start, as their ids are given. */
    private void sessions(SampleDay day, List<SampleRun> runs, List<Block> blocks) throws SQLException {
        List<SampleSession> both = new ArrayList<>(day.desks());
        both.addAll(runs);
        both.sort(Comparator.comparing(SampleSession::start));
        for (SampleSession one : both) {
            switch (one) {
                case SampleDesk desk -> desk(desk, blocks);
                case SampleRun run -> run(run);
            }
        }
    }

    private void desk(SampleDesk desk, List<Block> blocks) throws SQLException {
        TimeRange range = desk.range();
        add(SESSION, ++session, "desk", "ended", range.start(), range.end(), titleOf(range, blocks), null,
                desk.end().wire(), null, "written");
        if (desk.end() == SessionEnd.RECOVERED) {
            Instant longest = range.start().plusSeconds(7_200);
            add("""
                    INSERT INTO recovery (session_id, launch_id, at_s, cause, evidence, window_start_s, window_end_s,
                        inferred_end_s)
                    VALUES (?, 1, ?, 'killed', 'block', ?, ?, ?)""", session, range.end().plusSeconds(600),
                    range.start(), longest, range.end());
        }
    }

    /** As a summary names a session: by what was in focus longest. */
    private static @Nullable String titleOf(TimeRange range, List<Block> blocks) {
        Map<String, Integer> seconds = new HashMap<>();
        for (Block block : blocks) {
            if (range.contains(block.range().start())) {
                block.uses().forEach(use -> seconds.merge(use.focus().application(), use.seconds(), Integer::sum));
            }
        }
        return seconds.isEmpty()
                ? null
                : seconds.entrySet().stream()
                        .sorted(Map.Entry.<String, Integer>comparingByValue().reversed()
                                .thenComparing(Map.Entry.comparingByKey()))
                        .limit(APPLICATIONS_IN_TITLE).map(Map.Entry::getKey).collect(Collectors.joining(", "));
    }

    private void run(SampleRun run) throws SQLException {
        long number = ++operation;
        String id = "op_" + "%10s".formatted(Long.toString(number, 36)).replace(' ', '0');
        String outcome = run.completed() ? "completed" : run.failed() ? "exit" : "cancelled";
        String error = run.failed() ? "Exited with code " + EXIT_CODE : null;
        add(SESSION, ++session, "run", run.completed() ? "ended" : run.status(), run.start(), run.end(), run.title(),
                id, outcome, error, "none");
        add("""
                INSERT INTO operation (id, created_no, device_id, launch_id, session_id, type, runs_in, status, epoch,
                    title, command, cwd, worker_id, boot_id, grace_s, retries, created_s, started_s, ended_s,
                    exit_code, cause, error, cancel_s, cancel_grace_s, stopped, left_over)
                VALUES (?, ?, 1, 1, ?, 'command', 'worker', ?, 1, ?, ?, '/home/anna', ?, 'invented', 10, 0, ?, ?, ?, ?,
                    ?, ?, ?, ?, ?, ?)""", id, number, session, run.status(), run.title(),
                Json.MAPPER.writeValueAsString(run.command()), "wk_" + id.substring(3), run.start(), run.start(),
                run.end(), run.cancelled() ? null : run.failed() ? EXIT_CODE : 0, run.cancelled() ? outcome : "exit",
                error, run.cancelled() ? run.end() : null, run.cancelled() ? 10 : null, run.cancelled() ? 2 : null,
                run.cancelled() ? 0 : null);
    }

    private long application(Focus focus) throws SQLException {
        return id("INSERT INTO application (id, name) VALUES (?, ?)", applications, focus.application());
    }

    private long title(Focus focus) throws SQLException {
        return id("INSERT INTO title (id, text) VALUES (?, ?)", titles, focus.title());
    }

    private long id(String insert, Map<String, Long> known, String text) throws SQLException {
        Long id = known.get(text);
        if (id == null) {
            id = known.values().stream().mapToLong(Long::longValue).max().orElse(0) + 1;
            known.put(text, id);
            add(insert, id, text);
        }
        return id;
    }

    private void add(String sql, @Nullable Object... values) throws SQLException {
        PreparedStatement batch = batches.get(sql);
        if (batch == null) {
            batch = connection.prepareStatement(sql);
            batches.put(sql, batch);
        }
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            batch.setObject(i + 1, value instanceof Instant instant ? instant.getEpochSecond() : value);
        }
        batch.addBatch();
    }

    private long number(String sql) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    private void names(String sql, Map<String, Long> into) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                into.put(row.getString(2), row.getLong(1));
            }
        }
    }

    @Override
    public void close() {
        try {
            for (PreparedStatement batch : batches.values()) {
                batch.close();
            }
            // The daemon's own setting that keeps a database open without connections stands in the file.
            connection.createStatement().execute("SHUTDOWN");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
