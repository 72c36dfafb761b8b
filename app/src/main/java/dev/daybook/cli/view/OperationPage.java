package dev.daybook.cli.view;

import dev.daybook.api.Operation;
import dev.daybook.words.CauseWords;
import dev.daybook.words.ShellText;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All there is to know about one operation.
 *
 * @param log where its command's output lies
 * @param phases the attempts at its phases when it is a plan's run, oldest first
 */
record OperationPage(Operation operation, Path log, List<Operation> phases, Times times) {

    void on(Paper paper) {
        OperationWords words = new OperationWords(operation, times);
        paper.line(Span.strong("Operation " + Width.clean(operation.id())), Span.plain("  "), words.title());
        paper.gap();
        Fields fields = new Fields();
        fields.add("status", words.status());
        optional(fields, "waiting", operation.waitingFor());
        words.progress().ifPresent(progress -> fields.add("progress", progress));
        what(fields);
        place(fields);
        course(fields);
        end(fields);
        if (isCommand()) {
            fields.add("log", log.toString());
        }
        fields.on(paper);
        if (!phases.isEmpty()) {
            paper.heading("Phases");
            new PhaseTable(phases, List.of(), "", times).on(paper);
        }
        next(paper);
    }

    private boolean isCommand() {
        return new OperationWords(operation, times).isCommand();
    }

    private boolean isRun() {
        return new OperationWords(operation, times).isRun();
    }

    private void what(Fields fields) {
        if (isCommand()) {
            fields.add("command", ShellText.command(operation.command()));
        } else if (isRun()) {
            fields.add("type", "plan: its phases run one after the other");
        } else {
            fields.add("type", SessionWords.spoken(operation.type()) + ", inside the daemon");
        }
        optional(fields, "folder", operation.cwd());
    }

    private void place(Fields fields) {
        optional(fields, "session", operation.sessionId());
        optional(fields, "part of", operation.parentId());
        optional(fields, "phase", operation.phase());
        optional(fields, "after", operation.after());
        if (operation.group() != null) {
            Integer limit = operation.groupLimit();
            fields.add("group", operation.group() + (limit == null ? "" : ", " + limit + " at a time"));
        }
        if (operation.retries() > 0 || operation.epoch() > 1) {
            int most = operation.retries() + 1;
            // Work in the daemon goes on as its next attempt when the daemon was stopped.
            fields.add("attempt", operation.epoch() + (operation.epoch() > most ? "" : " of " + most));
        }
        if (operation.timeoutSeconds() != null) {
            fields.add("time limit", Lengths.ofSeconds(operation.timeoutSeconds()));
        }
    }

    private void course(Fields fields) {
        fields.add("created", at(operation.created()));
        Instant started = operation.started();
        if (started != null) {
            fields.add("started", at(started) + (operation.ended() == null ? ", " + length() + " ago" : ""));
        }
        String worker = operation.workerId();
        if (worker != null) {
            String state = operation.workerState();
            fields.add("worker", worker + (state == null ? "" : ", " + state));
        }
        optional(fields, "process", operation.pid());
        if (operation.cancelRequested() != null) {
            fields.add("cancel", "asked for at " + at(operation.cancelRequested()));
        }
    }

    private String length() {
        return new OperationWords(operation, times).length().text();
    }

    private void end(Fields fields) {
        Instant ended = operation.ended();
        if (ended == null) {
            return;
        }
        fields.add("ended", at(ended) + (operation.started() == null ? "" : ", after " + length()));
        if (isCommand()) {
            fields.add("exit code", CauseWords.code(operation));
        }
        optional(fields, "signal", operation.signal());
        if (operation.cause() != null && tellsMore(operation.cause())) {
            fields.add("cause", CauseWords.full(operation.cause()));
        }
        optional(fields, "error", operation.error());
        if (operation.receipt() != null) {
            fields.add("receipt", CauseWords.receipt(operation.receipt()));
        }
        Integer left = operation.leftBehind();
        if (left != null && left > 0) {
            fields.add("left behind", CauseWords.processes(left) + " in the background");
        }
        if (operation.lateExit() != null) {
            fields.add("late exit", late(operation.lateExit()));
        }
    }

    /** Only a command exits; and how a run failed is told by its error, the cause is its phase's. */
    private boolean tellsMore(String cause) {
        return isCommand() || !(cause.equals("exit") || (isRun() && operation.error() != null));
    }

    private String late(Operation.LateExit late) {
        Integer signal = late.signal();
        String how = signal != null
                ? "signal " + signal
                : "exit code " + (late.exitCode() == null ? "unknown" : String.valueOf(late.exitCode()));
        return how + " told at " + at(late.at()) + ", after it had ended; it changes nothing";
    }

    private String at(Instant instant) {
        return times.moment(instant);
    }

    private void next(Paper paper) {
        boolean logged = isCommand() || phases.stream().anyMatch(phase -> phase.runsIn().equals("worker"));
        if (operation.terminal() && !logged) {
            return;
        }
        paper.heading("Next");
        Fields fields = new Fields();
        if (logged) {
            fields.add("daybook log " + operation.id(), isCommand()
                    ? "what it has written"
                    : "what its latest phase has written");
        }
        if (!operation.terminal()) {
            fields.add("daybook wait " + operation.id(), "until it has ended");
            String parent = operation.parentId();
            fields.add("daybook cancel " + (parent == null ? operation.id() : parent), parent == null
                    ? "stop it"
                    : "stop the run it is a part of");
        }
        fields.on(paper);
    }

    private static void optional(Fields fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.add(name, value.toString());
        }
    }
}
