package dev.daybook.cli.view;

import dev.daybook.api.Operation;
import dev.daybook.words.OperationText;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

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
        return new Span(text().status(), ink());
    }

    boolean isCommand() {
        return text().isCommand();
    }

    /** Whether it is a run of a plan. */
    boolean isRun() {
        return text().isRun();
    }

    /** Its own; of an attempt at a phase the phase too, should it not be in there. */
    Span title() {
        return text().title().map(Span::plain).orElseGet(() -> Span.faint("untitled"));
    }

    /** How far it is, or what it waits for; empty when it tells nothing. */
    Optional<String> aside() {
        return text().aside();
    }

    /** {@code 40% · epoch 4}. */
    Optional<String> progress() {
        return text().progress();
    }

    /** {@code 40%}. */
    Optional<String> share() {
        return text().share();
    }

    private OperationText text() {
        return new OperationText(operation);
    }

    Ink ink() {
        return switch (operation.status()) {
            case "running" -> text().isUnsure() ? Ink.CARE : Ink.GOOD;
            case "reconciling" -> Ink.CARE;
            case "failed" -> Ink.BAD;
            case "pending" -> Ink.PLAIN;
            default -> Ink.FAINT;
        };
    }
}
