package dev.daybook.cli.view;

import dev.daybook.api.Operation;
import java.nio.file.Path;
import java.time.Instant;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All there is to know about one operation.
 *
 * @param log where its command's output lies
 */
record OperationPage(Operation operation, Path log, Times times) {

    private static final Pattern BARE = Pattern.compile("[\\w@%+=:,./-]+");

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
        next(paper);
    }

    private boolean isCommand() {
        return operation.type().equals("command");
    }

    private void what(Fields fields) {
        if (isCommand()) {
            fields.add("command", operation.command().stream().map(OperationPage::quoted)
                    .collect(Collectors.joining(" ")));
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
            fields.add("attempt", operation.epoch() + " of " + (operation.retries() + 1));
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
        if (operation.cause() != null) {
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
        if (operation.terminal() && !isCommand()) {
            return;
        }
        paper.heading("Next");
        Fields fields = new Fields();
        if (isCommand()) {
            fields.add("daybook log " + operation.id(), "what it has written");
        }
        if (!operation.terminal()) {
            fields.add("daybook wait " + operation.id(), "until it has ended");
            fields.add("daybook cancel " + operation.id(), "stop it");
        }
        fields.on(paper);
    }

    private static void optional(Fields fields, String name, @Nullable Object value) {
        if (value != null) {
            fields.add(name, value.toString());
        }
    }

    /** As it would be typed into a shell. */
    private static String quoted(String argument) {
        return BARE.matcher(argument).matches() ? argument : "'" + argument.replace("'", "'\\''") + "'";
    }
}
