package dev.daybook.ui.details;

import dev.daybook.api.Operation;
import dev.daybook.ui.cancelling.Cancels;
import dev.daybook.ui.parts.Chip;
import dev.daybook.ui.parts.Chip.Tone;
import dev.daybook.ui.parts.LocalTimes;
import dev.daybook.words.OperationText;
import dev.daybook.words.PlainText;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The operation that a session stands for, with its phases. */
final class OperationCard extends VBox {

    private final LocalTimes times;
    private final Chip status = new Chip("", Tone.NEUTRAL);
    private final Label id = new Label();
    private final Label progress = new Label();
    private final ProgressBar bar = new ProgressBar(0);
    private final Facts facts = new Facts();
    private final VBox parts = new VBox(6);
    private final HBox stops;
    private @Nullable Operation shown;
    private List<Operation> shownParts = List.of();
    private Optional<Instant> lost = Optional.empty();

    OperationCard(Cancels cancels, LocalTimes times) {
        this.times = times;
        getStyleClass().add("card");
        setId("operation");
        id.getStyleClass().add("muted");
        progress.getStyleClass().add("muted");
        progress.setWrapText(true);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.setAccessibleText("Progress");
        List.of(progress, bar).forEach(node -> node.managedProperty().bind(node.visibleProperty()));
        Button stop = new Button("Stop…");
        stop.setId("operation-stop");
        stop.setTooltip(new Tooltip("SIGTERM, and SIGKILL after the grace"));
        stop.setOnAction(pressed -> Optional.ofNullable(shown)
                .ifPresent(operation -> cancels.askOperation(operation, operation.graceSeconds())));
        Button kill = new Button("Kill now…");
        kill.setId("operation-kill");
        kill.setTooltip(new Tooltip("SIGKILL at once"));
        kill.setOnAction(pressed -> Optional.ofNullable(shown)
                .ifPresent(operation -> cancels.askOperation(operation, 0)));
        stops = new HBox(8, stop, kill);
        stops.managedProperty().bind(stops.visibleProperty());
        getChildren().addAll(heading("Operation", status), id, bar, progress, facts, parts, stops);
    }

    /** A card's title with something at its right. */
    static HBox heading(String text, Region right) {
        Label title = new Label(text);
        title.getStyleClass().add("section-title");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox heading = new HBox(8, title, space, right);
        heading.setAlignment(Pos.CENTER_LEFT);
        return heading;
    }

    /**
     * Shows it as it is, or was.
     *
     * @param gone the last moment that the daemon was there; empty while it is
     */
    void show(Operation operation, List<Operation> phases, Instant now, Optional<Instant> gone) {
        shown = operation;
        OperationText text = new OperationText(operation);
        OperationFacts of = new OperationFacts(operation, times, gone);
        status.show(of.status(), of.tone());
        id.setText(operation.id());
        boolean over = operation.terminal() || of.unknown();
        String told = over ? "" : text.progress().orElse("");
        progress.setText(told);
        progress.setVisible(!told.isEmpty());
        Double fraction = operation.progress() == null ? null : operation.progress().fraction();
        bar.setVisible(fraction != null && !over);
        bar.setProgress(Objects.requireNonNullElse(fraction, 0.0));
        facts.show(of.all(now));
        // A plan's run and work in the daemon have no processes of their own; their session is cancelled instead.
        stops.setVisible(!operation.terminal() && operation.runsIn().equals("worker") && text.isCommand());
        showParts(phases, now, gone);
    }

    private void showParts(List<Operation> phases, Instant now, Optional<Instant> gone) {
        if (!phases.equals(shownParts) || !gone.equals(lost)) {
            shownParts = phases;
            lost = gone;
            parts.getChildren().setAll(phases.stream().map(phase -> part(phase, now)).toList());
        }
        parts.setManaged(!phases.isEmpty());
    }

    private Region part(Operation phase, Instant now) {
        OperationFacts of = new OperationFacts(phase, times, lost);
        Label name = new Label(PlainText.line(Objects.requireNonNullElse(phase.phase(), phase.title())));
        Label aside = new Label(of.unknown() ? "" : new OperationText(phase).aside().orElse(""));
        aside.getStyleClass().add("part-aside");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        Chip chip = new Chip(of.status(), of.tone());
        chip.setMinWidth(USE_PREF_SIZE);
        HBox line = new HBox(8, name, aside, space, chip);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("part");
        StringBuilder all = new StringBuilder(phase.id());
        of.all(now).forEach(fact -> all.append('\n').append(fact.name()).append(": ").append(fact.value()));
        Tooltip.install(line, new Tooltip(all.toString()));
        return line;
    }
}
