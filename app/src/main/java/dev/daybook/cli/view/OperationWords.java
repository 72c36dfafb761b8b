package dev.daybook.cli.view;

import dev.daybook.api.Operation;
import dev.daybook.api.Progress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An operation's cells, the same in every table. */
record OperationWords(Operation operation, Times times) {

    /** When it started, or was made while it waits: the time of today, the day of any other. */
    Span since() {
        Instant since = Objects.requireNonNullElse(operation.started(), operation.created());
        boolean today = times.dayOf(since).equals(times.today());
        return Span.plain(today ? times.minute(since) : times.day(times.dayOf(since)));
    }

    /** How long it has run; blank before its start. */
    Span length() {
        Instant started = operation.started();
        return Span.plain(started == null ? "" : Lengths.between(started, end()));
    }

    private Instant end() {
        return Objects.requireNonNullElse(operation.ended(), times.now());
    }

    /** {@code running}, {@code running, lost}, {@code failed, exit 3}. */
    Span status() {
        return new Span(operation.status() + (operation.terminal() ? why() : worker() + stopping()), ink());
    }

    private String why() {
        boolean told = isCommand() || !"exit".equals(operation.cause());
        return operation.status().equals("failed") && told ? ", " + CauseWords.brief(operation) : "";
    }

    boolean isCommand() {
        return operation.type().equals("command");
    }

    /** Whether it is a run of a plan. */
    boolean isRun() {
        return operation.type().equals("plan");
    }

    private String worker() {
        return isUnsure() ? ", " + Width.clean(String.valueOf(operation.workerState())) : "";
    }

    private String stopping() {
        return operation.cancelRequested() == null ? "" : ", stopping";
    }

    /** Whether its worker cannot be heard. */
    private boolean isUnsure() {
        String worker = operation.workerState();
        return worker != null && !worker.equals("live");
    }

    /** Its own; of an attempt at a phase the phase too, should it not be in there. */
    Span title() {
        String title = Width.clean(operation.title());
        String phase = isRun() ? "" : Width.clean(Objects.requireNonNullElse(operation.phase(), ""));
        if (title.isEmpty()) {
            return phase.isEmpty() ? Span.faint("untitled") : Span.plain(phase);
        }
        return Span.plain(title.contains(phase) ? title : title + " · " + phase);
    }

    /** How far it is, or what it waits for; empty when it tells nothing. */
    Optional<String> aside() {
        String waiting = operation.waitingFor();
        if (waiting != null) {
            return Optional.of("waiting: " + Width.clean(waiting));
        }
        return operation.terminal() ? Optional.empty() : progress();
    }

    /** {@code 40% · epoch 4}. */
    Optional<String> progress() {
        Progress progress = operation.progress();
        if (progress == null) {
            return Optional.empty();
        }
        List<String> parts = new ArrayList<>();
        share().ifPresent(parts::add);
        addTo(parts, progress.message());
        return parts.isEmpty() ? Optional.empty() : Optional.of(String.join(" · ", parts));
    }

    /** {@code 40%}. */
    Optional<String> share() {
        return Optional.ofNullable(operation.progress()).map(Progress::fraction).map(OperationWords::percent);
    }

    private static void addTo(List<String> parts, @Nullable String message) {
        if (message != null && !Width.clean(message).isEmpty()) {
            parts.add(Width.clean(message));
        }
    }

    // Cut and not rounded, so that 100% means done; a hair is added for fractions that binary numbers fall short of.
    private static String percent(double fraction) {
        return (int) Math.floor(fraction * 100 + 1e-9) + "%";
    }

    Ink ink() {
        return switch (operation.status()) {
            case "running" -> isUnsure() ? Ink.CARE : Ink.GOOD;
            case "reconciling" -> Ink.CARE;
            case "failed" -> Ink.BAD;
            case "pending" -> Ink.PLAIN;
            default -> Ink.FAINT;
        };
    }
}
