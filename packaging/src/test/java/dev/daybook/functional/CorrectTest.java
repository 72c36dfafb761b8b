package dev.daybook.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.Session;
import dev.daybook.api.SessionEdit;
import dev.daybook.api.Timeline;
import dev.daybook.client.Call;
import dev.daybook.client.Refused;
import dev.daybook.desktop.RealDesktop;
import dev.daybook.desktop.VirtualDesktop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Rows U4 and U2's undo: the end that a recovery inferred is corrected, and a cancel taken back. Unless a test says
 * otherwise the daemon was killed in the middle of session 1, of which ten minutes were seen from noon on.
 */
@Timeout(180)
class CorrectTest {

    /** Midday, two days ago. */
    private final Instant noon = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofHours(36));

    @TempDir
    Path folder;

    private Home home;

    @BeforeEach
    void recordOnceSoThatThereIsADatabase() throws Exception {
        home = new Home(folder.resolve("home"));
        Home.kill9(home.start());
    }

    @AfterEach
    void endWhatWasStarted() throws Exception {
        home.end();
    }

    @Test
    void u4AnInferredEndIsCorrectedBothWaysAndTheDaysFileFollows() throws Exception {
        launchAfterTheKill();
        assertEquals(at(600), home.session(1).end());
        assertEquals(at(600), inferred(1));
        awaitEntry("12:00–12:10 Editor", "Session 1, 10 min, active 10 min, mostly Uncategorised.");

        Home.Ran ran = home.daybook("correct", "1", "--end", "12:04:30");
        assertEquals(0, ran.exit(), ran.err());
        assertTrue(ran.out().contains("12:00 – 12:04") && ran.out().contains("corrected  from 12:10:00"), ran.out());
        assertEquals(at(270), home.session(1).end());
        assertEquals(at(600), inferred(1));
        assertSeconds(270, 330);
        assertTrue(blocks().stream().anyMatch(block -> block.end().equals(at(270))), blocks().toString());
        awaitEntry("12:00–12:04 Editor", "Session 1, 4 min, active 4 min, mostly Uncategorised.");

        correct(1, at(420));
        assertSeconds(420, 180);
        awaitEntry("12:00–12:07 Editor", "Session 1, 7 min, active 7 min, mostly Uncategorised.");

        correct(1, at(1_800));
        assertSeconds(600, 0);
        awaitEntry("12:00–12:30 Editor", "Session 1, 30 min, active 10 min, mostly Uncategorised.");

        assertEquals(0, home.daybook("correct", "1", "--end", "inferred").exit());
        assertSeconds(600, 0);
        awaitEntry("12:00–12:10 Editor", "Session 1, 10 min, active 10 min, mostly Uncategorised.");
        assertFalse(home.daybook("sessions", "1").out().contains("corrected"));
    }

    @Test
    void anEndThatMayNotBeIsRefusedAndNothingHasChanged() throws Exception {
        try (Tamper database = home.database()) {
            database.session(102, 1L, "cancelled", at(3_600), at(3_660));
        }
        launchAfterTheKill();
        String operation = home.detach("true");
        home.ended(operation);
        long run = session(operation);
        List<Session> before = home.sessions();
        assertRefused("conflict", "session 102 starts at " + at(3_600) + ", and desk sessions never overlap", 1,
                at(3_601));
        assertRefused("invalid", "session 1 starts at " + noon + " and lasts at least 1 s", 1, noon);
        assertRefused("conflict", "Session 102 is cancelled; only the end of an ended session can be corrected", 102,
                at(3_620));
        assertRefused("conflict", "only the end of a desk session can be corrected", run, Instant.now());
        assertRefused("not_found", "Session 99 not found", 99, at(60));
        Home.Ran ran = home.daybook("correct", "1", "--end", at(3_601).toString());
        assertEquals(1, ran.exit());
        assertTrue(ran.err().endsWith(", and desk sessions never overlap, see 'daybook sessions'\n"), ran.err());
        assertEquals(2, home.daybook("correct", "1", "--end", "lunch").exit());
        assertEquals(before.stream().map(Session::end).toList(), home.sessions().stream().map(Session::end).toList());
        correct(1, at(3_600));
    }

    @Test
    void whatWasAnsweredIsThereAfterAKillInTheNextMoment() throws Exception {
        launchAfterTheKill();
        awaitEntry("12:00–12:10 Editor", "Session 1, 10 min, active 10 min, mostly Uncategorised.");
        correct(1, at(270));
        Home.kill9(home.launchedLast());
        home.start();
        assertEquals(at(270), home.session(1).end());
        assertEquals(at(600), inferred(1));
        assertEquals(0, home.health().recovery().recovered());
        assertSeconds(270, 330);
        awaitEntry("12:00–12:04 Editor", "Session 1, 4 min, active 4 min, mostly Uncategorised.");
    }

    @Test
    void u2ACancelIsTakenBackAndTheEntryComesBackWithIt() throws Exception {
        launchAfterTheKill();
        awaitEntry("12:00–12:10 Editor", "Session 1, 10 min, active 10 min, mostly Uncategorised.");
        Session before = home.session(1);

        assertEquals(0, home.daybook("cancel", "1").exit());
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> !day().contains("Session 1"));

        Home.Ran ran = home.daybook("uncancel", "1");
        assertEquals(0, ran.exit(), ran.err());
        awaitEntry("12:00–12:10 Editor", "Session 1, 10 min, active 10 min, mostly Uncategorised.");
        assertEquals(before, home.session(1));
        assertEquals(before, home.answer(Call.restoreSession(1)), "a second time changes nothing");
    }

    @Test
    void u2ARunIsRestoredOnlyWhereNothingWasStoppedForItsCancel() throws Exception {
        home.start();
        String done = home.detach("true");
        String going = home.shell("exec sleep 600");
        home.ended(done);
        Session before = home.session(session(done));
        for (String id : List.of(done, going)) {
            assertEquals(0, home.daybook("cancel", Long.toString(session(id))).exit());
        }
        assertEquals(before, home.answer(Call.restoreSession(before.id())));
        Refused stopped = assertThrows(Refused.class, () -> home.answer(Call.restoreSession(session(going))));
        assertEquals("conflict", stopped.problem().code());
        assertEquals("The cancel of session " + session(going)
                + " cannot be taken back: its processes were stopped; run it again", stopped.problem().detail());
        Refused unknown = assertThrows(Refused.class, () -> home.answer(Call.restoreSession(99)));
        assertEquals("not_found", unknown.problem().code());
    }

    /** What a real recorder saw of a real desktop, killed at it, is cut to the second. */
    @Test
    void aRecordedSessionIsCutWhereThePersonSays() throws Exception {
        RealDesktop.require();
        home.end();
        try (VirtualDesktop desktop = VirtualDesktop.start(Files.createDirectories(folder.resolve("x")))) {
            home = new Home(folder.resolve("recorded")).with(desktop.environment());
            desktop.focus(desktop.openWindow("Editor", "report"));
            Process daemon = home.start();
            Awaitility.await().atMost(Duration.ofSeconds(60)).pollInterval(Duration.ofMillis(300)).until(() -> {
                desktop.type("a");
                return active(1L) >= 15;
            });
            Home.kill9(daemon);
            home.start();
            Session session = home.session(1);
            assertEquals("recovered", session.outcome());
            Instant inferred = inferred(1);
            long length = Duration.between(session.start(), inferred).toSeconds();
            assertEquals(length, active(1L));

            correct(1, session.start().plusSeconds(7));
            assertEquals(7, active(1L));
            assertEquals(length - 7, blocks().stream()
                    .filter(block -> block.sessionId() == null && block.start().isBefore(inferred))
                    .mapToInt(Timeline.Block::activeSeconds).sum(), blocks().toString());
            correct(1, inferred);
            assertEquals(length, active(1L));

            // Its person has not left: what the launch sees is a session of its own.
            Session next = Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
                desktop.type("a");
                return home.sessions().getLast();
            }, last -> last.id() != 1);
            assertRefused("conflict", "desk sessions never overlap", 1, next.start().plusSeconds(1));
            correct(1, next.start());
            assertEquals(length, active(1L));
        } finally {
            home.end();
        }
    }

    /** The kill left it active; the launch recovers it. */
    private void launchAfterTheKill() throws IOException {
        try (Tamper database = home.database()) {
            database.orphan(1, 1L, noon);
            for (int minute = 0; minute < 10; minute++) {
                database.minute(at(60 * minute));
            }
            database.seen(noon, at(600));
        }
        home.start();
    }

    private void correct(long session, Instant end) throws Exception {
        assertEquals(end, home.answer(Call.editSession(session, new SessionEdit(end))).end());
    }

    private void assertRefused(String code, String says, long session, Instant end) {
        Refused refused = assertThrows(Refused.class,
                () -> home.answer(Call.editSession(session, new SessionEdit(end))));
        assertEquals(code, refused.problem().code());
        assertTrue(refused.problem().detail().contains(says), refused.problem().detail());
    }

    /** Active seconds that session 1 owns, and those that nobody does. */
    private void assertSeconds(int owned, int free) throws Exception {
        assertEquals(owned, active(1L), blocks().toString());
        assertEquals(free, active(null), blocks().toString());
    }

    private int active(@Nullable Long session) throws Exception {
        return blocks().stream().filter(block -> Objects.equals(block.sessionId(), session))
                .mapToInt(Timeline.Block::activeSeconds).sum();
    }

    /** Around the first session. */
    private List<Timeline.Block> blocks() throws Exception {
        List<Session> sessions = home.sessions();
        Instant start = sessions.isEmpty() ? noon : sessions.getFirst().start();
        return home.timeline(start.minusSeconds(3_600), start.plusSeconds(7_200));
    }

    private Instant inferred(long session) throws Exception {
        return Objects.requireNonNull(home.session(session).recovered()).inferredEnd();
    }

    private void awaitEntry(String heading, String line) {
        Awaitility.await(heading).atMost(Duration.ofSeconds(20)).until(() -> home.session(1).summary().equals("written")
                && day().contains("## " + heading + "\n") && day().contains(line));
    }

    /** Empty without a file: a day of which nothing is to be told has none. */
    private String day() throws IOException {
        Path file = home.directories.events()
                .resolve("event-" + LocalDate.ofInstant(noon, ZoneOffset.UTC) + ".md");
        return Files.exists(file) ? Files.readString(file) : "";
    }

    private long session(String operation) throws Exception {
        return Objects.requireNonNull(home.operation(operation).sessionId());
    }

    private Instant at(int second) {
        return noon.plusSeconds(second);
    }
}
