package dev.daybook.summary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.Day;
import dev.daybook.category.Categories;
import dev.daybook.day.LocalDay;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Random days: whatever the zone does, the entries of all files together tell each second that was recorded, once. */
class RandomSummariesTest {

    private static final Pattern HEADING = Pattern.compile("(?m)^## ");

    @TempDir
    Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource({"Europe/Berlin, 2026-03-28", "Europe/Berlin, 2026-10-24", "Asia/Kolkata, 2026-03-10",
            "Australia/Lord_Howe, 2026-04-04", "Australia/Lord_Howe, 2026-10-03", "America/Sao_Paulo, 2018-11-03"})
    void eachDayTellsWhatWasRecordedOnIt(ZoneId zone, LocalDate first) throws Exception {
        long seed = Long.getLong("daybook.seed", new Random().nextLong());
        Instant start = first.atStartOfDay(zone).toInstant();
        try (SummaryHome home = new SummaryHome(folder, start)) {
            Map<Long, Long> seconds = record(home, new Random(seed), start);
            Instant now = start.plus(Duration.ofDays(9));
            summaries(home, new AtomicReference<>(zone), now).writeAll((_, _) -> {});

            assertEquals(seconds, bySession(home), "seed " + seed);
            Map<String, Long> listed = home.listed();
            for (LocalDate date : first.datesUntil(first.plusDays(5)).toList()) {
                Day day = home.days.days(List.of(new LocalDay(date, zone)), now).getFirst();
                long told = listed.entrySet().stream().filter(entry -> entry.getKey().startsWith(date.toString()))
                        .mapToLong(Map.Entry::getValue).sum();
                assertEquals(day.coverage().recorded(), told, date + ", seed " + seed);
                if (told > 0) {
                    assertTrue(home.day(date.toString()).contains("\nactive_seconds: " + told + "\n"));
                }
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"Europe/Berlin, America/New_York", "America/New_York, Asia/Kolkata",
            "Asia/Kolkata, Australia/Lord_Howe",
            "Pacific/Kiritimati, Pacific/Pago_Pago"})
    void aFlightLosesNothingAndTellsNothingTwice(ZoneId from, ZoneId to) throws Exception {
        long seed = Long.getLong("daybook.seed", new Random().nextLong());
        Random random = new Random(seed);
        Instant start = Instant.parse("2026-10-23T06:00:00Z");
        AtomicReference<ZoneId> zone = new AtomicReference<>(from);
        try (SummaryHome home = new SummaryHome(folder, start)) {
            Map<Long, Long> seconds = new TreeMap<>();
            Instant now = start;
            for (ZoneId here : List.of(from, to, from)) {
                zone.set(here);
                seconds.putAll(record(home, random, now));
                now = now.plus(Duration.ofDays(5));
                summaries(home, zone, now).writeAll((_, _) -> {});
                assertEquals(seconds, bySession(home), here + ", seed " + seed);
            }
            long entries = home.files().values().stream().mapToLong(text -> HEADING.matcher(text).results().count())
                    .sum();
            assertEquals(entries, home.listed().size(), "seed " + seed);
        }
    }

    private static Summaries summaries(SummaryHome home, AtomicReference<ZoneId> zone, Instant now) {
        return new Summaries(home.rows, home.events, Categories.builtIn(), zone::get, () -> now);
    }

    private static Map<Long, Long> bySession(SummaryHome home) throws Exception {
        Map<Long, Long> seconds = new TreeMap<>();
        home.listed().forEach((entry, told) -> seconds.merge(Long.parseLong(entry.substring(11)), told, Long::sum));
        return seconds;
    }

    /** Five days of sessions, most of the time at work. */
    private static Map<Long, Long> record(SummaryHome home, Random random, Instant start) {
        Map<Long, Long> seconds = new TreeMap<>();
        // The last one begins up to five hours later and takes three with its breaks: none reaches into the next five days.
        Instant end = start.plus(Duration.ofDays(5)).minus(Duration.ofHours(24));
        Instant next = start;
        while (next.isBefore(end)) {
            Minutes minutes = new Minutes(next.plus(Duration.ofMinutes(random.nextInt(300))));
            int length = 5 + random.nextInt(110);
            for (int i = 0; i < length; i++) {
                if (i > 0 && i < length - 1 && random.nextInt(20) == 0) {
                    minutes.pause(1 + random.nextInt(10));
                }
                minutes.part("app " + random.nextInt(4), "title " + random.nextInt(9), 1 + random.nextInt(60));
            }
            seconds.put(home.ended(minutes), Sums.total(minutes.pieces()));
            next = minutes.end();
        }
        return seconds;
    }
}
