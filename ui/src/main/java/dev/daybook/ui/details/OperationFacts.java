package dev.daybook.ui.details;

import dev.daybook.api.Operation;
import dev.daybook.ui.details.Facts.Fact;
import dev.daybook.ui.parts.Chip.Tone;
import dev.daybook.ui.parts.LocalTimes;
import dev.daybook.ui.parts.Spans;
import dev.daybook.words.CauseWords;
import dev.daybook.words.OperationText;
import dev.daybook.words.PlainText;
import dev.daybook.words.ShellText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What is said of an operation.
 *
 * @param lost the last moment that the daemon was there; empty while it is
 */
record OperationFacts(Operation operation, LocalTimes times, Optional<Instant> lost) {

    private OperationText text() {
        return new OperationText(operation);
    }

    /** It went on when the daemon was there last. */
    boolean unknown() {
        return lost.isPresent() && !operation.terminal();
    }

    String status() {
        return lost.filter(at -> unknown()).map(at -> "unknown since " + times.time(at)).orElse(text().status());
    }

    Tone tone() {
        if (unknown()) {
            return Tone.NEUTRAL;
        }
        return switch (operation.status()) {
            case "running" -> text().isUnsure() || operation.cancelRequested() != null ? Tone.NOTICE : Tone.LIVE;
            case "reconciling" -> Tone.NOTICE;
            case "failed" -> Tone.BAD;
            case "completed" -> Tone.GOOD;
            default -> Tone.NEUTRAL;
        };
    }

    List<Fact> all(Instant now) {
        return Stream.of(
                Fact.of("Command", Optional.of(ShellText.command(operation.command())).map(PlainText::line)),
                Fact.of("Folder", Optional.ofNullable(operation.cwd()).map(PlainText::line)),
                Fact.of("Attempt", attempt()),
                Fact.of("Waiting", Optional.ofNullable(operation.waitingFor()).map(PlainText::line)),
                Fact.of("Ran", ran(now)),
                Fact.of("Worker", silent()),
                Fact.of("Stopping", stopping(now)),
                Fact.of("Exit code", exitCode()),
                Fact.of("Cause", cause()),
                Fact.of("Error", Optional.ofNullable(operation.error()).map(PlainText::line)),
                Fact.of("Receipt", Optional.ofNullable(operation.receipt()).map(CauseWords::receipt)),
                Fact.of("Left behind", leftBehind()),
                Fact.of("Late exit", Optional.ofNullable(operation.lateExit()).map(this::late)))
                .flatMap(Optional::stream).toList();
    }

    private Optional<String> attempt() {
        int most = operation.retries() + 1;
        return most == 1 && operation.epoch() == 1
                ? Optional.empty()
                : Optional.of(operation.epoch() + (operation.epoch() > most ? "" : " of " + most));
    }

    private Optional<String> ran(Instant now) {
        Instant started = operation.started();
        if (started == null) {
            return Optional.empty();
        }
        Instant ended = operation.ended();
        long seconds = Duration.between(started, Objects.requireNonNullElse(ended, now)).toSeconds();
        return Optional.of(ended == null
                ? unknown() ? times.exactTime(started) + " – ?" : "since " + times.exactTime(started)
                : times.exactTime(started) + " – " + times.exactTime(ended) + ", " + Spans.brief(seconds));
    }

    private Optional<String> silent() {
        return Optional.ofNullable(operation.workerState()).filter(state -> !state.equals("live") && !unknown())
                .map(state -> switch (state) {
                    case "unresponsive" -> "unresponsive: it is there and does not answer";
                    case "lost" -> "lost: it is looked for";
                    default -> PlainText.spoken(state);
                });
    }

    private Optional<String> stopping(Instant now) {
        Instant asked = operation.cancelRequested();
        if (asked == null || operation.terminal()) {
            return Optional.empty();
        }
        return unknown()
                ? Optional.of("asked for at " + times.exactTime(asked))
                : Optional.of("for " + Spans.brief(Duration.between(asked, now).toSeconds()) + "; SIGKILL after "
                        + Spans.brief(operation.graceSeconds()));
    }

    private Optional<String> exitCode() {
        return operation.ended() != null && text().isCommand()
                ? Optional.of(CauseWords.code(operation))
                : Optional.empty();
    }

    private Optional<String> cause() {
        Optional<String> cause = Optional.ofNullable(operation.cause());
        boolean tellsMore = text().isCommand()
                || (cause.filter(word -> word.equals("exit")).isEmpty() && operation.error() == null);
        return cause.filter(word -> tellsMore).map(CauseWords::full);
    }

    private Optional<String> leftBehind() {
        return Optional.ofNullable(operation.leftBehind()).filter(count -> count > 0)
                .map(count -> CauseWords.processes(count) + " in the background");
    }

    private String late(Operation.LateExit late) {
        Integer signal = late.signal();
        String how = signal != null
                ? "signal " + signal
                : "exit code " + (late.exitCode() == null ? "unknown" : String.valueOf(late.exitCode()));
        return how + ", told at " + times.exactTime(late.at()) + " after it had ended; it changes nothing";
    }
}
