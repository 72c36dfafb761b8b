package dev.daybook.words;

import dev.daybook.api.Operation;
import dev.daybook.api.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an operation is and how it is doing, in a few words. */
public record OperationText(Operation operation) {

    /** {@code running}, {@code running, lost}, {@code failed, exit 3}. */
    public String status() {
        return operation.status() + (operation.terminal() ? why() : worker() + stopping());
    }

    private String why() {
        boolean told = isCommand() || !"exit".equals(operation.cause());
        return operation.status().equals("failed") && told ? ", " + CauseWords.brief(operation) : "";
    }

    public boolean isCommand() {
        return operation.type().equals("command");
    }

    /** Whether it is a run of a plan. */
    public boolean isRun() {
        return operation.type().equals("plan");
    }

    private String worker() {
        return isUnsure() ? ", " + PlainText.line(String.valueOf(operation.workerState())) : "";
    }

    private String stopping() {
        return operation.cancelRequested() == null ? "" : ", stopping";
    }

    /** Whether its worker cannot be heard. */
    public boolean isUnsure() {
        String worker = operation.workerState();
        return worker != null && !worker.equals("live");
    }

    /** Its own title; of an attempt at a phase the phase too, should it not be in there; empty when it has neither. */
    public Optional<String> title() {
        String title = PlainText.line(operation.title());
        String phase = isRun() ? "" : PlainText.line(Objects.requireNonNullElse(operation.phase(), ""));
        if (title.isEmpty()) {
            return Optional.of(phase).filter(name -> !name.isEmpty());
        }
        return Optional.of(title.contains(phase) ? title : title + " · " + phase);
    }

    /** How far it is, or what it waits for; empty when it tells nothing. */
    public Optional<String> aside() {
        String waiting = operation.waitingFor();
        if (waiting != null) {
            return Optional.of("waiting: " + PlainText.line(waiting));
        }
        return operation.terminal() ? Optional.empty() : progress();
    }

    /** {@code 40% · epoch 4}. */
    public Optional<String> progress() {
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
    public Optional<String> share() {
        return Optional.ofNullable(operation.progress()).map(Progress::fraction).map(OperationText::percent);
    }

    private static void addTo(List<String> parts, @Nullable String message) {
        if (message != null && !PlainText.line(message).isEmpty()) {
            parts.add(PlainText.line(message));
        }
    }

    // Cut and not rounded, so that 100% means done; a hair is added for fractions that binary numbers fall short of.
    private static String percent(double fraction) {
        return (int) Math.floor(fraction * 100 + 1e-9) + "%";
    }
}
