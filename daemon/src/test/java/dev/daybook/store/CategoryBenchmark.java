package dev.daybook.store;

import dev.daybook.category.Categories;
import dev.daybook.day.LocalDay;
import dev.daybook.timeline.TimeRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What it costs to sort a year by the rules that come with Daybook, against summing it by application: 250 days of 8
 * hours, half of them in a browser in which 40,000 pages came up.
 *
 * <p>Run it as {@link RecoveryBenchmark} is run, with a folder that is not there yet.
 */
final class CategoryBenchmark {

    private static final Instant START = Instant.parse("2025-01-01T08:00:00Z");
    private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");
    private static final List<String> PROGRAMS = List.of("firefox", "Code", "Gnome-terminal", "thunderbird", "Slack",
            "libreoffice-writer", "Gimp-2.10", "Some program of their own");

    private CategoryBenchmark() {}

    public static void main(String[] arguments) throws IOException, SQLException, StoreException {
        Path data = Files.createDirectory(Path.of(arguments[0]));
        System.setProperty("daybook.log.file", data.resolve("log").toString());
        try (Store store = Store.open(data, START)) {
            new LaunchRows(store).begin("desk", 1, "boot", "0", START);
        }
        fill(data);
        try (Store store = Store.open(data, NOW)) {
            // Or H2 would answer from the answer before.
            store.read(sql -> sql.execute("SET OPTIMIZE_REUSE_RESULTS 0"));
            TimeRange year = new TimeRange(START, NOW);
            DayRows days = new DayRows(store);
            often("a year by app", () -> days.totals(year, "app"));
            often("a year by title", () -> days.totals(year, "title"));
            often("a year by category", () -> days.totals(year, "category"));
            often("a year by category, nothing remembered",
                    () -> new DayRows(store, Categories.builtIn()).totals(year, "category"));
            often("a day with its coverage", () -> days.days(local(1), NOW));
            often("31 days with their coverage", () -> days.days(local(31), NOW));
        }
    }

    private static List<LocalDay> local(int count) {
        LocalDate first = LocalDate.of(2025, 6, 1);
        return first.datesUntil(first.plusDays(count)).map(date -> new LocalDay(date, ZoneOffset.UTC)).toList();
    }

    private static void fill(Path data) throws SQLException {
        try (Database database = Database.open(data.resolve("daybook"))) {
            for (int i = 0; i < PROGRAMS.size(); i++) {
                execute(database, "INSERT INTO application VALUES (?1, ?2)", i + 1, PROGRAMS.get(i));
            }
            execute(database, """
                    INSERT INTO title SELECT x, 'What is known of matter ' || x || ' and how to go about it - '
                        || CASE MOD(x, 9) WHEN 0 THEN 'Stack Overflow' WHEN 1 THEN 'YouTube' ELSE 'A Site' END
                        || ' — Mozilla Firefox'
                    FROM SYSTEM_RANGE(1, 40000)""");
            execute(database, """
                    INSERT INTO block SELECT 1, ?1 + x / 480 * 86400 + MOD(x, 480) * 60,
                        ?1 + x / 480 * 86400 + MOD(x, 480) * 60 + 60, 60, 0, 0 FROM SYSTEM_RANGE(0, 119999)""",
                    START.getEpochSecond());
            execute(database, """
                    INSERT INTO block_use SELECT 1, ?1 + x / 480 * 86400 + MOD(x, 480) * 60, p,
                        CASE MOD(x / 5 + p, 2) WHEN 0 THEN 1 ELSE MOD(x, 7) + 2 END, MOD(x * 31 / 3 + p * 17, 40000) + 1,
                        NULL, 30
                    FROM (SELECT v.x AS x, p.x AS p FROM SYSTEM_RANGE(0, 119999) v, SYSTEM_RANGE(0, 1) p)""",
                    START.getEpochSecond());
            execute(database, """
                    INSERT INTO activity SELECT 1, x + 1, 1, ?1 + x / 960 * 86400 + MOD(x, 960) * 30,
                        ?1 + x / 960 * 86400 + MOD(x, 960) * 30 + 30, 'active', 1, 1, NULL, NULL
                    FROM SYSTEM_RANGE(0, 239999)""", START.getEpochSecond());
            database.writer.commit();
        }
    }

    private static void execute(Database database, String sql, Object... values) throws SQLException {
        try (PreparedStatement statement = database.writer.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    /** The median of seven, after one to warm up. */
    private static void often(String what, Runnable work) {
        work.run();
        double median = Stream.generate(() -> {
            long before = System.nanoTime();
            work.run();
            return Duration.ofNanos(System.nanoTime() - before).toNanos() / 1e6;
        }).limit(7).sorted().skip(3).findFirst().orElseThrow();
        System.out.printf(Locale.ROOT, "%-42s %10.1f ms%n", what, median);
    }
}
