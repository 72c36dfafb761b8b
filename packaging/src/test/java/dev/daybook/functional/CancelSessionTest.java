package dev.daybook.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.Operation;
import dev.daybook.api.OperationRequest;
import dev.daybook.api.Session;
import dev.daybook.api.SessionCancel;
import dev.daybook.client.Call;
import dev.daybook.client.Refused;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Rows S3 to S7: a session is cancelled in any state; and C3 and C5 for work inside the daemon. */
@Timeout(120)
class CancelSessionTest {

    private final Instant noon = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofHours(36));

    @TempDir
    Path folder;

    private Home home;

    @BeforeEach
    void aHome() throws Exception {
        home = new Home(folder);
        home.start();
    }

    @AfterEach
    void endWhatWasStarted() throws Exception {
        home.end();
    }

    @Test
    void s3s4ASessionIsCancelledWhateverItIsAndWhateverBecameOfItsOperation() throws Exception {
        String going = home.shell("exec sleep 600");
        String done = home.detach("true");
        String failed = home.detach("false");
        String lost = home.shell("exec sleep 600");
        String broken = home.shell("exec sleep 600");
        home.ended(done);
        home.ended(failed);
        long[] runs = {session(going), session(done), session(failed), session(lost), session(broken)};
        Set<ProcTable.Seen> strays = ProcTable.marked(lost);
        Home.kill9(home.launchedLast());
        try (Tamper database = home.database()) {
            database.session(101, 1L, "ended", noon, noon.plusSeconds(600)).minute(noon);
            database.session(102, 1L, "failed", noon.plusSeconds(3600), noon.plusSeconds(4000));
            database.orphan(103, 1L, noon.plusSeconds(7200));
            database.execute("DELETE FROM operation WHERE id = ?", lost);
            database.execute("UPDATE operation SET parent_id = 'op_aaaaaaaaaa' WHERE id = ?", broken);
        }
        home.start();
        for (long id : new long[]{runs[0], runs[1], runs[2], runs[3], runs[4], 101, 102, 103}) {
            assertCancelled(id);
        }
        assertEquals("cancelled", home.ended(going).status());
        assertEquals("completed", home.operation(done).status(), "an ended operation never changes");
        assertEquals("failed", home.operation(failed).status());
        assertEquals(Set.of(), ProcTable.commandsOf(going));
        // What the store does not know is not killed for that.
        assertTrue(strays.stream().allMatch(ProcTable.Seen::isAlive));
        for (String word : new String[]{"Session " + runs[3] + " cancelled", lost, going}) {
            assertTrue(home.log().contains(word), word);
        }
        assertEquals(0, home.log().lines().filter(line -> line.contains(" ERROR ")).count(), home.log());
    }

    private void assertCancelled(long id) throws Exception {
        Home.Ran ran = home.daybook("cancel", "--no-wait", Long.toString(id));
        assertEquals(0, ran.exit(), ran.toString());
        assertTrue(ran.out().startsWith("Session " + id + " cancelled"), ran.out());
        Session session = home.session(id);
        assertEquals("cancelled", session.status(), session.toString());
        assertNotNull(session.end(), session.toString());
        assertFalse(session.end().isBefore(session.start()), session.toString());
        SessionCancel again = home.answer(Call.cancelSession(id));
        assertEquals("Session " + id + " had been cancelled before",
                again.message().substring(0, again.message().indexOf(" before") + 7));
        Session after = home.session(id);
        assertEquals(session.end(), after.end());
        assertEquals("cancelled", after.status());
    }

    @Test
    void s5AnUnknownSessionIsNotFound() throws Exception {
        Refused refused = assertThrows(Refused.class, () -> home.answer(Call.cancelSession(99)));
        assertEquals(404, refused.problem().status());
        assertEquals("not_found", refused.problem().code());
        assertEquals("Session 99 not found", refused.problem().detail());
        assertEquals(new Home.Ran(1, "", "daybook: Session 99 not found, see 'daybook sessions'\n"),
                home.daybook("cancel", "99"));
    }

    @Test
    void s6TheSessionFollowsItsOperationAndTheOperationItsSession() throws Exception {
        String by = home.shell("exec sleep 600");
        String of = home.shell("exec sleep 600");
        home.cancel(by);
        home.ended(by);
        assertEquals("cancelled", home.session(session(by)).status());
        Home.Ran ran = home.daybook("cancel", Long.toString(session(of)));
        assertEquals(0, ran.exit(), ran.err());
        assertTrue(ran.out().contains("stopped 1 process, 0 left"), ran.out());
        assertEquals("cancelled", home.operation(of).status());
    }

    @Test
    void c3c5WorkInsideTheDaemonIsInterruptedAndItsEntryGoes() throws Exception {
        Home.kill9(home.launchedLast());
        int sessions = 4_000;
        try (Tamper database = home.database()) {
            database.summariesWait(sessions, noon);
        }
        home.start();
        Operation made = home.answer(Call.create(OperationRequest.inDaemon("summarise", Map.of())));
        assertEquals("daemon", made.runsIn());
        home.await(made.id(), now -> now.terminal() || (now.progress() != null && now.progress().fraction() != null
                && now.progress().fraction() > 0.01));
        assertTrue(home.cancel(made.id()).success());
        Operation cancelled = home.ended(made.id());
        assertEquals("cancelled", cancelled.status());
        assertEquals(0, Objects.requireNonNull(cancelled.receipt()).left());
        long waiting = home.health().summaries().failed();
        assertTrue(waiting > 0 && waiting < sessions, "half way: " + waiting);
        assertFalse(threads(home.launchedLast().pid()).contains("operation-"), "its thread is gone");
        assertEquals("cancelled", home.session(session(made.id())).status());
        Refused again = assertThrows(Refused.class, () -> home.cancel(made.id()));
        assertEquals("Cannot cancel cancelled operation", again.problem().detail());
    }

    @Test
    void p1WorkInsideADaemonThatWasKilledIsFailedAtTheNextLaunch() throws Exception {
        Home.kill9(home.launchedLast());
        try (Tamper database = home.database()) {
            database.summariesWait(4_000, noon);
        }
        home.start();
        Operation made = home.answer(Call.create(OperationRequest.inDaemon("summarise", Map.of())));
        home.await(made.id(), now -> now.terminal() || now.progress() != null);
        Home.kill9(home.launchedLast());
        home.start();
        Operation failed = home.operation(made.id());
        assertEquals("failed", failed.status());
        assertEquals("daemon_restarted", failed.cause());
        assertEquals("Orphaned by daemon restart", failed.error());
        Session session = home.session(session(made.id()));
        assertEquals("failed", session.status());
        assertEquals("Orphaned by daemon restart", session.failureReason());
    }

    private long session(String operation) throws Exception {
        return Objects.requireNonNull(home.operation(operation).sessionId());
    }

    private String threads(long pid) throws Exception {
        return home.run(java.util.List.of("sh", "-c", "cat /proc/" + pid + "/task/*/comm")).out();
    }
}
