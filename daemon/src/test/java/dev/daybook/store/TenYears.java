package dev.daybook.store;

import dev.daybook.timeline.TimeRange;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/**
 * Ten years of a recorder that never rests: 40,000 desk sessions of 125 one-minute blocks, of which every fortieth was
 * never ended. Written straight into H2, past the journal, in batches.
 */
final class TenYears {

    static final Instant START = Instant.parse("2016-01-01T00:00:00Z");
    static final int SESSIONS = 40_000;
    static final int ORPHANS = 1_000;
    static final Duration PITCH = Duration.ofMinutes(131);
    static final Duration LENGTH = Duration.ofMinutes(125);

    private static final int EACH = SESSIONS / ORPHANS;
    private static final int BATCH = 200;

    /** In a session: one in each of its blocks, and a second in every fourth. */
    private static final int USES = 157;

    private final Connection connection;

    private TenYears(Connection connection) {
        this.connection = connection;
    }

    /** The end of it all: a moment after the last session. */
    static Instant end() {
        return START.plus(PITCH.multipliedBy(SESSIONS));
    }

    /** The day of the orphan in the middle of the time. */
    static TimeRange day() {
        Instant start = START.plus(PITCH.multipliedBy(SESSIONS / 2));
        return new TimeRange(start.minus(Duration.ofHours(12)), start.plus(Duration.ofHours(12)));
    }

    /**
     * Fills a database whose store is closed.
     *
     * @param all the ten years; otherwise nothing but the orphans and their blocks
     */
    static void fill(Path data, boolean all) throws SQLException {
        try (Database database = Database.open(data.resolve("daybook"))) {
            TenYears years = new TenYears(database.writer);
            years.names();
            int step = all ? BATCH : EACH;
            for (int first = 0; first < SESSIONS; first += step) {
                years.sessions(first, all ? first + BATCH - 1 : first);
                database.writer.commit();
            }
        }
    }

    private void names() throws SQLException {
        execute("INSERT INTO application SELECT x, 'Program ' || x FROM SYSTEM_RANGE(1, 60)");
        execute("INSERT INTO title SELECT x, 'Document ' || x || ' of the matter at hand' FROM SYSTEM_RANGE(1, 20000)");
        execute("INSERT INTO url SELECT x, 'https://example.org/page/' || x FROM SYSTEM_RANGE(1, 5000)");
    }

    /** Sessions from one number to another, with their blocks as a recorder would write them: in order of time. */
    private void sessions(long first, long last) throws SQLException {
        execute("""
                INSERT INTO session (id, device_id, launch_id, kind, status, start_s, end_s, outcome, summary,
                    summary_attempts)
                SELECT x + 1, 1, 1, 'desk', CASE MOD(x, ?1) WHEN 0 THEN 'active' ELSE 'ended' END, ?2 + x * ?3,
                    CASE MOD(x, ?1) WHEN 0 THEN NULL ELSE ?2 + x * ?3 + ?4 END,
                    CASE MOD(x, ?1) WHEN 0 THEN NULL ELSE 'idle' END,
                    CASE MOD(x, ?1) WHEN 0 THEN 'none' ELSE 'written' END, 0
                FROM SYSTEM_RANGE(?5, ?6)""", EACH, START.getEpochSecond(), PITCH.toSeconds(), LENGTH.toSeconds(),
                first, last);
        execute("""
                INSERT INTO block
                SELECT 1, ?1 + x / ?3 * ?2 + MOD(x, ?3) * 60, ?1 + x / ?3 * ?2 + MOD(x, ?3) * 60 + 60, 50, 10, 0
                FROM SYSTEM_RANGE(?4 * ?3, ?5 * ?3 + ?3 - 1)""", START.getEpochSecond(), PITCH.toSeconds(),
                LENGTH.toMinutes(), first, last);
        execute("""
                INSERT INTO block_use
                SELECT 1, ?1 + s * ?2 + m * 60, p, MOD(s * 7 + m / 10 + p * 11, 60) + 1,
                    MOD(s * 31 + m / 3 + p * 17, 20000) + 1,
                    CASE MOD(m, 3) WHEN 0 THEN MOD(s * 13 + m, 5000) + 1 END, 50 - p * 30
                FROM (SELECT x / ?3 AS s, MOD(x, ?3) * 4 / 5 AS m, CASE MOD(MOD(x, ?3), 5) WHEN 1 THEN 1 ELSE 0 END AS p
                    FROM SYSTEM_RANGE(?4 * ?3, ?5 * ?3 + ?3 - 1))""", START.getEpochSecond(), PITCH.toSeconds(),
                USES, first, last);
    }

    private void execute(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }
}
