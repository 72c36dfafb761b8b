package dev.daybook.watch;

import dev.daybook.api.Operation;
import dev.daybook.operation.OperationStore.Cancel;
import dev.daybook.plan.NextStep;
import dev.daybook.plan.Phase;
import dev.daybook.store.StoredOperations;
import dev.daybook.watch.SimulatedRun.Attempt;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Holds the store against what is true of a run. */
final class SimulatedRunCheck {

    private final SimulatedMachine machine;
    private final StoredOperations day;

    SimulatedRunCheck(SimulatedMachine machine, StoredOperations day) {
        this.machine = machine;
        this.day = day;
    }

    void expect(boolean holds, SimulatedRun run, String what) {
        if (!holds) {
            machine.fail(run.id + ": " + what + "\n" + (run.forgotten ? "forgotten" : day.operation(run.id)) + "\n"
                    + run.attempts.stream().map(attempt -> day.operation(attempt.operation()) + "\n").toList()
                    + run.plan);
        }
    }

    // What begins

    void began(SimulatedRun run, Collection<SimulatedRun> others) {
        expect(others.stream().filter(other -> other.plan.equals(run.plan)).allMatch(other -> other.forgotten
                || day.operation(other.id).terminal()), run, "it began while another run of its plan goes on");
    }

    /** A phase has just been written down, and is not among the run's attempts yet. */
    void begun(SimulatedRun run, Attempt next) {
        if (!run.forgotten) {
            Operation parent = day.operation(run.id);
            expect(parent.status().equals("running"), run, next + " began and the run has ended");
            expect(parent.cancelRequested() == null, run, next + " began after the cancel");
            expect(next.phase().name().equals(parent.phase())
                    && next.phase().name().equals(day.session(run.session).phase()), run, "it is not in " + next);
        }
        if (run.attempts.isEmpty()) {
            expect(run.index(next.phase()) == 0, run, next + " is not its first phase");
            return;
        }
        Attempt last = run.attempts.getLast();
        Operation ended = day.operation(last.operation());
        expect(ended.terminal(), run, next + " began while another lives");
        if (last.phase().equals(next.phase())) {
            expect(ended.status().equals("failed") && certainlyDidNothing(last, ended), run,
                    next + " began again after " + ended);
            expect(run.attempts(next.phase()).size() <= NextStep.MOST_RESTARTS, run, next + " began too often");
        } else {
            expect(run.index(next.phase()) == run.index(last.phase()) + 1, run, next + " is out of order");
            expect(wellOver(last.phase(), ended), run, next + " began after " + ended);
        }
    }

    private boolean certainlyDidNothing(Attempt attempt, Operation ended) {
        return attempt.inWorker()
                ? machine.operation(attempt.operation()).commands.isEmpty()
                : "daemon_restarted".equals(ended.cause());
    }

    private static boolean wellOver(Phase phase, Operation ended) {
        return ended.status().equals("completed") || (ended.status().equals("failed") && phase.mayFail());
    }

    void variables(SimulatedRun run, String operation, Map<String, String> variables) {
        expect(run.plan.name().equals(variables.get("DAYBOOK_PLAN")), run, operation + " has variables " + variables);
        Phase of = run.attempts.getLast().phase();
        String left = run.attempts.stream().filter(attempt -> !attempt.phase().equals(of) && leaves(attempt))
                .map(Attempt::operation).reduce((one, later) -> later).orElse(null);
        expect(Objects.equals(left, variables.get("LEFT")), run, operation + " has variables " + variables);
    }

    /** Whether it is one that leaves its name, and has come to its end. */
    private boolean leaves(Attempt attempt) {
        return attempt.phase() instanceof Phase.InDaemon phase && "1".equals(phase.options().get("steps"))
                && day.status(attempt.operation()).equals("completed");
    }

    /**
     * What a person is told.
     *
     * @param over whether the run had ended before
     */
    void cancelled(SimulatedRun run, boolean over, Cancel answer) {
        boolean expected = switch (answer) {
            case Cancel.NotFound _ -> run.forgotten;
            case Cancel.AlreadyEnded _ -> over;
            case Cancel.Asked _ -> !over;
            case Cancel.PartOf _,Cancel.Over _ -> false;
        };
        expect(expected, run, "cancel is told " + answer);
    }

    // What goes on

    void check(SimulatedRun run) {
        List<Operation> parts = run.attempts.stream().map(attempt -> part(run, attempt)).toList();
        expect(parts.stream().filter(part -> !part.terminal()).count() <= 1, run, "two parts live");
        if (!run.forgotten) {
            whole(run, parts);
        }
        session(run);
    }

    /** One that has ended is held against itself once more at the end. */
    private Operation part(SimulatedRun run, Attempt attempt) {
        Operation before = run.over.get(attempt.operation());
        if (before != null) {
            return before;
        }
        Operation stored = attempt.inWorker()
                ? machine.operation(attempt.operation()).stored()
                : day.operation(attempt.operation());
        if (stored.status().equals("running")) {
            run.running.add(stored.id());
        } else if (stored.status().equals("pending")) {
            run.running.remove(stored.id());
        }
        if (stored.terminal()) {
            run.over.put(stored.id(), stored);
            if (attempt.phase() instanceof Phase.InDaemon inside) {
                endedInDaemon(run, inside, stored);
            } else if (stored.status().equals("failed")) {
                failedInWorker(run, stored);
            }
        }
        return stored;
    }

    private static boolean same(Operation before, Operation now) {
        return SimulatedMachine.withoutLateExit(before).equals(SimulatedMachine.withoutLateExit(now));
    }

    private void endedInDaemon(SimulatedRun run, Phase.InDaemon phase, Operation stored) {
        boolean fails = Boolean.parseBoolean(phase.options().get("fails"));
        boolean expected = switch (stored.status()) {
            case "completed" -> !fails && run.effects.contains(phase.name());
            case "cancelled" -> run.forgotten || day.operation(run.id).cancelRequested() != null;
            // A daemon that is asked to stop leaves its parts to the next.
            default -> ("Orphaned by daemon restart".equals(stored.error()) && run.running.contains(stored.id()))
                    || (fails && "exit".equals(stored.cause()));
        };
        expect(expected, run, "a part in the daemon ended otherwise than it did: " + stored);
    }

    private void whole(SimulatedRun run, List<Operation> parts) {
        Operation stored = day.operation(run.id);
        Operation before = run.ended;
        if (before != null) {
            expect(before.equals(stored), run, "it had ended and is changed: " + before);
        } else if (stored.terminal()) {
            run.ended = stored;
            machine.told("the run has ended: " + stored);
            expect(parts.stream().allMatch(Operation::terminal), run, "it has ended and a part lives");
            ended(run, parts, stored);
        }
    }

    private void ended(SimulatedRun run, List<Operation> parts, Operation stored) {
        switch (stored.status()) {
            case "completed" -> {
                for (Phase phase : run.plan.phases()) {
                    List<Attempt> attempts = run.attempts(phase);
                    expect(!attempts.isEmpty() && wellOver(phase, day.operation(attempts.getLast().operation())), run,
                            "completed without " + phase);
                }
            }
            case "cancelled" -> expect(stored.cancelRequested() != null
                    || parts.stream().anyMatch(part -> part.status().equals("cancelled")), run, "nobody cancelled it");
            default -> failed(run, parts, stored);
        }
    }

    private void failed(SimulatedRun run, List<Operation> parts, Operation stored) {
        expect(!run.cancelledInTime, run, "it was to be cancelled");
        expect(!parts.isEmpty() && parts.getLast().status().equals("failed"), run, "nothing of it failed");
        Operation last = parts.getLast();
        Attempt attempt = run.attempts.getLast();
        expect(!attempt.phase().mayFail(), run, "what failed may fail");
        expect(Objects.equals(stored.cause(), last.cause()), run, "it failed for another cause");
        boolean expected = switch (String.valueOf(last.cause())) {
            case "daemon_restarted" -> run.attempts(attempt.phase()).size() == NextStep.MOST_RESTARTS + 1;
            case "worker_lost", "host_rebooted" -> last.started() != null
                    || run.attempts(attempt.phase()).size() == NextStep.MOST_RESTARTS + 1;
            default -> true;
        };
        expect(expected, run, "it could have been begun again");
    }

    /** A worker that lives and is not in anybody's way comes to its command's own end. */
    private void failedInWorker(SimulatedRun run, Operation stored) {
        SimulatedOperation truth = machine.operation(stored.id());
        boolean expected = switch (String.valueOf(stored.cause())) {
            case "exit", "signal" -> !Integer.valueOf(0).equals(truth.code);
            case "host_rebooted" -> true;
            default -> truth.harmed;
        };
        expect(expected, run, "nothing had happened to what failed: " + stored);
    }

    private void session(SimulatedRun run) {
        String status = day.session(run.session).status();
        run.active = status.equals("active");
        Operation ended = run.ended;
        boolean expected = run.sessionCancelled && status.equals("cancelled");
        if (run.forgotten) {
            expected |= List.of("active", "failed").contains(status);
        } else if (ended == null) {
            expected |= status.equals("active");
        } else {
            expected |= status.equals(ended.status().equals("completed") ? "ended" : ended.status());
        }
        expect(expected, run, "its session is " + status);
    }

    // What is left

    void checkEnd(SimulatedRun run) {
        check(run);
        run.over.values().forEach(before -> expect(same(before, day.operation(before.id())), run,
                "a part had ended and is changed: " + before));
        for (Phase phase : run.plan.phases()) {
            long began = run.attempts(phase).stream().filter(Attempt::inWorker)
                    .filter(attempt -> !machine.operation(attempt.operation()).commands.isEmpty()).count();
            expect(began <= 1, run, "the command of " + phase + " ran in two attempts");
        }
        if (run.forgotten) {
            expect(run.sessionCancelled || "Operation disappeared".equals(day.session(run.session).failureReason()),
                    run, "its session did not tell");
        }
    }
}
