package dev.daybook.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.Operation;
import dev.daybook.api.Plan;
import dev.daybook.api.PlanTriggered;
import dev.daybook.api.Session;
import dev.daybook.client.Call;
import dev.daybook.desktop.RealDesktop;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Rows S1, S2 and P6: when a plan starts, and when it does not. */
@Timeout(240)
class PlanTriggerTest {

    private final Instant noon = Instant.now().truncatedTo(ChronoUnit.DAYS).minus(Duration.ofHours(36));

    @TempDir
    Path folder;

    private Home home;
    private Plans plans;

    @BeforeEach
    void aHome() throws Exception {
        home = new Home(folder.resolve("h"));
        plans = new Plans(home);
        home.start();
    }

    @AfterEach
    void endWhatWasStarted() throws Exception {
        home.end();
    }

    @Test
    void s1ASessionWhoseOperationDisappearedIsFailedAndTheNextCheckStartsAnew() throws Exception {
        plans.write("lost", Plans.worker("wait", "exec sleep 600"));
        String run = plans.start("lost");
        Operation wait = plans.await(run, "wait", operation -> operation.pid() != null);
        long session = plans.session(run).id();
        Home.kill9(home.launchedLast());
        try (Tamper database = home.database()) {
            database.execute("DELETE FROM operation WHERE id = ?", run);
        }
        home.start();
        assertEquals(new PlanTriggered(false, "orphan_recovered", session, run), plans.trigger("lost"));
        Session failed = home.session(session);
        assertEquals("failed", failed.status());
        assertEquals("orphaned", failed.outcome());
        assertEquals("Operation disappeared", failed.failureReason());
        assertNotNull(failed.end());
        assertTrue(home.log().lines().anyMatch(line -> line.contains(" WARN ") && line.contains("Session " + session)
                && line.contains(run)), home.log());
        // What was left of it does not go on beside the next run.
        assertEquals("cancelled", plans.ended(wait.id()).status());
        assertEquals(Set.of(), ProcTable.commandsOf(wait.id()));
        String next = plans.start("lost");
        assertNotEquals(session, plans.session(next).id());
        assertEquals("cancelled", plans.cancel(next).status());
    }

    @Test
    void s1ASessionOfAnythingWhoseOperationDisappearedIsFailedWithNobodyAsking() throws Exception {
        String id = home.shell("exec sleep 600");
        long session = Objects.requireNonNull(home.operation(id).sessionId());
        Home.kill9(home.launchedLast());
        try (Tamper database = home.database()) {
            database.execute("DELETE FROM operation WHERE id = ?", id);
        }
        home.start();
        Awaitility.await().atMost(Duration.ofSeconds(90)).pollInterval(Duration.ofMillis(200))
                .until(() -> home.session(session).status().equals("failed"));
        assertEquals("Operation disappeared", home.session(session).failureReason());
    }

    @Test
    void s2AnActiveSessionIsLeftAlone() throws Exception {
        plans.write("busy", Plans.worker("wait", "exec sleep 600"));
        String run = plans.start("busy");
        long session = plans.session(run).id();
        assertEquals(new PlanTriggered(false, "active_session", session, run), plans.trigger("busy"));
        Home.Ran ran = home.daybook("plan", "trigger", "busy");
        assertEquals(1, ran.exit());
        assertTrue(ran.err().contains("session " + session) && ran.err().contains(run), ran.err());
        plans.restart();
        assertEquals("active_session", plans.trigger("busy").reason());
        assertEquals("active", home.session(session).status());
        assertEquals("cancelled", plans.cancel(run).status());
        assertTrue(plans.trigger("busy").triggered());
    }

    @Test
    void aTriggerThatWasMissedManyTimesStartsThePlanOnce() throws Exception {
        Path effects = folder.resolve("effects");
        Path file = plans.write("often", "trigger = { every = \"1m\" }\n"
                + Plans.worker("mark", "echo once >> '" + effects + "'"));
        plans.write("off", "trigger = { every = \"1m\" }\n" + Plans.worker("mark", "echo off >> '" + effects + "'"));
        Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.from(noon));
        assertFalse(home.answer(Call.enablePlan("off", false)).enabled());
        Home.kill9(home.launchedLast());
        try (Tamper database = home.database()) {
            database.execute("MERGE INTO plan (name, enabled, handled_s) KEY (name) VALUES ('often', TRUE, ?)", noon);
            database.execute("UPDATE plan SET handled_s = ? WHERE name = 'off'", noon);
        }
        home.start();
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> plans.show("often").lastRun() != null);
        String run = Objects.requireNonNull(Objects.requireNonNull(plans.show("often").lastRun()).operationId());
        assertEquals("completed", plans.ended(run).status());
        plans.restart();
        Plan plan = plans.show("often");
        assertEquals(run, Objects.requireNonNull(plan.lastRun()).operationId(), "the misses were one");
        assertTrue(Objects.requireNonNull(plan.nextDue()).isAfter(Objects.requireNonNull(plan.lastRun()).started()));
        assertEquals("once\n", Files.readString(effects));
        assertNull(plans.show("off").lastRun());
    }

    @Test
    void p6NothingStartsWhenThereIsNothingActiveAndABrokenFileStopsNoOther() throws Exception {
        plans.write("fine", Plans.worker("mark", "true"));
        Path broken = plans.write("broken", "trigger = { every = \"0s\" }\n" + Plans.daemon("x", "prune"));
        String run = plans.start("fine");
        assertEquals("completed", plans.ended(run).status());
        long sequence = home.health().store().sequence();
        plans.restart();
        assertEquals(1, plans.show("fine").phases().size());
        assertEquals(List.of(run), home.operations().stream().filter(operation -> operation.parentId() == null)
                .map(Operation::id).toList());
        assertEquals(1, home.answer(Call.plans()).broken().size());
        assertEquals(broken.toString(), home.answer(Call.plans()).broken().getFirst().file());
        assertEquals(2, home.answer(Call.plans()).broken().getFirst().line());
        assertTrue(home.health().notices().stream().anyMatch(notice -> notice.contains("broken.toml")));
        assertTrue(home.health().store().sequence() >= sequence);
        Files.writeString(broken, Files.readString(broken).replace("0s", "1h"));
        assertEquals(0, home.answer(Call.plans()).broken().size(), "a change is seen at the next look");
        plans.assertNoErrorInTheLog();
    }

    @Test
    void daysThatWereSleptThroughStartThePlanOnce() throws Exception {
        RealDesktop.require("faketime");
        Path effects = folder.resolve("effects");
        Path shift = Files.writeString(folder.resolve("shift"), "+0s\n");
        Home.kill9(home.launchedLast());
        plans.write("daily", "trigger = { daily_at = \"" + LocalTime.now(ZoneOffset.UTC).plusHours(1).withNano(0)
                + "\" }\n" + Plans.worker("mark", "echo once >> '" + effects + "'"));
        Home sleeper = new Home(folder.resolve("h")).with(Map.of("LD_PRELOAD",
                "/usr/$LIB/faketime/libfaketime.so.1", "FAKETIME_TIMESTAMP_FILE", shift.toString(), "FAKETIME_NO_CACHE",
                "1", "FAKETIME_DONT_FAKE_MONOTONIC", "1", "FAKETIME_FORCE_MONOTONIC_FIX", "0", "NO_FAKE_STAT", "1"));
        try {
            sleeper.start();
            assertNull(plans.show("daily").lastRun());
            Files.writeString(shift, "+3d\n");
            Awaitility.await().atMost(Duration.ofSeconds(40)).until(() -> plans.show("daily").lastRun() != null);
            String run = Objects.requireNonNull(Objects.requireNonNull(plans.show("daily").lastRun()).operationId());
            assertEquals("completed", plans.ended(run).status());
            Home.kill9(sleeper.launchedLast());
            sleeper.start();
            // The thread that starts plans has looked by then.
            plans.write("other", Plans.worker("mark", "true"));
            assertEquals("completed", plans.ended(plans.start("other")).status());
            assertEquals("once\n", Files.readString(effects));
        } finally {
            sleeper.end();
        }
    }
}
