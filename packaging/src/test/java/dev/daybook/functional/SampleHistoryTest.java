package dev.daybook.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.Day;
import dev.daybook.api.Session;
import dev.daybook.client.Call;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The history that pictures and measurements show is one that a daemon takes for its own. */
@Timeout(120)
class SampleHistoryTest {

    private final LocalDate yesterday = LocalDate.now(ZoneOffset.UTC).minusDays(1);
    private final Instant midnight = yesterday.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();

    @TempDir
    Path folder;

    @AfterEach
    void endWhatWasStarted() throws Exception {
        new Home(folder).end();
    }

    @Test
    void aDaemonFindsNothingWrongWithItAndShowsAWholeDayOfIt() throws Exception {
        Home home = new Home(folder);
        Home.terminate(home.start());
        SampleHistory.twoWeeks(midnight.minusSeconds(1), ZoneOffset.UTC).fill(home.databaseBase());
        home.start();
        assertEquals(0, home.health().recovery().recovered(), "nothing in it claims to be active");
        assertEquals(0, home.health().summaries().pending());
        List<Session> sessions = home.sessions();
        assertTrue(sessions.size() > 70, () -> String.valueOf(sessions.size()));
        for (String status : List.of("ended", "failed", "cancelled")) {
            assertTrue(sessions.stream().anyMatch(session -> session.status().equals(status)), status);
        }
        Day day = home.answer(Call.day(yesterday, ZoneOffset.UTC));
        Day.Coverage coverage = day.coverage();
        assertEquals(Duration.ofDays(1).toSeconds(), Stream.of(coverage.recorded(), coverage.recovered(),
                coverage.idle(), coverage.locked(), coverage.asleep(), coverage.paused(), coverage.unknown(),
                coverage.ahead()).mapToLong(Long::longValue).sum());
        assertTrue(coverage.recorded() > Duration.ofHours(6).toSeconds(), coverage.toString());
        for (long part : new long[]{coverage.recovered(), coverage.idle(), coverage.locked(), coverage.asleep(),
                coverage.paused(), coverage.unknown()}) {
            assertTrue(part > 0, coverage.toString());
        }
        assertTrue(day.categories().size() >= 8, day.categories().toString());
    }
}
