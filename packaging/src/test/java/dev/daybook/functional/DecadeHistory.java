package dev.daybook.functional;

import dev.daybook.platform.Directories;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Run by {@code src/bench/decade.sh}: writes days into the stopped home that DAYBOOK_HOME names, up to yesterday in UTC,
 * past the journal. A day has 1,370 minutes in eleven sessions, a minute two uses; ten years are 5 million minutes and
 * 40,150 sessions, with 300,000 titles of words from several languages. The same count gives the same rows.
 */
public final class DecadeHistory {

    private static final int MINUTES = 1_370;
    private static final int SESSIONS = 11;
    private static final int TITLES_A_DAY = 82;
    private static final int DAYS_AT_ONCE = 20;
    private static final int WORDS = 4_000;
    private static final List<String> PROGRAMS = List.of("firefox", "code", "gnome-terminal", "thunderbird", "slack",
            "libreoffice-writer", "evince", "gimp", "zoom", "some program of their own");
    private static final List<String> SYLLABLES = List.of("ra", "mi", "tor", "él", "ü", "nka", "sho", "ber", "lin",
            "port", "gra", "ža", "ость", "дан", "会", "議", "日", "報", "東", "京", "회", "의", "ø", "st", "ing", "ed", "pre");

    private final Connection connection;
    private final long first;

    private DecadeHistory(Connection connection, long first) {
        this.connection = connection;
        this.first = first;
    }

    /** Takes the number of days. */
    public static void main(String[] words) throws SQLException {
        int days = Integer.parseInt(words[0]);
        long first = LocalDate.now(ZoneOffset.UTC).minusDays(days).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
        String database = Directories.ofThisProcess().data().resolve("daybook").toString();
        try (Connection connection = DriverManager.getConnection("jdbc:h2:" + database + ";DB_CLOSE_ON_EXIT=FALSE")) {
            DecadeHistory history = new DecadeHistory(connection, first);
            history.names(days);
            for (int day = 0; day < days; day += DAYS_AT_ONCE) {
                history.days(day, Math.min(DAYS_AT_ONCE, days - day));
            }
            history.execute("SHUTDOWN");
        }
    }

    private void names(int days) throws SQLException {
        Random random = new Random(7);
        List<String> known = new ArrayList<>();
        for (int i = 0; i < WORDS; i++) {
            known.add(word(random));
        }
        try (PreparedStatement add = connection.prepareStatement("INSERT INTO application (id, name) VALUES (?, ?)")) {
            for (int i = 0; i < PROGRAMS.size(); i++) {
                add(add, i + 1, PROGRAMS.get(i));
            }
            add.executeBatch();
        }
        try (PreparedStatement add = connection.prepareStatement("INSERT INTO title (id, text) VALUES (?, ?)")) {
            for (int title = 1; title <= days * TITLES_A_DAY; title++) {
                add(add, title, known.get(random.nextInt(WORDS)) + " " + known.get(random.nextInt(WORDS)) + " "
                        + known.get(random.nextInt(WORDS)) + " " + title + " — " + PROGRAMS.get(title % 10));
            }
            add.executeBatch();
        }
    }

    private static String word(Random random) {
        StringBuilder word = new StringBuilder();
        for (int i = 2 + random.nextInt(3); i > 0; i--) {
            word.append(SYLLABLES.get(random.nextInt(SYLLABLES.size())));
        }
        return word.toString();
    }

    private static void add(PreparedStatement add, long id, String text) throws SQLException {
        add.setLong(1, id);
        add.setString(2, text);
        add.addBatch();
    }

    /** A minute is number x of its chunk; its title is one of its own day or, now and then, of any day before. */
    private void days(int day, int count) throws SQLException {
        long start = first + day * 86_400L;
        int last = count * MINUTES - 1;
        execute("""
                INSERT INTO block (device_id, start_s, end_s, active_s, idle_s, locked_s)
                SELECT 1, ?1 + x / 1370 * 86400 + MOD(x, 1370) * 60, ?1 + x / 1370 * 86400 + MOD(x, 1370) * 60 + 60, 55, 5, 0
                FROM SYSTEM_RANGE(0, ?2)""", start, last);
        execute("""
                INSERT INTO block_use (device_id, start_s, position, application_id, title_id, active_s)
                SELECT 1, ?1 + x / 1370 * 86400 + MOD(x, 1370) * 60, p, MOD(x / 17 + p * 3, 10) + 1,
                    CASE WHEN MOD(x, 20) = 19 THEN MOD(x * 7919 + ?3 * 31, (?3 + 1) * 82) + 1
                         ELSE (?3 + x / 1370) * 82 + MOD(MOD(x, 1370) / 17 + p, 82) + 1 END, 30 - p * 5
                FROM (SELECT v.x AS x, p.x AS p FROM SYSTEM_RANGE(0, ?2) v, SYSTEM_RANGE(0, 1) p)""", start, last, day);
        execute("""
                INSERT INTO session (id, device_id, launch_id, kind, status, start_s, end_s, title, outcome, summary,
                    summary_attempts)
                SELECT ?3 + x + 1, 1, 1, 'desk', 'ended', ?1 + x / 11 * 86400 + MOD(x, 11) * 7440,
                    ?1 + x / 11 * 86400 + LEAST(MOD(x, 11) * 7440 + 7440, 82200), 'code, firefox, slack', 'max_length',
                    'written', 0
                FROM SYSTEM_RANGE(0, ?2)""", start, count * SESSIONS - 1, (long) day * SESSIONS);
    }

    private void execute(String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.execute();
        }
    }
}
