package dev.daybook.ui.health;

import atlantafx.base.controls.ToggleSwitch;
import dev.daybook.ui.parts.Chip.Tone;
import java.util.Locale;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A plan's row: the same for as long as there is the plan, whatever is said of it. */
final class PlanLine extends HBox {

    private final HealthModel model;
    private final Label when = PlansCard.words("", "muted");
    private final Label last = PlansCard.words("", "muted");
    private final Label error = PlansCard.words("", "muted");
    private final ToggleSwitch enabled = new ToggleSwitch();
    private final Tooltip meaning = new Tooltip();
    private final Button run = new Button("Run now");
    private @Nullable PlanRow shown;
    private boolean showing;

    /** Of the plan of this name, with nothing said of it yet. */
    PlanLine(String plan, HealthModel model) {
        super(10);
        this.model = model;
        Label name = new Label(plan);
        name.getStyleClass().add("plan-name");
        error.managedProperty().bind(error.visibleProperty());
        VBox words = new VBox(1, name, when, last, error);
        setHgrow(words, Priority.ALWAYS);
        enabled.setId("plan-enabled-" + plan);
        enabled.setAccessibleText("Plan " + plan + " starts by itself");
        enabled.setTooltip(meaning);
        enabled.setMinWidth(USE_PREF_SIZE);
        enabled.managedProperty().bind(enabled.visibleProperty());
        enabled.selectedProperty().addListener((on, before, after) -> switched(plan, after));
        run.setId("plan-run-" + plan);
        run.getStyleClass().add("small");
        run.setAccessibleText("Run plan " + plan + " now");
        run.setMinWidth(USE_PREF_SIZE);
        run.setOnAction(pressed -> model.trigger(plan));
        getChildren().addAll(words, enabled, run);
        setAlignment(Pos.TOP_LEFT);
        getStyleClass().add("plan-row");
    }

    void show(PlanRow plan) {
        if (plan.equals(shown)) {
            return;
        }
        // The switch is ahead of the daemon while that has not answered yet.
        boolean turned = shown == null || shown.enabled() != plan.enabled();
        shown = plan;
        when.setText(when(plan));
        last.setText(plan.lastRun());
        last.getStyleClass().setAll("label", "fact-" + plan.tone().name().toLowerCase(Locale.ROOT));
        error.setText(plan.error());
        error.setVisible(!plan.error().isEmpty() && plan.tone() == Tone.BAD);
        enabled.setVisible(plan.byItself());
        meaning.setText(plan.enabled() ? "Starts by itself" : "Is started by hand alone");
        run.setDisable(plan.running());
        if (turned) {
            turn(plan.enabled());
        }
    }

    private void turn(boolean on) {
        showing = true;
        enabled.setSelected(on);
        showing = false;
    }

    private void switched(String plan, boolean on) {
        if (!showing) {
            model.enable(plan, on, this::back);
        }
    }

    /** As the daemon told it last. */
    private void back() {
        if (shown != null) {
            turn(shown.enabled());
        }
    }

    private static String when(PlanRow plan) {
        if (plan.byItself() && !plan.enabled()) {
            return plan.when() + " · disabled";
        }
        return plan.next().isEmpty() ? plan.when() : plan.when() + " · next " + plan.next();
    }
}
