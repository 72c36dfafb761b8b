package dev.daybook.coordinator;

import static dev.daybook.store.StoredOperations.BOOT;
import static dev.daybook.store.StoredOperations.NOW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.operation.OperationCause;
import dev.daybook.operation.OperationEnd;
import dev.daybook.operation.WorkerIdentity;
import dev.daybook.plan.Plan;
import dev.daybook.plan.PlanState;
import dev.daybook.plan.PlanStore;
import dev.daybook.plan.PlanStore.Check;
import dev.daybook.planfile.PlanFiles;
import dev.daybook.store.StoreException;
import dev.daybook.store.StoredOperations;
import dev.daybook.watch.DaemonTasks;
import dev.daybook.watch.StandingEvidence;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When plans start, over days that the clock and people do as they like: rows S1, S2, P6. */
class PlanDeskTest {

    private static final Duration QUARTER = Duration.ofMinutes(15);

    @TempDir
    Path folder;
    private StoredOperations day;
    private DaemonTasks tasks;
    private Path files;
    private PlanDesk desk;
    private Instant now = NOW;
    private final List<String> checked = new CopyOnWriteArrayList<>();
    private String broken = "";

    @BeforeEach
    void open() throws StoreException, IOException {
        day = new StoredOperations(folder.resolve("data"));
        tasks = new DaemonTasks(day.rows, () -> now);
        files = Files.createDirectory(folder.resolve("plans"));
        desk = launched();
    }

    @AfterEach
    void close() {
        tasks.close();
        day.close();
    }

    private PlanDesk launched() {
        PlanStore plans = (PlanStore) Proxy.newProxyInstance(PlanStore.class.getClassLoader(),
                new Class<?>[]{PlanStore.class}, (proxy, method, values) -> {
                    if (method.getName().equals("check")) {
                        String name = ((Plan) values[0]).name();
                        checked.add(name);
                        if (name.equals(broken)) {
                            throw new IllegalStateException("a row of it is broken");
                        }
                    }
                    try {
                        return method.invoke(day.plans, values);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        PhaseStart phases = new PhaseStart(day.rows, new StandingEvidence(), tasks, Map.of(),
                (operation, title, phase, variables, ended) -> {}, new PhaseVariables(folder),
                new WorkerIdentity("daemon", 1, 1, BOOT), () -> now);
        return new PlanDesk(new PlanFiles(files, folder, Map.of()), plans,
                new Coordinator(plans, day.rows, phases, () -> now), tasks, () -> ZoneId.of("Europe/Berlin"),
                () -> now, BOOT);
    }

    /** Written an hour ago, unless a test says otherwise. */
    private void file(String name, String trigger) throws IOException {
        file(name, trigger, now.minus(Duration.ofHours(1)));
    }

    private void file(String name, String trigger, Instant written) throws IOException {
        Path file = files.resolve(name + ".toml");
        Files.writeString(file, "name = \"" + name + "\"\n" + trigger
                + "\n[[phase]]\nname = \"a\"\nin = \"worker\"\ncommand = [\"true\"]\n");
        Files.setLastModifiedTime(file, FileTime.from(written));
    }

    private static final String EVERY_QUARTER = "trigger = { every = \"15m\" }";
    private static final String AT_TWO = "trigger = { daily_at = \"02:00\" }";

    private void after(Duration length) {
        now = now.plus(length);
    }

    /** Every minute, and every run is over at once. */
    private int starts(Duration length) {
        int starts = 0;
        Instant end = now.plus(length);
        while (!now.isAfter(end)) {
            desk.look(true);
            starts += over();
            now = now.plusSeconds(60);
        }
        return starts;
    }

    private int over() {
        List<String> active = day.plans.active();
        active.forEach(run -> day.rows.end(run, 1, OperationEnd.completed(), now));
        return active.size();
    }

    private PlanDesk.Standing standing(String name) {
        return desk.find(name).orElseThrow();
    }

    // What falls due

    @Test
    void withoutPlansNothingIsAskedAndNothingFallsDue() {
        long sequence = day.store.sequence();
        assertEquals(Optional.empty(), desk.look(true));
        assertEquals(List.of(), checked);
        assertEquals(sequence, day.store.sequence());
    }

    @Test
    void aPlanThatIsNewStartsOnePeriodAfterItIsSeenAndNotForMomentsBefore() throws Exception {
        file("often", EVERY_QUARTER);
        assertEquals(Optional.of(NOW.minusSeconds(60).plus(QUARTER)), desk.look(false));
        assertEquals(List.of(), day.plans.active());
        assertEquals(new PlanState(true, NOW.minusSeconds(60)), day.plans.states().get("often"));
        after(QUARTER.minusSeconds(60));
        desk.look(false);
        assertEquals(1, day.plans.active().size());
    }

    @Test
    void aPlanThatIsWrittenJustBeforeItsMomentIsNotTooLate() throws Exception {
        now = Instant.parse("2026-03-11T01:00:10Z");
        file("nightly", AT_TWO, Instant.parse("2026-03-11T00:59:50Z"));
        desk.look(false);
        assertEquals(1, day.plans.active().size());
    }

    @Test
    void aPlanThatIsWrittenAfterItsMomentWaitsForTheNext() throws Exception {
        now = Instant.parse("2026-03-11T01:00:10Z");
        file("nightly", AT_TWO, Instant.parse("2026-03-11T01:00:05Z"));
        assertEquals(Optional.of(Instant.parse("2026-03-12T01:00:00Z")), desk.look(false));
        assertEquals(List.of(), day.plans.active());
    }

    @Test
    void aMomentThatWasSleptThroughIsOneStart() throws Exception {
        file("often", EVERY_QUARTER);
        desk.look(true);
        after(Duration.ofDays(3));
        assertEquals(1, starts(Duration.ofMinutes(10)));
    }

    @Test
    void aMomentThatPassedWithoutADaemonIsDueAtTheNextLaunch() throws Exception {
        file("nightly", AT_TWO);
        desk.look(true);
        after(Duration.ofDays(2));
        desk = launched();
        desk.look(true);
        assertEquals(1, day.plans.active().size());
    }

    @Test
    void aClockThatWasFarAheadKeepsNothingWaitingForMoreThanOnePeriod() throws Exception {
        file("often", EVERY_QUARTER);
        desk.look(true);
        after(Duration.ofDays(400));
        assertEquals(1, starts(Duration.ZERO));
        now = NOW;
        assertEquals(0, starts(QUARTER.minusSeconds(60)));
        assertEquals(1, starts(Duration.ofMinutes(2)));
        assertEquals(4, starts(Duration.ofHours(1)));
    }

    @Test
    void aClockThatWasFarAheadEnablesNothing() throws Exception {
        file("often", EVERY_QUARTER);
        day.plans.state("often", new PlanState(false, NOW.plus(Duration.ofDays(400))));
        desk.look(true);
        assertEquals(new PlanState(false, NOW), day.plans.states().get("often"));
    }

    @Test
    void aPlanByHandNeverFallsDue() throws Exception {
        file("manual", "");
        assertEquals(Optional.empty(), desk.look(true));
        assertEquals(0, starts(Duration.ofDays(1)));
        assertNull(standing("manual").next());
        assertInstanceOf(Check.Started.class, desk.trigger(standing("manual").plan()));
    }

    // One at a time

    @Test
    void aPlanThatRunsIsNotStartedBesideItselfAndOnceWhenItIsOver() throws Exception {
        file("often", EVERY_QUARTER);
        desk.look(true);
        after(QUARTER);
        desk.look(true);
        after(Duration.ofHours(2));
        desk.look(true);
        assertEquals(1, day.plans.active().size());
        over();
        desk.look(false);
        assertEquals(1, day.plans.active().size());
        over();
        desk.look(false);
        assertEquals(List.of(), day.plans.active());
    }

    @Test
    void aPlanWhoseOperationDisappearedIsRecoveredAndStartsWithTheNextLook() throws Exception {
        file("often", EVERY_QUARTER);
        String run = ((Check.Started) desk.trigger(standing("often").plan())).operation();
        long session = day.sessionId(run);
        day.forget(run);
        after(QUARTER);
        desk.look(true);
        assertEquals("Operation disappeared", day.session(session).failureReason());
        assertEquals(List.of(), day.plans.active());
        desk.look(true);
        assertEquals(1, day.plans.active().size());
    }

    @Test
    void aSessionOfAPlanWhoseFileIsGoneIsRecoveredToo() throws Exception {
        file("gone", "");
        String run = ((Check.Started) desk.trigger(standing("gone").plan())).operation();
        long session = day.sessionId(run);
        day.forget(run);
        Files.delete(files.resolve("gone.toml"));
        desk.look(true);
        assertEquals("failed", day.session(session).status());
    }

    @Test
    void onlyALookAtEverythingAsksForPlansThatAreNotDue() throws Exception {
        file("often", EVERY_QUARTER);
        file("manual", "");
        desk.look(false);
        assertEquals(List.of(), checked);
        desk.look(true);
        assertEquals(Set.of("often", "manual"), Set.copyOf(checked));
    }

    @Test
    void aPlanThatCannotBeLookedAtDoesNotStopTheOthers() throws Exception {
        file("a", EVERY_QUARTER);
        file("b", EVERY_QUARTER);
        file("c", EVERY_QUARTER);
        Files.writeString(files.resolve("d.toml"), "name = 3");
        broken = "b";
        desk.look(true);
        after(QUARTER);
        desk.look(true);
        assertEquals(2, day.plans.active().size());
        assertTrue(desk.notices().getFirst().contains("d.toml"), desk.notices().toString());
    }

    // Enabled or not

    @Test
    void aPlanThatIsDisabledStartsByHandAlone() throws Exception {
        file("often", EVERY_QUARTER);
        desk.look(true);
        desk.enable(standing("often").plan(), false);
        assertEquals(0, starts(Duration.ofDays(1)));
        assertNull(standing("often").next());
        assertInstanceOf(Check.Started.class, desk.trigger(standing("often").plan()));
        assertEquals(false, standing("often").enabled());
    }

    @Test
    void whatPassedWhileItWasDisabledIsNotMadeUpFor() throws Exception {
        file("often", EVERY_QUARTER);
        desk.look(true);
        desk.enable(standing("often").plan(), false);
        after(Duration.ofDays(1));
        desk.enable(standing("often").plan(), true);
        assertEquals(now.plus(QUARTER), standing("often").next());
        assertEquals(0, starts(QUARTER.minusSeconds(60)));
        assertEquals(1, starts(Duration.ofMinutes(1)));
    }

    @Test
    void enabledTwiceItsTimeDoesNotBeginAgain() throws Exception {
        file("often", EVERY_QUARTER);
        desk.look(true);
        after(Duration.ofMinutes(10));
        long sequence = day.store.sequence();
        desk.enable(standing("often").plan(), true);
        assertEquals(sequence, day.store.sequence());
    }

    // What a person is told

    @Test
    void aRunThatFailedIsToldUntilOneDidNot() throws Exception {
        file("manual", "");
        String run = ((Check.Started) desk.trigger(standing("manual").plan())).operation();
        day.rows.end(run, 1, OperationEnd.failed(OperationCause.EXIT, "Phase a failed with exit code 7"), now);
        assertEquals(List.of("Plan “manual” failed: “Phase a failed with exit code 7”; see 'daybook plan show manual'"),
                desk.notices());
        desk.trigger(standing("manual").plan());
        over();
        assertEquals(List.of(), desk.notices());
    }
}
