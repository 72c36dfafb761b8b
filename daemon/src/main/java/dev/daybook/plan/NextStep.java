package dev.daybook.plan;

import dev.daybook.operation.OperationCause;
import dev.daybook.operation.OperationStatus;
import dev.daybook.operation.Receipt;
import dev.daybook.plan.PlanRun.Attempt;
import java.util.List;
import java.util.Objects;

/**
 * What comes next in a run. It follows from what the store says of the run and from nothing else, so a daemon that comes
 * after another goes on where that one was, and a step that got lost is taken again.
 */
public sealed interface NextStep {

    /** So often a phase that died without its doing is started again. */
    int MOST_RESTARTS = 3;

    /** Something runs. */
    record Wait() implements NextStep {}

    /** A phase's first attempt. */
    record Begin(Phase phase) implements NextStep {}

    /**
     * Another attempt at a phase that died with its daemon, or before it began.
     *
     * @param orphan the operation that died
     */
    record Restart(Phase phase, Attempt orphan) implements NextStep {}

    /** One that runs inside the daemon and is to end: told again each time, for it may not have been heard. */
    record Stop(Attempt running) implements NextStep {}

    /** One that is written down and does not run. */
    record Start(Phase phase, Attempt pending) implements NextStep {}

    /** One that is written down, does not run, and is not to run any more. */
    record Withdraw(Attempt pending) implements NextStep {}

    record Complete() implements NextStep {}

    /**
     * The run has failed.
     *
     * @param error one line for a person
     */
    record Fail(OperationCause cause, String error) implements NextStep {}

    /**
     * The run is over, because somebody wanted it so.
     *
     * @param receipt of all that was stopped for it
     */
    record Cancel(Receipt receipt) implements NextStep {}

    /** The rule. Pure. */
    static NextStep of(PlanRun run) {
        if (run.attempts().isEmpty()) {
            return first(run);
        }
        Attempt last = run.attempts().getLast();
        int index = names(run).indexOf(last.phase());
        if (index < 0) {
            return ofUnknown(run, last);
        }
        Phase phase = run.phases().get(index);
        return switch (last.status()) {
            case PENDING -> run.cancelAsked() && !last.inWorker() ? new Withdraw(last) : new Start(phase, last);
            case RUNNING, RECONCILING -> running(run, last);
            case COMPLETED -> after(run, index);
            case CANCELLED -> new Cancel(receipt(run));
            case FAILED -> afterFailure(run, index, phase, last);
        };
    }

    private static NextStep first(PlanRun run) {
        if (run.cancelAsked()) {
            return new Cancel(Receipt.NOTHING);
        }
        return run.phases().isEmpty()
                ? new Fail(OperationCause.START_FAILED, "What its phases are is not known any more")
                : new Begin(run.phases().getFirst());
    }

    /** What runs goes on to its end, and only then is the run over. */
    private static NextStep ofUnknown(PlanRun run, Attempt last) {
        return switch (last.status()) {
            // Its worker begins a later attempt by itself.
            case PENDING -> last.inWorker() && last.epoch() > 1 ? new Wait() : new Withdraw(last);
            case RUNNING, RECONCILING -> running(run, last);
            case COMPLETED, FAILED, CANCELLED -> run.cancelAsked()
                    ? new Cancel(receipt(run))
                    : new Fail(OperationCause.START_FAILED, run.phases().isEmpty()
                            ? "What its phases are is not known any more"
                            : "It has no phase " + last.phase());
        };
    }

    /** A worker is told by the desk, each time that it speaks. */
    private static NextStep running(PlanRun run, Attempt last) {
        return run.cancelAsked() && !last.inWorker() ? new Stop(last) : new Wait();
    }

    private static NextStep after(PlanRun run, int index) {
        if (index + 1 == run.phases().size()) {
            return new Complete();
        }
        return run.cancelAsked() ? new Cancel(receipt(run)) : new Begin(run.phases().get(index + 1));
    }

    private static NextStep afterFailure(PlanRun run, int index, Phase phase, Attempt last) {
        if (run.cancelAsked()) {
            return new Cancel(receipt(run));
        } else if (isOrphan(last) && restarts(run, phase) < MOST_RESTARTS) {
            return new Restart(phase, last);
        }
        return phase.mayFail()
                ? after(run, index)
                : new Fail(Objects.requireNonNullElse(last.cause(),
                        OperationCause.EXIT), "Phase " + phase.name() + " failed" + why(last));
    }

    /** It died with its daemon, or before its worker was told to begin. A command that may have run is not run twice. */
    private static boolean isOrphan(Attempt last) {
        return last.inWorker()
                ? !last.started() && (last.cause() == OperationCause.HOST_REBOOTED
                        || last.cause() == OperationCause.WORKER_LOST)
                : last.cause() == OperationCause.DAEMON_RESTARTED;
    }

    /** How often this phase has been started again. */
    static long restarts(PlanRun run, Phase phase) {
        return run.attempts().stream().filter(attempt -> attempt.phase().equals(phase.name())).count() - 1;
    }

    private static String why(Attempt last) {
        if (last.error() != null) {
            return ": " + last.error();
        }
        return last.exitCode() == null ? "" : " with exit code " + last.exitCode();
    }

    private static Receipt receipt(PlanRun run) {
        int stopped = 0;
        int left = 0;
        for (Attempt attempt : run.attempts()) {
            if (attempt.status() == OperationStatus.CANCELLED && attempt.receipt() != null) {
                stopped += attempt.receipt().stopped();
                left += attempt.receipt().left();
            }
        }
        return new Receipt(stopped, left);
    }

    private static List<String> names(PlanRun run) {
        return run.phases().stream().map(Phase::name).toList();
    }
}
