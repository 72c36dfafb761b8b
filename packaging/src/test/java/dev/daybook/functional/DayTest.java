package dev.daybook.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.Day;
import dev.daybook.api.PauseRequest;
import dev.daybook.api.Totals;
import dev.daybook.client.Call;
import dev.daybook.client.ClientException;
import dev.daybook.desktop.RealDesktop;
import dev.daybook.desktop.VirtualDesktop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.function.ToLongFunction;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** E6: a day shows where its time went, and every second of it is somewhere. */
class DayTest {

    private static final LocalDate DATE = LocalDate.of(2026, 3, 10);

    private final Path folder;
    private final Home home;

    DayTest(@TempDir Path folder) {
        this.folder = folder;
        this.home = new Home(folder.resolve("home"));
    }

    @AfterEach
    void endWhatWasStarted() throws Exception {
        home.end();
    }

    @Test
    void whatWasRecordedAwayPausedKilledAndMissedIsToldApart() throws Exception {
        RealDesktop.require();
        try (VirtualDesktop desktop = VirtualDesktop.start(Files.createDirectories(folder.resolve("x")))) {
            home.with(desktop.environment()).with("DAYBOOK_RECORDER_IDLE_AFTER_SECONDS", "5")
                    .with("DAYBOOK_RECORDER_FLUSH_SECONDS", "1");
            desktop.focus(desktop.openWindow("firefox", "Issues · GitHub — Mozilla Firefox"));
            Process daemon = home.start();
            Instant begin = Instant.now();
            await(desktop, true, Day.Coverage::recorded, 6);
            await(desktop, false, Day.Coverage::idle, 5);
            home.answer(Call.pause(new PauseRequest(null, null)));
            await(desktop, false, Day.Coverage::paused, 3);
            home.answer(Call.resume());
            long before = sum(days(begin), Day.Coverage::recorded);
            await(desktop, true, Day.Coverage::recorded, before + 3);
            assertAddsUp(days(begin));

            Home.kill9(daemon);
            home.start();
            List<Day> days = days(begin);
            assertAddsUp(days);
            assertTrue(sum(days, Day.Coverage::recovered) >= 3, days.toString());
            assertTrue(sum(days, Day.Coverage::recorded) >= 6, days.toString());
            assertTrue(sum(days, Day.Coverage::idle) >= 5, days.toString());
            assertTrue(sum(days, Day.Coverage::paused) >= 3, days.toString());
            assertTrue(sum(days, Day.Coverage::unknown) > 0, days.toString());
            assertEquals(List.of("Work/Code"), days.stream().flatMap(day -> day.categories().stream())
                    .map(Totals.Total::key).distinct().toList());
        }
    }

    @Test
    void aDayOfOldShowsWhatTheMachineSleptThroughWhatWasPausedAndWhatALaunchRecovered() throws Exception {
        Home.kill9(home.start());
        try (Tamper database = home.database()) {
            database.minute(at("09:00")).orphan(1, 1L, at("12:00")).minute(at("12:00")).minute(at("12:01"))
                    .execute("""
                            INSERT INTO activity (device_id, id, launch_id, start_s, end_s, state)
                            VALUES (1, 1, 1, ?, ?, 'asleep')""", at("14:00"), at("15:00"))
                    .execute("INSERT INTO pause (id, device_id, start_s, until_s, end_s) VALUES (1, 1, ?, NULL, ?)",
                            at("14:30"), at("16:00"));
        }
        home.start();

        Day day = home.answer(Call.day(DATE, ZoneOffset.UTC));

        assertEquals(new Day.Coverage(60, 120, 0, 0, 3_600, 3_600, 79_020, 0), day.coverage());
        assertAddsUp(List.of(day));
        assertEquals(List.of(gap("00:00", "09:00", "unknown"), gap("09:01", "12:00", "unknown"),
                gap("12:02", "14:00", "unknown"), gap("14:00", "15:00", "asleep"), gap("15:00", "16:00", "paused"),
                gap("16:00", "24:00", "unknown")), day.gaps());
        assertEquals(List.of(new Totals.Total("Editor", 180)), day.applications());
    }

    /** Looks again and again, at work or away from it, until the days hold so much of a kind. */
    private void await(VirtualDesktop desktop, boolean atWork, ToLongFunction<Day.Coverage> kind, long seconds) {
        Instant begin = Instant.now();
        Awaitility.await().atMost(Duration.ofSeconds(40)).pollInterval(Duration.ofMillis(300)).until(() -> {
            if (atWork) {
                desktop.type("a");
            }
            return sum(days(begin), kind) >= seconds;
        });
    }

    /** Midnight may come in between. */
    private List<Day> days(Instant begin) throws ClientException {
        return home.answer(Call.days(LocalDate.ofInstant(begin.minusSeconds(120), ZoneOffset.UTC),
                LocalDate.ofInstant(Instant.now(), ZoneOffset.UTC), ZoneOffset.UTC)).days();
    }

    private static long sum(List<Day> days, ToLongFunction<Day.Coverage> kind) {
        return days.stream().map(Day::coverage).mapToLong(kind).sum();
    }

    private static void assertAddsUp(List<Day> days) {
        for (Day day : days) {
            Day.Coverage coverage = day.coverage();
            assertEquals(Duration.between(day.start(), day.end()).toSeconds(),
                    coverage.recorded() + coverage.recovered() + coverage.idle() + coverage.locked() + coverage.asleep()
                            + coverage.paused() + coverage.unknown() + coverage.ahead(),
                    day.toString());
            assertEquals(coverage.recorded() + coverage.recovered(),
                    day.applications().stream().mapToLong(Totals.Total::seconds).sum(), day.toString());
            assertEquals(coverage.recorded() + coverage.recovered(),
                    day.categories().stream().mapToLong(Totals.Total::seconds).sum(), day.toString());
        }
    }

    private static Day.Gap gap(String start, String end, String kind) {
        return new Day.Gap(at(start), at(end), kind);
    }

    private static Instant at(String time) {
        String[] parts = time.split(":", -1);
        return DATE.atStartOfDay(ZoneOffset.UTC).toInstant()
                .plusSeconds(Integer.parseInt(parts[0]) * 3_600L + Integer.parseInt(parts[1]) * 60L);
    }
}
