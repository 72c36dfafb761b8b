package dev.daybook.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.Health;
import dev.daybook.api.Session;
import dev.daybook.client.Call;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows R1 to R10 and R13 to R15: a real daemon over a real database file with hand-made orphans. */
class RecoveryTest {

    /** Midday, two days ago: everything a test builds around it is past and on one day. */
    private final Instant noon = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofHours(36));

    @TempDir
    Path folder;

    private Home home;

    @BeforeEach
    void recordOnceSoThatThereIsADatabase() throws Exception {
        home = new Home(folder);
        Home.kill9(home.start());
    }

    @AfterEach
    void endWhatWasStarted() throws Exception {
        home.end();
    }

    @Test
    void r1RecoveryRunsBeforeTheSocketOpensAndAFailureInItIsShownAndStopsNothing() throws Exception {
        try (Tamper database = home.database()) {
            database.orphan(1, 1L, noon)
                    .execute("ALTER TABLE recovery ADD CONSTRAINT not_the_first CHECK (session_id > 1)");
        }
        home.launch();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> home.log().lines()
                .filter(line -> line.contains("Ready at")).count() == 2);
        String log = home.log();
        assertTrue(log.indexOf("Could not recover session 1") < log.lastIndexOf("Ready at"), log);
        Health health = home.health();
        assertEquals("attention", health.status());
        assertEquals(1, health.recovery().failed());
        assertTrue(Objects.requireNonNull(health.recovery().error()).contains("session 1"), health.toString());
        assertTrue(health.notices().stream().anyMatch(notice -> notice.contains("session 1")), health.toString());
        assertNotNull(home.answer(Call.resume()), "the recorder answers");
    }

    @Test
    void r2EveryActiveDeskSessionIsVisitedOldestFirstAndCounted() throws Exception {
        try (Tamper database = home.database()) {
            database.orphan(7, 1L, noon).orphan(8, 1L, noon.minusSeconds(7200)).orphan(9, 1L, noon.plusSeconds(7200));
        }
        home.start();
        assertEquals(3, home.health().recovery().recovered());
        assertTrue(home.log().contains("Recovered 3 orphan sessions"), home.log());
        List<Integer> places = List.of("session 8:", "session 7:", "session 9:").stream()
                .map(name -> indexOf("Recovered " + name)).toList();
        assertEquals(places.stream().sorted().toList(), places);
    }

    @Test
    void r2WithNoOrphanItIsANoOp() throws Exception {
        home.start();
        assertEquals(new Health.Recovery(home.health().recovery().ranAt(), 0, 0, null), home.health().recovery());
        assertTrue(home.log().contains("Recovered 0 orphan sessions"), home.log());
    }

    @Test
    void r3r4TheEndIsTheLatestBlockInTheWindow() throws Exception {
        try (Tamper database = home.database()) {
            database.orphan(1, 1L, noon).minute(noon).minute(at(5)).minute(at(41));
            database.orphan(2, 1L, at(300)).minute(at(300)).session(3, 1L, "cancelled", at(330), at(340))
                    .minute(at(335));
        }
        home.start();
        assertRecovered(1, noon, at(42), "block", noon, at(120));
        assertRecovered(2, at(300), at(301), "block", at(300), at(330));
    }

    @Test
    void r4ABlockThatReachesOverTheWindowIsCapped() throws Exception {
        try (Tamper database = home.database()) {
            database.orphan(1, 1L, noon.plusSeconds(30)).minute(at(120));
        }
        home.start();
        assertRecovered(1, noon.plusSeconds(30), at(120).plusSeconds(30), "max_length", noon.plusSeconds(30),
                at(120).plusSeconds(30));
    }

    @Test
    void r5WithoutABlockItLastsAMinuteOrToTheNextSession() throws Exception {
        try (Tamper database = home.database()) {
            database.orphan(1, 1L, noon).orphan(2, 1L, at(60)).session(3, 1L, "ended", at(60).plusSeconds(20), at(90));
        }
        home.start();
        assertRecovered(1, noon, at(1), "no_block", noon, at(60));
        assertRecovered(2, at(60), at(60).plusSeconds(20), "next_session", at(60), at(60).plusSeconds(20));
    }

    @Test
    void r6TwoOrphansThirtySecondsApartClaimNothingOfEachOther() throws Exception {
        try (Tamper database = home.database()) {
            database.orphan(1, 1L, noon).orphan(2, 1L, noon.plusSeconds(30)).block(noon, noon.plusSeconds(30), 30)
                    .block(noon.plusSeconds(30), at(1), 30).minute(at(1)).minute(at(2));
        }
        home.start();
        assertRecovered(1, noon, noon.plusSeconds(30), "block", noon, noon.plusSeconds(30));
        assertRecovered(2, noon.plusSeconds(30), at(3), "block", noon.plusSeconds(30), at(120).plusSeconds(30));
    }

    @Test
    void r7AStrayBlockBeyondTheLongestLengthStretchesNothing() throws Exception {
        try (Tamper database = home.database()) {
            database.orphan(1, 1L, noon).minute(at(3)).minute(at(200));
        }
        home.start();
        assertRecovered(1, noon, at(4), "block", noon, at(120));
    }

    @Test
    void r8ASecondLaunchFindsNothingAndAYearIsNoDifference() throws Exception {
        Instant lastYear = noon.minus(Duration.ofDays(365));
        try (Tamper database = home.database()) {
            database.orphan(1, 1L, lastYear).minute(lastYear).minute(lastYear.plusSeconds(600));
        }
        Process first = home.start();
        assertRecovered(1, lastYear, lastYear.plusSeconds(660), "block", lastYear, lastYear.plusSeconds(7200));
        Session before = summarised(1);
        Home.terminate(first);
        home.start();
        assertEquals(0, home.health().recovery().recovered());
        assertEquals(before, home.session(1));
    }

    @Test
    void r9ARecoveredSessionIsSummarisedInTheSameLaunch() throws Exception {
        try (Tamper database = home.database()) {
            database.orphan(1, 1L, noon).minute(noon).minute(at(1));
        }
        home.start();
        Session session = summarised(1);
        assertEquals("written", session.summary());
        assertEquals("Editor", session.title());
        Path day = home.directories.events().resolve("event-" + LocalDate.ofInstant(noon, ZoneOffset.UTC) + ".md");
        String text = Files.readString(day);
        assertTrue(text.contains("Session 1, 2 min, active 2 min, mostly Uncategorised.")
                && text.contains("- Applications: Editor 2 min\n"), text);
        assertTrue(text.contains("Recovered after a kill; its end: its last stored minute.\n"), text);
    }

    @Test
    void r10ARecoveredSessionWithoutBlocksIsSummarisedAsAnEmptyNoOp() throws Exception {
        try (Tamper database = home.database()) {
            database.orphan(1, 1L, noon);
        }
        home.start();
        assertEquals("written", summarised(1).summary());
        assertNull(home.session(1).title());
        assertEquals(new Health.Summaries(0, 0), home.health().summaries());
        try (var files = Files.list(home.directories.events())) {
            assertEquals(0, files.count());
        }
    }

    @Test
    void r13OddRowsEndNeitherBeforeTheirStartNorAfterTheLaunch() throws Exception {
        Instant future = Instant.now().truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofDays(400));
        Instant soon = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(600);
        try (Tamper database = home.database()) {
            database.orphan(1, 1L, future).minute(future.truncatedTo(ChronoUnit.MINUTES));
            database.orphan(2, 1L, noon).orphan(3, 1L, noon).minute(noon);
            database.orphan(4, null, at(400)).execute("UPDATE session SET launch_id = 777 WHERE id = 4");
            database.orphan(5, 1L, soon);
            for (int minute = 0; minute < 30; minute++) {
                database.minute(soon.truncatedTo(ChronoUnit.MINUTES).plusSeconds(60L * minute));
            }
            database.execute("UPDATE session SET start_s = ? WHERE id = 4", Long.MAX_VALUE);
        }
        Instant launched = Instant.now();
        home.start();
        assertEquals(new Health.Recovery(home.health().recovery().ranAt(), 5, 0, null), home.health().recovery());
        for (Session session : home.sessions()) {
            Instant end = Objects.requireNonNull(session.end());
            assertFalse(end.isBefore(session.start()), session.toString());
            assertFalse(end.isAfter(home.health().launch().started()), session.toString());
        }
        assertEquals("future_start", evidence(1));
        assertEquals(future, Objects.requireNonNull(home.session(1).recovered()).windowStart());
        assertEquals("future_start", evidence(4));
        assertEquals(Duration.ZERO, length(2));
        assertEquals(Duration.ofMinutes(1), length(3));
        assertEquals("launch", evidence(5));
        assertTrue(launched.minusSeconds(5).isBefore(Objects.requireNonNull(home.session(5).end())));
    }

    @Test
    void r14TheRecordSaysWhenWhyAndByWhat() throws Exception {
        try (Tamper database = home.database()) {
            database.execute("""
                    INSERT INTO launch (id, device_id, pid, boot_id, version, started_s, alive_s)
                    VALUES (50, 1, 1, 'another-boot', 'old', ?, ?)""", noon, noon);
            database.orphan(1, 1L, noon).orphan(2, 50L, at(60)).orphan(3, null, at(120));
        }
        home.start();
        assertEquals("killed", cause(1));
        assertEquals("power_loss", cause(2));
        assertEquals("unknown", cause(3));
        assertEquals(home.health().launch().started(), Objects.requireNonNull(home.session(1).recovered()).at());
        Home.Ran table = home.daybook("sessions");
        assertTrue(table.out().contains("ended ↻"), table.out());
        Home.Ran one = home.daybook("sessions", "2");
        assertTrue(one.out().contains("power_loss") && one.out().contains("no_block"), one.out());
        Home.Ran json = home.daybook("sessions", "2", "--json");
        assertTrue(json.out().contains("\"cause\":\"power_loss\""), json.out());
    }

    @Test
    void r15ASecondDaemonRefusesBeforeItTouchesAnything() throws Exception {
        Process first = home.start();
        Awaitility.await().until(() -> home.health().recorder().state().equals("blind"));
        List<String> before = fingerprint();
        Process second = home.launch();
        assertEquals(75, second.waitFor());
        assertTrue(home.errors().startsWith("daybookd: another daemon (pid " + first.pid() + " since "), home.errors());
        assertEquals(1, home.errors().lines().count());
        assertEquals(before, fingerprint());
        assertEquals(first.pid(), home.health().launch().pid());
    }

    @Test
    void threeKillsInARowLeaveOneRecoveredSessionEach() throws Exception {
        for (int kill = 1; kill <= 3; kill++) {
            try (Tamper database = home.database()) {
                database.orphan(kill, 1L, at(60 * kill)).minute(at(60 * kill));
            }
            Home.kill9(home.start());
        }
        home.start();
        assertEquals(3, home.sessions().size());
        for (Session session : home.sessions()) {
            assertEquals(Duration.ofMinutes(1), length(session.id()));
            assertEquals("recovered", session.outcome());
        }
    }

    @Test
    void aRecoveryThatIsKilledAgainAndAgainIsFinishedAsIfItHadNeverBeen() throws Exception {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        int orphans = 3_000;
        try (Tamper database = home.database()) {
            database.execute("SET AUTOCOMMIT FALSE");
            for (int i = 1; i <= orphans; i++) {
                Instant start = noon.minusSeconds(3600L * i);
                database.orphan(i, 1L, start).minute(start).minute(start.plusSeconds(60L * (i % 50 + 1)));
            }
            database.execute("COMMIT");
        }
        int interrupted = 0;
        for (int kill = 0; kill < 4; kill++) {
            Process daemon = home.launch();
            int wait = random.nextInt(400);
            int done = recoveredSoFar();
            Awaitility.await().pollInterval(Duration.ofMillis(2)).atMost(Duration.ofSeconds(40))
                    .until(() -> recoveredSoFar() > done + wait || finished());
            interrupted += finished() ? 0 : 1;
            Home.kill9(daemon);
        }
        assertTrue(interrupted > 0, "no kill came in time; seed " + seed);
        home.start();
        assertEquals(0, home.health().recovery().failed());
        Home.terminate(home.launchedLast());
        try (Tamper database = home.database()) {
            assertEquals(0, database.number("SELECT COUNT(*) FROM session WHERE status = 'active'"));
            assertEquals(orphans, database.number("SELECT COUNT(*) FROM recovery WHERE evidence = 'block'"));
            assertEquals(orphans, database.number("""
                    SELECT COUNT(*) FROM session
                    WHERE status = 'ended' AND end_s - start_s = 60 * (MOD(id, 50) + 2)"""), "seed " + seed);
        }
    }

    private int recoveredSoFar() throws IOException {
        return (int) home.log().lines().filter(line -> line.contains("Recovered session ")).count();
    }

    /** One "Ready" is from the launch that made the database. */
    private boolean finished() throws IOException {
        return home.log().lines().filter(line -> line.contains("Ready at")).count() > 1;
    }

    private List<String> fingerprint() throws IOException {
        try (var files = Files.walk(home.directories.data())) {
            return files.filter(Files::isRegularFile).filter(file -> !file.toString().endsWith(".journal")
                    && !file.toString().endsWith(".mv.db")).sorted().map(file -> {
                        try {
                            return file + " " + Files.getLastModifiedTime(file) + " " + Files.size(file);
                        } catch (IOException e) {
                            return file + " gone";
                        }
                    }).toList();
        }
    }

    private Session summarised(long id) {
        return Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> home.session(id),
                session -> session.summary().equals("written"));
    }

    private void assertRecovered(long id, Instant start, Instant end, String evidence, Instant from, Instant to)
            throws Exception {
        Session session = home.session(id);
        assertEquals("ended", session.status());
        assertEquals(start, session.start());
        assertEquals(end, session.end());
        Session.Recovered record = Objects.requireNonNull(session.recovered());
        assertEquals(evidence, record.evidence());
        assertEquals(from, record.windowStart());
        assertEquals(to, record.windowEnd());
    }

    private String cause(long id) throws Exception {
        return Objects.requireNonNull(home.session(id).recovered()).cause();
    }

    private String evidence(long id) throws Exception {
        return Objects.requireNonNull(home.session(id).recovered()).evidence();
    }

    private Duration length(long id) throws Exception {
        Session session = home.session(id);
        return Duration.between(session.start(), Objects.requireNonNull(session.end()));
    }

    private int indexOf(String text) {
        try {
            int place = home.log().indexOf(text);
            assertTrue(place >= 0, text + " is not in the log");
            return place;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Instant at(int minutes) {
        return noon.plusSeconds(60L * minutes);
    }
}
