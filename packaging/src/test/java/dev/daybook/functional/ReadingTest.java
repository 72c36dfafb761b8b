package dev.daybook.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.Session;
import dev.daybook.api.Timeline;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Days as people and other programs read them, wherever and whenever the person is. */
@Timeout(120)
class ReadingTest {

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDate SHORT = LocalDate.of(2026, 3, 29);
    private static final LocalDate LONG = LocalDate.of(2026, 10, 25);

    private final Path folder;
    private final Home home;

    ReadingTest(@TempDir Path folder) {
        this.folder = folder;
        this.home = new Home(folder.resolve("home"));
    }

    @AfterEach
    void endWhatWasStarted() throws Exception {
        home.end();
    }

    /** The same seconds are read in Berlin, where the clocks change, in Kolkata, half an hour off, and in Honolulu. */
    @Test
    void daysAddUpToTheirLengthAndTotalsToWhatWasRecordedInEveryZone() throws Exception {
        Home.terminate(home.start());
        history(SHORT);
        history(LONG);
        home.start();

        home.with("TZ", "Europe/Berlin");
        Map<LocalDate, Long> berlin = days();
        assertEquals(23 * 3_600, berlin.get(SHORT));
        assertEquals(25 * 3_600, berlin.get(LONG));
        assertEquals(24 * 3_600, berlin.get(LONG.minusDays(1)));
        long active = activeSeconds();
        assertTrue(active > 4 * 3_600, () -> active + " s");
        home.with("TZ", "Asia/Kolkata");
        assertTrue(days().values().stream().allMatch(seconds -> seconds == 24 * 3_600));
        assertEquals(active, activeSeconds());
        home.with("TZ", "Pacific/Honolulu");
        assertEquals(active, activeSeconds());
        long asked = 0;
        for (LocalDate last : List.of(SHORT, LONG)) {
            asked += home.timeline(start(last.minusDays(3)), start(last.plusDays(2))).stream()
                    .mapToLong(Timeline.Block::activeSeconds).sum();
        }
        assertEquals(active, asked);

        whatADayAndAWeekLookLike();
        sessionsForACalendar();
    }

    private void whatADayAndAWeekLookLike() throws Exception {
        home.with("TZ", "Europe/Berlin");
        Home.Ran day = home.daybook("day", LONG.toString());
        assertTrue(day.out().startsWith("Sunday 25 October 2026\n"), day::out);
        assertTrue(day.out().lines().anyMatch(line -> line.matches("  [▁▂▃▄▅▆▇█· ]{20,76}")), day::out);
        assertTrue(day.out().lines().allMatch(line -> line.length() <= 80), day::out);
        Home.Ran week = home.daybook("week", LONG.toString());
        assertTrue(week.out().contains("What is known of each day"), week::out);
        assertTrue(week.out().lines().allMatch(line -> line.length() <= 80), week::out);
        assertTrue(home.daybook("week", LONG.toString(), "--json").out().startsWith("{\"days\":["));
        Home.Ran both = home.daybook("week", "--csv", "--json");
        assertEquals(2, both.exit());
        assertEquals(
                "daybook: --json, --csv and --ics do not go together: ask for one of them, see 'daybook week --help'\n",
                both.err());
    }

    private void sessionsForACalendar() throws Exception {
        Path file = folder.resolve("all.ics");
        List<Session> over = home.sessions().stream().filter(session -> !session.status().equals("cancelled")).toList();
        assertEquals("Wrote " + over.size() + " sessions to " + file + "\n",
                home.daybook("export", "sessions", "--as", "ics", "-o", file.toString()).out());
        assertEquals(over.size(), Files.readString(file).lines().filter("BEGIN:VEVENT"::equals).count());
        Home.Ran again = home.daybook("export", "sessions", "--output", file.toString());
        assertEquals(1, again.exit());
        assertTrue(again.err().contains(" is there already; name another file, or replace it with --force"),
                again::err);
        assertTrue(Files.readString(file).startsWith("BEGIN:VCALENDAR"), "nothing was lost");
        Home.Ran nowhere = home.daybook("export", "days", "-o", folder.resolve("no/where.csv").toString());
        assertEquals(1, nowhere.exit());
        assertEquals(1, nowhere.err().lines().count());
    }

    private void history(LocalDate last) {
        new SampleHistory(last.plusDays(1).atStartOfDay(BERLIN).toInstant().minusSeconds(1), BERLIN, 2, 1, 7)
                .fill(home.databaseBase());
    }

    private static Instant start(LocalDate date) {
        return ZonedDateTime.of(date.atStartOfDay(), BERLIN).toInstant();
    }

    /** The seconds of each local day, wherever they went. */
    private Map<LocalDate, Long> days() throws Exception {
        Map<LocalDate, Long> days = new TreeMap<>();
        for (LocalDate last : List.of(SHORT, LONG)) {
            days.putAll(csv("days", last).stream().map(line -> line.split(",", -1)).collect(Collectors.groupingBy(
                    cells -> LocalDate.parse(cells[0]), Collectors.summingLong(cells -> Long.parseLong(cells[3])))));
        }
        return days;
    }

    /** Of all minutes. */
    private long activeSeconds() throws Exception {
        long sum = 0;
        for (LocalDate last : List.of(SHORT, LONG)) {
            sum += csv("timeline", last).stream().map(line -> line.split(",", -1))
                    .filter(cells -> cells[3].equals("active")).mapToLong(cells -> Long.parseLong(cells[4])).sum();
        }
        return sum;
    }

    private List<String> csv(String what, LocalDate last) throws Exception {
        Home.Ran ran = home.daybook("export", what, "--from", last.minusDays(3).toString(), "--to",
                last.plusDays(1).toString());
        assertEquals(0, ran.exit(), ran::err);
        return ran.out().lines().skip(1).toList();
    }
}
