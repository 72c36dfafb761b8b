package dev.daybook.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.daybook.operation.OperationCause;
import dev.daybook.operation.OperationStatus;
import dev.daybook.operation.Receipt;
import dev.daybook.plan.NextStep.Begin;
import dev.daybook.plan.NextStep.Cancel;
import dev.daybook.plan.NextStep.Complete;
import dev.daybook.plan.NextStep.Fail;
import dev.daybook.plan.NextStep.Restart;
import dev.daybook.plan.NextStep.Start;
import dev.daybook.plan.NextStep.Stop;
import dev.daybook.plan.NextStep.Wait;
import dev.daybook.plan.NextStep.Withdraw;
import dev.daybook.plan.PlanRun.Attempt;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes next in a run, case by case. */
class NextStepTest {

    private static final Phase SAVE = new Phase.InDaemon("save", "backup", Map.of(), false);
    private static final Phase PUBLISH = worker("publish", false);
    private static final Phase NOTIFY = worker("notify", true);
    private static final Phase TIDY = new Phase.InDaemon("tidy", "prune", Map.of(), true);
    private static final List<Phase> PHASES = List.of(SAVE, PUBLISH, NOTIFY, TIDY);

    private static Phase worker(String name, boolean mayFail) {
        return new Phase.InWorker(name, List.of("sh"), Path.of("/"), Duration.ofSeconds(10), null, 0, mayFail);
    }

    private static PlanRun run(boolean cancelAsked, Attempt... attempts) {
        return run(PHASES, cancelAsked, List.of(attempts));
    }

    private static PlanRun run(List<Phase> phases, boolean cancelAsked, List<Attempt> attempts) {
        return new PlanRun("op_run", 1L, "nightly", Instant.EPOCH, phases, cancelAsked, attempts);
    }

    private static Attempt attempt(Phase phase, OperationStatus status) {
        return attempt(phase, status, 1, status != OperationStatus.PENDING, null);
    }

    private static Attempt attempt(Phase phase, OperationStatus status, int epoch, boolean started,
            @Nullable OperationCause cause) {
        return new Attempt("op_" + phase.name(), phase.name(), phase instanceof Phase.InWorker, epoch, started, status,
                cause, null, null, null);
    }

    private static Attempt failed(Phase phase, OperationCause cause) {
        return attempt(phase, OperationStatus.FAILED, 1, true, cause);
    }

    private static Attempt neverStarted(Phase phase, OperationCause cause) {
        return attempt(phase, OperationStatus.FAILED, 1, false, cause);
    }

    private static Attempt done(Phase phase) {
        return attempt(phase, OperationStatus.COMPLETED);
    }

    private static Attempt cancelled(Phase phase, @Nullable Receipt receipt) {
        return new Attempt("op_" + phase.name(), phase.name(), phase instanceof Phase.InWorker, 1, true,
                OperationStatus.CANCELLED, OperationCause.CANCELLED, null, null, receipt);
    }

    private static void next(NextStep expected, PlanRun run) {
        assertEquals(expected, NextStep.of(run));
    }

    private static Fail fail(OperationCause cause, String error) {
        return new Fail(cause, error);
    }

    // One after the other

    @Test
    void aRunBeginsWithItsFirstPhase() {
        next(new Begin(SAVE), run(false));
    }

    @Test
    void aPhaseThatIsWrittenDownIsStartedWhereverItRuns() {
        for (Phase phase : PHASES) {
            Attempt pending = attempt(phase, OperationStatus.PENDING);
            next(new Start(phase, pending), run(false, pending));
        }
    }

    @Test
    void aPhaseThatWaitsForItsNextAttemptIsStartedAtThatEpoch() {
        for (Phase phase : List.of(SAVE, PUBLISH)) {
            Attempt pending = attempt(phase, OperationStatus.PENDING, 3, true, null);
            next(new Start(phase, pending), run(false, pending));
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"RUNNING", "RECONCILING"})
    void whatRunsIsWaitedForAndInAWorkerAlsoWhenItIsToBeCancelled(OperationStatus status) {
        for (Phase phase : PHASES) {
            next(new Wait(), run(false, attempt(phase, status)));
        }
        for (Phase phase : List.of(PUBLISH, NOTIFY)) {
            next(new Wait(), run(true, attempt(phase, status)));
        }
    }

    @Test
    void whatRunsInTheDaemonIsToldToEndEachTimeItIsLookedAt() {
        for (Phase phase : List.of(SAVE, TIDY)) {
            Attempt running = attempt(phase, OperationStatus.RUNNING);
            next(new Stop(running), run(true, running));
            next(new Stop(running), run(List.of(), true, List.of(running)));
        }
    }

    @Test
    void afterAPhaseComesTheNext() {
        next(new Begin(PUBLISH), run(false, done(SAVE)));
        next(new Begin(NOTIFY), run(false, done(SAVE), done(PUBLISH)));
    }

    @Test
    void afterTheLastPhaseTheRunIsComplete() {
        next(new Complete(), run(false, done(SAVE), done(PUBLISH), done(NOTIFY), done(TIDY)));
    }

    // Failures

    @ParameterizedTest
    @EnumSource(names = {"EXIT", "SIGNAL", "TIMED_OUT", "START_FAILED", "WORKER_LOST", "HOST_REBOOTED"})
    void aPhaseThatFailsFailsTheRunForTheSameCause(OperationCause cause) {
        next(fail(cause, "Phase publish failed"), run(false, done(SAVE), failed(PUBLISH, cause)));
    }

    @Test
    void theErrorSaysWhatThePhaseSaidOrItsExitCode() {
        Attempt said = new Attempt("op_1", "publish", true, 1, true, OperationStatus.FAILED, OperationCause.EXIT, 7,
                "no such host", null);
        next(fail(OperationCause.EXIT, "Phase publish failed: no such host"), run(false, said));
        Attempt mute = new Attempt("op_1", "publish", true, 1, true, OperationStatus.FAILED, OperationCause.EXIT, 7,
                null, null);
        next(fail(OperationCause.EXIT, "Phase publish failed with exit code 7"), run(false, mute));
    }

    @Test
    void aFailureWithoutACauseIsOneAllTheSame() {
        next(fail(OperationCause.EXIT, "Phase publish failed"),
                run(false, attempt(PUBLISH, OperationStatus.FAILED, 1, true, null)));
    }

    @Test
    void afterAPhaseThatMayFailTheRunGoesOn() {
        next(new Begin(TIDY), run(false, failed(NOTIFY, OperationCause.EXIT)));
        next(new Complete(), run(false, done(NOTIFY), failed(TIDY, OperationCause.EXIT)));
    }

    @Test
    void onlyTheLastAttemptCounts() {
        next(new Begin(PUBLISH), run(false, failed(SAVE, OperationCause.DAEMON_RESTARTED), done(SAVE)));
    }

    // Orphans

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void aPhaseThatDiedWithItsDaemonIsStartedAgainThreeTimes(int died) {
        for (Phase phase : List.of(SAVE, TIDY)) {
            Attempt orphan = failed(phase, OperationCause.DAEMON_RESTARTED);
            List<Attempt> attempts = Stream.generate(() -> orphan).limit(died).toList();
            next(new Restart(phase, orphan), run(PHASES, false, attempts));
        }
    }

    @Test
    void theFourthTimeItHasFailed() {
        List<Attempt> attempts = Stream.generate(() -> failed(SAVE, OperationCause.DAEMON_RESTARTED)).limit(4)
                .toList();
        next(fail(OperationCause.DAEMON_RESTARTED, "Phase save failed"), run(PHASES, false, attempts));
    }

    @Test
    void theFourthTimeOneThatMayFailLetsTheRunGoOn() {
        List<Attempt> attempts = Stream.generate(() -> failed(TIDY, OperationCause.DAEMON_RESTARTED)).limit(4)
                .toList();
        next(new Complete(), run(PHASES, false, attempts));
    }

    @Test
    void restartsOfAnotherPhaseDoNotCount() {
        List<Attempt> attempts = new ArrayList<>(Stream.generate(() -> failed(SAVE, OperationCause.DAEMON_RESTARTED))
                .limit(3).toList());
        attempts.add(done(SAVE));
        Attempt orphan = failed(TIDY, OperationCause.DAEMON_RESTARTED);
        attempts.add(orphan);
        next(new Restart(TIDY, orphan), run(PHASES, false, attempts));
    }

    @ParameterizedTest
    @EnumSource(names = {"EXIT", "SIGNAL", "TIMED_OUT", "START_FAILED", "WORKER_LOST", "HOST_REBOOTED", "CANCELLED"})
    void aPhaseInTheDaemonThatFailedOtherwiseIsNotStartedAgain(OperationCause cause) {
        next(fail(cause, "Phase save failed"), run(false, failed(SAVE, cause)));
    }

    @ParameterizedTest
    @EnumSource(OperationCause.class)
    void aCommandThatMayHaveRunIsNotRunTwice(OperationCause cause) {
        next(fail(cause, "Phase publish failed"), run(false, failed(PUBLISH, cause)));
        next(new Begin(TIDY), run(false, failed(NOTIFY, cause)));
    }

    @ParameterizedTest
    @EnumSource(names = {"HOST_REBOOTED", "WORKER_LOST"})
    void aWorkerThatNeverBeganIsBegunAgainThreeTimes(OperationCause cause) {
        Attempt orphan = neverStarted(PUBLISH, cause);
        for (int died = 1; died <= 3; died++) {
            next(new Restart(PUBLISH, orphan), run(PHASES, false,
                    Stream.generate(() -> orphan).limit(died).toList()));
        }
        next(fail(cause, "Phase publish failed"), run(PHASES, false, Stream.generate(() -> orphan).limit(4).toList()));
    }

    @ParameterizedTest
    @EnumSource(names = {"START_FAILED", "EXIT", "SIGNAL", "TIMED_OUT", "DAEMON_RESTARTED"})
    void aWorkerThatCouldNotBeStartedIsNotTriedAgain(OperationCause cause) {
        next(fail(cause, "Phase publish failed"), run(false, neverStarted(PUBLISH, cause)));
    }

    // Cancels

    @Test
    void aRunThatIsCancelledBeforeItsFirstPhaseBeginsNone() {
        next(new Cancel(Receipt.NOTHING), run(true));
    }

    @Test
    void aPhaseInTheDaemonThatHasNotBegunIsWithdrawn() {
        Attempt pending = attempt(SAVE, OperationStatus.PENDING);
        next(new Withdraw(pending), run(true, pending));
        Attempt again = attempt(SAVE, OperationStatus.PENDING, 2, true, null);
        next(new Withdraw(again), run(true, again));
    }

    @Test
    void aWorkerThatRestsBetweenTwoAttemptsAnswersForItself() {
        Attempt resting = attempt(PUBLISH, OperationStatus.PENDING, 2, true, null);
        next(new Start(PUBLISH, resting), run(true, resting));
    }

    @Test
    void afterACancelNoPhaseBegins() {
        next(new Cancel(Receipt.NOTHING), run(true, done(SAVE)));
        next(new Cancel(Receipt.NOTHING), run(true, failed(NOTIFY, OperationCause.EXIT)));
    }

    @Test
    void aPhaseThatFailsWhileItIsCancelledIsPartOfTheCancel() {
        next(new Cancel(Receipt.NOTHING), run(true, failed(PUBLISH, OperationCause.EXIT)));
    }

    @Test
    void anOrphanOfARunThatIsToBeCancelledIsNotStartedAgain() {
        next(new Cancel(Receipt.NOTHING), run(true, failed(SAVE, OperationCause.DAEMON_RESTARTED)));
        next(new Cancel(Receipt.NOTHING), run(true, neverStarted(PUBLISH, OperationCause.WORKER_LOST)));
    }

    @Test
    void aRunWhoseLastPhaseWasDoneBeforeItHeardOfTheCancelIsComplete() {
        next(new Complete(), run(true, done(SAVE), done(PUBLISH), done(NOTIFY), done(TIDY)));
    }

    @Test
    void aPhaseThatWasCancelledEndsTheRunWhoeverDidIt() {
        for (boolean asked : List.of(true, false)) {
            next(new Cancel(new Receipt(3, 1)), run(asked, done(SAVE), cancelled(PUBLISH, new Receipt(3, 1))));
            next(new Cancel(Receipt.NOTHING), run(asked, cancelled(PUBLISH, null)));
        }
    }

    @Test
    void theReceiptIsOfAllThatWasStopped() {
        next(new Cancel(new Receipt(5, 1)),
                run(true, cancelled(SAVE, new Receipt(2, 0)), cancelled(PUBLISH, new Receipt(3, 1))));
    }

    @Test
    void whatADeadWorkerLeftIsNotPartOfTheReceipt() {
        Attempt lost = new Attempt("op_1", "notify", true, 1, true, OperationStatus.FAILED,
                OperationCause.WORKER_LOST, null, null, new Receipt(4, 0));
        next(new Cancel(Receipt.NOTHING), run(true, lost));
    }

    // What is not known any more

    @Test
    void aRunWhosePhasesAreNotKnownHasFailed() {
        next(fail(OperationCause.START_FAILED, "What its phases are is not known any more"),
                run(List.of(), false, List.of()));
        next(fail(OperationCause.START_FAILED, "What its phases are is not known any more"),
                run(List.of(), false, List.of(done(SAVE))));
        next(new Cancel(Receipt.NOTHING), run(List.of(), true, List.of()));
        next(new Cancel(Receipt.NOTHING), run(List.of(), true, List.of(done(SAVE))));
    }

    @Test
    void aPhaseThatThePlanDoesNotHaveFailsTheRun() {
        next(fail(OperationCause.START_FAILED, "It has no phase other"),
                run(false, done(SAVE), done(worker("other", true))));
    }

    static Stream<List<Phase>> unknown() {
        return Stream.of(List.of(), List.of(SAVE));
    }

    @ParameterizedTest
    @MethodSource("unknown")
    void whatRunsGoesOnToItsEndThoughItsPhaseIsNotKnown(List<Phase> phases) {
        next(new Wait(), run(phases, false, List.of(attempt(PUBLISH, OperationStatus.RUNNING))));
        next(new Wait(), run(phases, false, List.of(attempt(TIDY, OperationStatus.RECONCILING))));
        next(new Wait(), run(phases, true, List.of(attempt(PUBLISH, OperationStatus.RECONCILING))));
        next(new Wait(), run(phases, false, List.of(attempt(PUBLISH, OperationStatus.PENDING, 2, true, null))));
    }

    @ParameterizedTest
    @MethodSource("unknown")
    void whatHasNotBegunNeverBeginsWhenItsPhaseIsNotKnown(List<Phase> phases) {
        for (Attempt pending : List.of(attempt(TIDY, OperationStatus.PENDING),
                attempt(TIDY, OperationStatus.PENDING, 2, true, null), attempt(PUBLISH, OperationStatus.PENDING))) {
            next(new Withdraw(pending), run(phases, false, List.of(pending)));
        }
    }
}
