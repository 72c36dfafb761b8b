package dev.daybook.store;

import dev.daybook.day.LocalDay;
import dev.daybook.recovery.Orphan;
import dev.daybook.recovery.RecoveryReport;
import dev.daybook.recovery.SessionRecovery;
import dev.daybook.server.DayReader;
import dev.daybook.session.SessionRules;
import dev.daybook.timeline.TimeRange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A launch that finds 1,000 orphans, among ten years of recording and alone, and what the API then reads there. The
 * ratio says what the ten years cost.
 *
 * <p>Run it as the daemon runs, with the daemon's test class path; the folder takes 1 GB, and filling it some minutes:
 *
 * <pre>
 * mvn -q -pl app,daemon test-compile dependency:build-classpath -Dmdep.outputFile=target/classpath
 * java -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:+UseCompactObjectHeaders -Xmx64m \
 *     -cp daemon/target/test-classes:daemon/target/classes:$(cat daemon/target/classpath) \
 *     dev.daybook.store.RecoveryBenchmark [FOLDER]
 * </pre>
 */
final class RecoveryBenchmark {

    private static final Instant NOW = TenYears.end().plus(Duration.ofHours(1));
    private static final SessionRules RULES = new SessionRules(Duration.ofMinutes(5), Duration.ofHours(4),
            LocalTime.of(4, 0));

    private final Path data;
    private final boolean all;
    private final Map<String, Double> millis = new LinkedHashMap<>();

    private RecoveryBenchmark(Path data, boolean all) {
        this.data = data;
        this.all = all;
    }

    /** Argument: a folder that is not there yet, which is kept; otherwise a temporary one, which is not. */
    public static void main(String[] arguments) throws IOException, SQLException, StoreException {
        Path folder = arguments.length > 0
                ? Files.createDirectory(Path.of(arguments[0]).toAbsolutePath())
                : Files.createTempDirectory("recovery-benchmark");
        System.setProperty("daybook.log.file", folder.resolve("log").toString());
        Map<String, Double> alone = new RecoveryBenchmark(folder.resolve("alone"), false).measure();
        Map<String, Double> among = new RecoveryBenchmark(folder.resolve("ten-years"), true).measure();
        System.out.printf(Locale.ROOT, "%-42s %10s %10s %7s%n", "ms", "alone", "ten years", "ratio");
        alone.forEach((what, time) -> System.out.printf(Locale.ROOT, "%-42s %10.2f %10.2f %7.2f%n", what, time,
                among.get(what), among.getOrDefault(what, 0.0) / time));
        if (arguments.length == 0) {
            delete(folder);
        }
    }

    private Map<String, Double> measure() throws IOException, SQLException, StoreException {
        Files.createDirectory(data);
        try (Store store = Store.open(data, TenYears.START)) {
            new LaunchRows(store).begin("desk", 1, "boot before", "0", TenYears.START);
        }
        long before = System.nanoTime();
        TenYears.fill(data, all);
        System.out.printf(Locale.ROOT, "%s: filled in %.0f s, %.0f MB%n", data.getFileName(), since(before) / 1e3,
                Files.size(data.resolve("daybook.mv.db")) / 1e6);
        long opening = System.nanoTime();
        try (Store store = Store.open(data, NOW)) {
            millis.put("open the store", since(opening));
            // Or H2 would answer from the answer before.
            store.read(sql -> sql.execute("SET OPTIMIZE_REUSE_RESULTS 0"));
            recover(store);
            read(store);
        }
        return millis;
    }

    private void recover(Store store) {
        LaunchRows launches = new LaunchRows(store);
        long launch = launches.begin("desk", 2, "boot", "0", NOW);
        once("1,000 forced changes of one row", () -> {
            for (int i = 0; i < TenYears.ORPHANS; i++) {
                launches.end(1, TenYears.START);
            }
        });
        RecoveryRows rows = new RecoveryRows(store, new RecordingRows(store, launch), launch);
        once("list the orphans", rows::orphans);
        List<Orphan> orphans = rows.orphans();
        once("latest evidence of all", () -> orphans.forEach(orphan -> rows
                .latestActiveEnd(new TimeRange(orphan.start(), orphan.start().plus(RULES.maxLength())))));
        once("recover 1,000 orphans", () -> recover(rows, TenYears.ORPHANS));
        once("recover again, nothing to do", () -> recover(rows, 0));
    }

    private static void recover(RecoveryRows rows, int expected) {
        RecoveryReport report = new SessionRecovery(rows, RULES, () -> ZoneOffset.UTC, NOW, "boot").run();
        if (report.recovered() != expected || report.failed() != 0) {
            throw new IllegalStateException("not what was expected: " + report);
        }
    }

    private void read(Store store) {
        DayRows days = new DayRows(store);
        SummaryRows summaries = new SummaryRows(store);
        TimeRange day = TenYears.day();
        often("summaries due, 1,000", () -> summaries.due(NOW));
        often("waiting, 1,000", days::waiting);
        summaries.due(NOW)
                .forEach(session -> summaries.written(List.of(Summarised.now(summaries, session.id(), null))));
        often("summaries due, none", () -> summaries.due(NOW));
        often("waiting, none", days::waiting);
        often("100 newest sessions", () -> days.sessions(filter(null, null, null)));
        often("100 newest before one in the middle", () -> days.sessions(
                new DayReader.Filter(null, null, null, null, TenYears.SESSIONS / 2L, 100)));
        often("100 newest of a status", () -> days.sessions(filter("ended", null, null)));
        often("100 newest of a kind", () -> days.sessions(
                new DayReader.Filter(null, "desk", null, null, null, 100)));
        often("active sessions, none", () -> days.sessions(filter("active", null, null)));
        often("sessions of a day", () -> days.sessions(filter(null, day.start(), day.end())));
        often("sessions since the last day", () -> days.sessions(filter(null, NOW.minus(Duration.ofDays(1)), null)));
        often("timeline of a day", () -> days.timeline(day));
        often("a day, for its summaries", () -> summaries.day(day, NOW));
        often("totals of a day by app", () -> days.totals(day, "app"));
        often("totals of a day by title", () -> days.totals(day, "title"));
        often("totals of a week by app", () -> days.totals(from(day, 7), "app"));
        often("totals of a year by app", () -> days.totals(from(day, 365), "app"));
        often("totals of a year by category", () -> days.totals(from(day, 365), "category"));
        often("a day with its coverage", () -> days.days(local(1), NOW));
        often("31 days with their coverage", () -> days.days(local(31), NOW));
    }

    private static List<LocalDay> local(int count) {
        LocalDate first = LocalDate.ofInstant(TenYears.day().start(), ZoneOffset.UTC);
        return first.datesUntil(first.plusDays(count)).map(date -> new LocalDay(date, ZoneOffset.UTC)).toList();
    }

    private static TimeRange from(TimeRange day, int days) {
        return new TimeRange(day.start(), day.start().plus(Duration.ofDays(days)));
    }

    private static DayReader.Filter filter(@Nullable String status, @Nullable Instant from, @Nullable Instant to) {
        return new DayReader.Filter(status, null, from, to, null, 100);
    }

    private void once(String what, Runnable work) {
        long before = System.nanoTime();
        work.run();
        millis.put(what, since(before));
    }

    /** The median of eleven, after one to warm up. */
    private void often(String what, Runnable work) {
        work.run();
        millis.put(what, Stream.generate(() -> {
            long before = System.nanoTime();
            work.run();
            return since(before);
        }).limit(11).sorted().skip(5).findFirst().orElseThrow());
    }

    private static double since(long nanos) {
        return (System.nanoTime() - nanos) / 1e6;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }
}
