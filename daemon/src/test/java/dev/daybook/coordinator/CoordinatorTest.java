package dev.daybook.coordinator;

import static dev.daybook.store.StoredOperations.BOOT;
import static dev.daybook.store.StoredOperations.at;
import static dev.daybook.store.StoredOperations.leader;
import static dev.daybook.store.StoredOperations.plan;
import static dev.daybook.store.StoredOperations.worker;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.Operation;
import dev.daybook.operation.OperationCause;
import dev.daybook.operation.OperationEnd;
import dev.daybook.operation.OperationStatus;
import dev.daybook.operation.OperationStore;
import dev.daybook.operation.OperationStore.Cancel;
import dev.daybook.operation.Receipt;
import dev.daybook.operation.WorkerIdentity;
import dev.daybook.plan.NextStep;
import dev.daybook.plan.Phase;
import dev.daybook.plan.Plan;
import dev.daybook.plan.PlanRun;
import dev.daybook.plan.PlanStore;
import dev.daybook.plan.PlanStore.Check;
import dev.daybook.planfile.PlanFiles;
import dev.daybook.store.StoreException;
import dev.daybook.store.StoredOperations;
import dev.daybook.timeline.StoreUnavailable;
import dev.daybook.watch.DaemonTasks;
import dev.daybook.watch.DaemonWork;
import dev.daybook.watch.Doing;
import dev.daybook.watch.OperationDesk;
import dev.daybook.watch.StandingEvidence;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Objects;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs from phase to phase: rows P1, P2, P6, C3, C5. */
class CoordinatorTest {

    private static final WorkerIdentity SELF = new WorkerIdentity("daemon", 1, 1, BOOT);

    /** Of three phases: {@code save} in the daemon, {@code publish} in a worker, {@code tidy} in the daemon. */
    private static final Plan NIGHTLY = plan("nightly");

    @TempDir
    Path folder;
    private StoredOperations day;
    private final StandingEvidence evidence = new StandingEvidence();
    private final Workers workers = new Workers();
    private final Map<String, DaemonWork> works = new HashMap<>();
    private final List<String> done = new CopyOnWriteArrayList<>();
    private Daemon daemon;

    @BeforeEach
    void open() throws StoreException {
        day = new StoredOperations(folder.resolve("data"));
        works.put("backup", leaving("backup", Map.of("EXPORT", "day.json")));
        works.put("prune", leaving("prune", Map.of()));
        daemon = new Daemon();
    }

    @AfterEach
    void close() {
        daemon.tasks.close();
        day.close();
    }

    private DaemonWork leaving(String task, Map<String, String> variables) {
        return new DaemonWork() {
            @Override
            public List<Option> options() {
                return List.of();
            }

            @Override
            public Map<String, String> run(Order order, DaemonTasks.Steps steps) {
                done.add(task + " " + order.options() + " " + order.since());
                return variables;
            }
        };
    }

    /** Workers that come when a test says so. */
    private static final class Workers implements PhaseWorkers {

        private final List<Started> started = new ArrayList<>();
        private @Nullable String refusal;

        record Started(String operation, Map<String, String> variables, Runnable ended) {}

        @Override
        public void start(String operation, String title, Phase.InWorker phase,
                Map<String, String> variables, Runnable ended) throws IOException {
            if (refusal != null) {
                throw new IOException(refusal);
            }
            started.add(new Started(operation, variables, ended));
        }
    }

    /** What one life of the daemon has in memory. */
    private final class Daemon {

        final DaemonTasks tasks = new DaemonTasks(day.rows, () -> at(60));
        final List<String> asked = new CopyOnWriteArrayList<>();
        final PlanStore plans = counted(PlanStore.class, day.plans);
        final Coordinator coordinator = new Coordinator(plans, day.rows, phases(day.rows), () -> at(60));
        final OperationDesk desk = new OperationDesk(day.rows, tasks, works, SELF, () -> {}, () -> at(70));
        final PlanDesk planDesk = new PlanDesk(new PlanFiles(folder, folder, Map.of()), plans, coordinator,
                tasks, () -> ZoneOffset.UTC, () -> at(50), BOOT);

        PhaseStart phases(OperationStore store) {
            return new PhaseStart(store, evidence, tasks, works, workers,
                    new PhaseVariables(folder.resolve("operations")), SELF, () -> at(60));
        }

        private <T> T counted(Class<T> type, T real) {
            return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[]{type},
                    (proxy, method, values) -> {
                        asked.add(method.getName());
                        try {
                            return method.invoke(real, values);
                        } catch (InvocationTargetException e) {
                            throw e.getCause();
                        }
                    }));
        }

        String trigger(Plan plan) {
            return ((Check.Started) planDesk.trigger(plan)).operation();
        }

        void turns(int turns) {
            for (int turn = 0; turn < turns; turn++) {
                coordinator.advance();
            }
        }

        /** Turns until work inside it has ended, and once more. */
        void settle() {
            await().until(() -> {
                coordinator.advance();
                return tasks.running().isEmpty();
            });
            turns(2);
        }
    }

    /** The daemon is there no more, and another has taken up its runs. */
    private void restart() {
        daemon = new Daemon();
        daemon.coordinator.resume();
    }

    private List<Operation> parts(String run) {
        return day.plans.run(run).map(PlanRun::attempts).orElse(List.of()).stream()
                .map(attempt -> day.operation(attempt.operation())).toList();
    }

    private List<String> attempts(String run) {
        return parts(run).stream().map(part -> part.phase() + " " + part.status() + " " + part.epoch()).toList();
    }

    private String last(String run) {
        return parts(run).getLast().id();
    }

    /** A run whose worker has been started and has not spoken yet. */
    private String publishing() {
        String run = daemon.trigger(NIGHTLY);
        daemon.turns(2);
        daemon.settle();
        daemon.turns(2);
        assertEquals(List.of("save completed 1", "publish pending 1"), attempts(run));
        return run;
    }

    private void works(String operation, int code) {
        day.rows.start(operation, 1, worker(1), at(61));
        day.rows.claim(operation, 1, worker(1), leader(1), at(61));
        day.rows.end(operation, 1, new OperationEnd(code == 0
                ? OperationStatus.COMPLETED
                : OperationStatus.FAILED, OperationCause.EXIT, code, null,
                code == 0 ? null : "exit code " + code, null, 0), at(62));
    }

    // From start to end

    @Test
    void aRunGoesFromPhaseToPhaseToItsEnd() {
        String run = publishing();
        assertEquals(List.of("backup {keep=3} " + at(50)), done, "since it was triggered, with its options");
        assertEquals("publish", day.sessionOf(run).phase());
        works(last(run), 0);
        daemon.turns(2);
        daemon.settle();
        assertEquals("completed", day.status(run));
        assertEquals("ended", day.sessionOf(run).status());
        assertEquals(2, done.size());
        assertEquals(Set.of(), daemon.tasks.running());
    }

    @Test
    void aPhaseInAWorkerFindsWhatEarlierOnesLeft() {
        publishing();
        Map<String, String> variables = workers.started.getFirst().variables();
        assertEquals("day.json", variables.get("EXPORT"));
        assertEquals("nightly", variables.get("DAYBOOK_PLAN"));
        assertEquals("save", variables.get("DAYBOOK_PREVIOUS_PHASE"));
        assertEquals("completed", variables.get("DAYBOOK_PREVIOUS_STATUS"));
    }

    @Test
    void aWorkerIsStartedOnceHoweverOftenItIsLookedAt() {
        String run = publishing();
        daemon.turns(5);
        assertEquals(List.of(last(run)), workers.started.stream().map(Workers.Started::operation).toList());
    }

    @Test
    void aPhaseThatFailsEndsTheRunAndOneThatMayFailDoesNot() {
        String run = publishing();
        works(last(run), 7);
        works.put("prune", new Doing(steps -> {
            throw new IllegalStateException("nothing can be pruned");
        }));
        daemon.turns(2);
        daemon.settle();
        assertEquals("failed", day.status(run));
        assertEquals("Phase tidy failed: nothing can be pruned", day.operation(run).error());
        assertEquals("exit", day.operation(run).cause());
        assertEquals("failed", day.sessionOf(run).status());
    }

    @Test
    void aTaskThatTheDaemonDoesNotHaveFailsThePhase() {
        works.remove("backup");
        String run = daemon.trigger(NIGHTLY);
        daemon.turns(3);
        assertEquals("Phase save failed: the daemon has no task 'backup'", day.operation(run).error());
        assertEquals("start_failed", day.operation(run).cause());
    }

    // Workers that cannot be had

    @Test
    void aWorkerThatCannotBeStartedFailsThePhaseWithItsWords() {
        workers.refusal = "there is no lib/daybook-worker";
        Operation publish = day.operation(notStarted());
        assertEquals("start_failed", publish.cause());
        assertEquals("there is no lib/daybook-worker", publish.error());
    }

    /** A phase in a worker as it is once that should have been started. */
    private String notStarted() {
        String run = daemon.trigger(NIGHTLY);
        daemon.turns(2);
        daemon.settle();
        return parts(run).get(1).id();
    }

    @Test
    void variablesThatCannotBeUsedFailThePhase() throws Exception {
        works.put("backup", leaving("backup", Map.of("BROKEN NAME", "1")));
        String publish = notStarted();
        assertTrue(String.valueOf(day.operation(publish).error())
                .startsWith("phase save left variables that cannot be used: line 1"), day.operation(publish).error());
        assertEquals(List.of(), workers.started);
    }

    @Test
    void aWorkerThatIsGoneBeforeItBeganFailsThePhase() {
        String run = publishing();
        String publish = last(run);
        workers.started.getFirst().ended().run();
        assertEquals("start_failed", day.operation(publish).cause());
        assertEquals("its worker ended before it began; see " + folder + "/operations/" + publish + "/worker.out",
                day.operation(publish).error());
    }

    @Test
    void aWorkerThatIsGoneAfterItHasBegunIsNotOurAffair() {
        String run = publishing();
        day.rows.start(last(run), 1, worker(1), at(61));
        workers.started.getFirst().ended().run();
        assertEquals("running", day.status(last(run)));
    }

    @Test
    void aWorkerThatIsGoneBecauseAnotherHoldsTheOperationIsNoFailure() {
        String run = publishing();
        evidence.alive.add(last(run));
        workers.started.getFirst().ended().run();
        assertEquals("pending", day.status(last(run)));
        daemon.turns(1);
        assertEquals(1, workers.started.size());
        evidence.alive.clear();
        daemon.turns(1);
        assertEquals(2, workers.started.size(), "the other went and had not begun");
    }

    @Test
    void aWorkerThatBeginsWhileAnotherIsFoundGoneIsLeftAlone() {
        OperationStore late = (OperationStore) Proxy.newProxyInstance(OperationStore.class.getClassLoader(),
                new Class<?>[]{OperationStore.class}, (proxy, method, values) -> {
                    if (method.getName().equals("endUnclaimed")) {
                        day.rows.start(String.valueOf(values[0]), 1, worker(1), at(61));
                    }
                    return method.invoke(day.rows, values);
                });
        String run = publishing();
        Coordinator coordinator = new Coordinator(day.plans, day.rows, daemon.phases(late), () -> at(60));
        coordinator.resume();
        coordinator.advance();
        workers.started.getLast().ended().run();
        assertEquals("running", day.status(last(run)));
    }

    @Test
    void aWorkerThatRestsIsNotGoneBeforeItBegan() {
        String run = publishing();
        day.rows.start(last(run), 1, worker(1), at(61));
        day.rows.retry(last(run), 1, "another follows");
        workers.started.getFirst().ended().run();
        assertEquals("pending", day.status(last(run)));
        daemon.turns(1);
        assertEquals(1, workers.started.size(), "the next attempt is its worker's own affair");
    }

    // One and another

    @Test
    void severalRunsGoOnSideBySideAndTheCancelOfOneIsNoneOfTheOthers() {
        CountDownLatch go = new CountDownLatch(1);
        works.put("backup", new Doing(steps -> {
            while (!go.await(2, TimeUnit.MILLISECONDS)) {
                steps.next(0.5, null);
            }
        }));
        List<String> runs = List.of(daemon.trigger(plan("a")), daemon.trigger(plan("b")), daemon.trigger(plan("c")));
        daemon.turns(2);
        assertEquals(3, daemon.tasks.running().size());
        assertEquals(new Cancel.Asked(List.of(last(runs.get(1)))), daemon.desk.cancel(runs.get(1), null));
        await().until(() -> daemon.tasks.running().size() == 2);
        go.countDown();
        daemon.settle();
        daemon.turns(2);
        works(last(runs.get(0)), 0);
        works(last(runs.get(2)), 0);
        daemon.turns(2);
        daemon.settle();
        assertEquals(List.of("completed", "cancelled", "completed"), runs.stream().map(day::status).toList());
        assertEquals(List.of("ended", "cancelled", "ended"),
                runs.stream().map(run -> day.sessionOf(run).status()).toList());
    }

    @Test
    void aRunThatThrowsDoesNotStopTheOthers() {
        String bad = daemon.trigger(plan("bad"));
        String good = daemon.trigger(plan("good"));
        PlanStore throwing = (PlanStore) Proxy.newProxyInstance(PlanStore.class.getClassLoader(),
                new Class<?>[]{PlanStore.class}, (proxy, method, values) -> {
                    if (method.getName().equals("run") && values[0].equals(bad)) {
                        throw new IllegalStateException("a row of it is broken");
                    }
                    return method.invoke(day.plans, values);
                });
        Coordinator coordinator = new Coordinator(throwing, day.rows, daemon.phases(day.rows), () -> at(60));
        coordinator.resume();
        coordinator.advance();
        coordinator.advance();
        assertEquals(List.of(), parts(bad));
        assertEquals(1, parts(good).size());
    }

    @Test
    void workThatTheStoreWasAwayForGoesOnAsItsNextAttemptWithNobodyAsking() {
        DaemonWork real = Objects.requireNonNull(works.put("backup", new DaemonWork() {
            private int asked;

            @Override
            public List<Option> options() {
                return List.of();
            }

            @Override
            public Map<String, String> run(Order order, DaemonTasks.Steps steps) throws Exception {
                asked++;
                if (asked < 4) {
                    throw new IOException("cannot write it down",
                            new StoreUnavailable("away", new IllegalStateException()));
                }
                return works.getOrDefault("prune", this).run(order, steps);
            }
        }));
        day.store.onCommit(committed -> daemon.coordinator.changed());
        String run = daemon.trigger(NIGHTLY);
        await().until(() -> {
            daemon.coordinator.advance();
            return attempts(run).contains("publish pending 1");
        });
        assertEquals(List.of("save completed 4", "publish pending 1"), attempts(run));
        works.put("backup", real);
    }

    @Test
    void workThatTheStoreIsAlwaysAwayForIsGivenUp() {
        works.put("backup", new DaemonWork() {
            @Override
            public List<Option> options() {
                return List.of();
            }

            @Override
            public Map<String, String> run(Order order, DaemonTasks.Steps steps) {
                throw new StoreUnavailable("away", new IllegalStateException());
            }
        });
        String run = daemon.trigger(NIGHTLY);
        await().until(() -> {
            daemon.coordinator.advance();
            return !day.status(run).equals("running");
        });
        assertEquals("Phase save failed: away", day.operation(run).error());
    }

    @Test
    void aPhaseThatCannotBeWrittenDownEndsTheRun() {
        Plan tooLong = new Plan("long", Path.of("/plans/long.toml"), at(0), null, List.of(new Phase.InWorker("p",
                List.of("x".repeat(70_000)), Path.of("/"), Duration.ofSeconds(1), null, 0, false)));
        String run = daemon.trigger(tooLong);
        daemon.turns(2);
        assertEquals("failed", day.status(run));
        assertTrue(String.valueOf(day.operation(run).error()).startsWith("Its next phase could not be written down: "),
                day.operation(run).error());
        assertInstanceOf(Check.Started.class, daemon.planDesk.trigger(tooLong), "it blocks no other");
    }

    @Test
    void aStoreThatIsAwayIsSaidSoAndNothingIsLost() {
        String run = daemon.trigger(NIGHTLY);
        PlanStore away = (PlanStore) Proxy.newProxyInstance(PlanStore.class.getClassLoader(),
                new Class<?>[]{PlanStore.class}, (proxy, method, values) -> {
                    if (method.getName().equals("begin")) {
                        throw new StoreUnavailable("the disk is full", new IllegalStateException());
                    }
                    return method.invoke(day.plans, values);
                });
        Coordinator coordinator = new Coordinator(away, day.rows, daemon.phases(day.rows), () -> at(60));
        coordinator.resume();
        assertThrows(StoreUnavailable.class, coordinator::advance);
        daemon.turns(1);
        assertEquals(List.of("save pending 1"), attempts(run));
    }

    // None

    @Test
    void withoutARunTheStoreIsAskedNothing() {
        daemon.coordinator.resume();
        daemon.asked.clear();
        for (int turn = 0; turn < 100; turn++) {
            daemon.coordinator.changed();
            daemon.coordinator.advance();
        }
        assertEquals(List.of(), daemon.asked);
    }

    @Test
    void aRunThatIsOverIsForgotten() {
        String run = daemon.trigger(NIGHTLY);
        day.rows.cancel(run, null, at(51));
        daemon.turns(2);
        assertEquals("cancelled", day.status(run));
        daemon.asked.clear();
        daemon.turns(100);
        assertEquals(List.of(), daemon.asked);
    }

    @Test
    void onlyRunsThatGoOnAreTakenUpByTheNextDaemon() {
        String over = daemon.trigger(plan("over"));
        day.rows.end(over, 1, OperationEnd.completed(), at(51));
        String run = daemon.trigger(NIGHTLY);
        restart();
        daemon.asked.clear();
        daemon.turns(1);
        assertEquals(List.of("run", "begin"), daemon.asked);
        assertEquals(List.of("save pending 1"), attempts(run));
    }

    // The daemon goes

    @Test
    void aDaemonThatIsStoppedLeavesItsPhaseToTheNextAndThatIsNoRestart() throws Exception {
        String run = daemon.trigger(NIGHTLY);
        for (int stop = 1; stop <= NextStep.MOST_RESTARTS + 2; stop++) {
            CountDownLatch within = new CountDownLatch(1);
            works.put("backup", new Doing(steps -> {
                within.countDown();
                while (true) {
                    steps.next(0.5, null);
                    Thread.onSpinWait();
                }
            }));
            daemon.turns(2);
            within.await();
            daemon.tasks.close();
            assertEquals(List.of("save pending " + (stop + 1)), attempts(run), "in stop " + stop);
            assertEquals("active", day.sessionOf(run).status());
            assertNull(day.operation(run).cancelRequested());
            restart();
        }
        works.put("backup", leaving("backup", Map.of()));
        daemon.turns(1);
        daemon.settle();
        assertEquals("save completed " + (NextStep.MOST_RESTARTS + 3), attempts(run).getFirst());
        assertEquals(1, done.size());
    }

    /** As the reconciliation of the next launch does. */
    private void died(String run) {
        day.rows.end(last(run), 1, OperationEnd.failed(OperationCause.DAEMON_RESTARTED,
                "Orphaned by daemon restart"), at(65));
    }

    @Test
    void aPhaseThatDiedWithItsDaemonIsStartedAgainThreeTimes() {
        String run = daemon.trigger(NIGHTLY);
        for (int life = 0; life <= NextStep.MOST_RESTARTS; life++) {
            daemon.turns(1);
            assertEquals(life + 1, parts(run).size());
            day.rows.start(last(run), 1, SELF, at(61));
            died(run);
            restart();
        }
        daemon.turns(1);
        assertEquals("failed", day.status(run));
        assertEquals("daemon_restarted", day.operation(run).cause());
        assertEquals("Phase save failed: Orphaned by daemon restart", day.operation(run).error());
    }

    @Test
    void aPhaseThatWasWrittenDownAndNotStartedIsStartedByTheNextDaemon() {
        String run = daemon.trigger(NIGHTLY);
        daemon.turns(1);
        assertEquals(List.of("save pending 1"), attempts(run));
        restart();
        daemon.turns(1);
        daemon.settle();
        assertEquals("save completed 1", attempts(run).getFirst());
    }

    @Test
    void aWorkerOfAnEarlierDaemonIsLeftAlone() {
        String run = publishing();
        evidence.alive.add(last(run));
        restart();
        daemon.turns(3);
        assertEquals(1, workers.started.size());
        day.rows.start(last(run), 1, worker(1), at(61));
        restart();
        daemon.turns(3);
        assertEquals(List.of("save completed 1", "publish running 1"), attempts(run));
    }

    @Test
    void aWorkerThatAnEarlierDaemonMayNotHaveStartedIsStartedOnceMore() {
        String run = publishing();
        restart();
        daemon.turns(3);
        assertEquals(List.of(last(run), last(run)),
                workers.started.stream().map(Workers.Started::operation).toList());
    }

    // Cancels

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCancelBeforeTheFirstPhaseBeginsNone(boolean ofTheSession) {
        String run = daemon.trigger(NIGHTLY);
        cancel(run, ofTheSession);
        daemon.turns(3);
        assertEquals("cancelled", day.status(run));
        assertEquals("cancelled", day.sessionOf(run).status());
        assertEquals(List.of(), done);
    }

    private void cancel(String run, boolean ofTheSession) {
        if (ofTheSession) {
            daemon.desk.cancelSession(day.sessionId(run));
        } else {
            daemon.desk.cancel(run, null);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCancelEndsTheTaskAtItsNextStepAndTheRunWithIt(boolean ofTheSession) {
        works.put("backup", new Doing(steps -> {
            while (true) {
                steps.next(0.5, null);
                Thread.onSpinWait();
            }
        }));
        String run = daemon.trigger(NIGHTLY);
        daemon.turns(2);
        String save = last(run);
        cancel(run, ofTheSession);
        daemon.settle();
        assertEquals("cancelled", day.status(save));
        assertEquals("cancelled", day.status(run));
        assertEquals("cancelled", day.sessionOf(run).status());
        assertEquals(Set.of(), daemon.tasks.running());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCancelWhileTheWorkerComesUpEndsTheRun(boolean ofTheSession) {
        String run = publishing();
        String publish = last(run);
        cancel(run, ofTheSession);
        daemon.turns(2);
        assertEquals("cancelled", day.status(publish));
        assertEquals("cancelled", day.status(run));
        workers.started.getFirst().ended().run();
        assertEquals("cancelled", day.operation(publish).cause());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aCancelWhileTheWorkerRunsWaitsForItsStop(boolean ofTheSession) {
        String run = publishing();
        String publish = last(run);
        day.rows.start(publish, 1, worker(1), at(61));
        cancel(run, ofTheSession);
        daemon.turns(3);
        assertEquals("running", day.status(run));
        day.rows.end(publish, 1, OperationEnd.cancelled(new Receipt(4, 0)), at(63));
        daemon.turns(1);
        assertEquals("cancelled", day.status(run));
        assertEquals(new dev.daybook.api.Receipt(4, 0), day.operation(run).receipt());
        assertEquals("cancelled", day.sessionOf(run).status());
    }

    @Test
    void aCancelThatComesBetweenTheStartOfATaskAndItsThreadIsNotLost() {
        CountDownLatch never = new CountDownLatch(1);
        works.put("backup", new Doing(steps -> {
            while (!never.await(2, TimeUnit.MILLISECONDS)) {
                steps.next(0.5, null);
            }
        }));
        OperationStore early = (OperationStore) Proxy.newProxyInstance(OperationStore.class.getClassLoader(),
                new Class<?>[]{OperationStore.class}, (proxy, method, values) -> {
                    Object answer = method.invoke(day.rows, values);
                    if (method.getName().equals("start")) {
                        daemon.desk.cancel(day.plans.active().getFirst(), null);
                    }
                    return answer;
                });
        String run = daemon.trigger(NIGHTLY);
        Coordinator coordinator = new Coordinator(day.plans, day.rows, daemon.phases(early), () -> at(60));
        coordinator.resume();
        coordinator.advance();
        coordinator.advance();
        daemon.settle();
        assertEquals("cancelled", day.status(run));
    }

    @Test
    void aCancelThatItsTaskWasNotToldOfIsToldWithTheNextLook() {
        CountDownLatch never = new CountDownLatch(1);
        works.put("backup", new Doing(steps -> {
            while (!never.await(2, TimeUnit.MILLISECONDS)) {
                steps.next(0.5, null);
            }
        }));
        String run = daemon.trigger(NIGHTLY);
        daemon.turns(2);
        day.rows.cancel(run, null, at(70));
        daemon.settle();
        assertEquals("cancelled", day.status(run));
    }

    @Test
    void aPhaseOfAnEarlierDaemonThatIsToBeCancelledDoesNotRunAgain() {
        String run = daemon.trigger(NIGHTLY);
        daemon.turns(1);
        day.rows.start(last(run), 1, SELF, at(61));
        day.rows.retry(last(run), 1, "The daemon was stopped");
        daemon.desk.cancel(run, null);
        restart();
        daemon.turns(2);
        assertEquals("cancelled", day.status(run));
        assertEquals(List.of(), done);
    }

    // What is not known any more

    @Test
    void aRunThatHasDisappearedIsForgotten() {
        String run = daemon.trigger(NIGHTLY);
        day.forget(run);
        assertTrue(daemon.coordinator.advance());
        daemon.asked.clear();
        daemon.turns(10);
        assertEquals(List.of(), daemon.asked);
    }
}
