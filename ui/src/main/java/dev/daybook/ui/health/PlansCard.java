package dev.daybook.ui.health;

import atlantafx.base.controls.ToggleSwitch;
import dev.daybook.ui.parts.Chip.Tone;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The plans, when each starts and how its last run went; and the files that are none. */
final class PlansCard extends VBox {

    private final HealthModel model;
    private final VBox rows = new VBox();
    private List<PlanRow> plans = List.of();
    private List<BrokenRow> broken = List.of();
    private String folder = "";

    PlansCard(HealthModel model) {
        this.model = model;
        setId("plans");
        getStyleClass().addAll("card", "health-card");
        Label heading = new Label("Plans");
        heading.getStyleClass().add("card-title");
        rows.getStyleClass().add("plan-rows");
        getChildren().addAll(heading, rows);
    }

    /** Made anew only when something differs; the control that had the focus keeps it. */
    void show(HealthPage page) {
        if (page.plans().equals(plans) && page.broken().equals(broken) && page.plansFolder().equals(folder)) {
            return;
        }
        plans = page.plans();
        broken = page.broken();
        folder = page.plansFolder();
        draw();
    }

    private void draw() {
        Optional<String> focused = focused();
        rows.getChildren().clear();
        plans.forEach(plan -> rows.getChildren().add(row(plan)));
        broken.forEach(file -> rows.getChildren().add(row(file)));
        if (rows.getChildren().isEmpty()) {
            rows.getChildren().add(words("No plans yet. A plan is a file in " + folder, "muted"));
        }
        focused.map(id -> rows.lookup("#" + id)).ifPresent(Node::requestFocus);
    }

    private Optional<String> focused() {
        Node owner = getScene() == null ? null : getScene().getFocusOwner();
        return Optional.ofNullable(owner).filter(node -> rows.equals(node.getParent().getParent())).map(Node::getId);
    }

    private HBox row(PlanRow plan) {
        Label name = new Label(plan.name());
        name.getStyleClass().add("plan-name");
        Label last = words(plan.lastRun(), "fact-" + plan.tone().name().toLowerCase(Locale.ROOT));
        VBox words = new VBox(1, name, words(when(plan), "muted"), last);
        if (!plan.error().isEmpty() && plan.tone() == Tone.BAD) {
            words.getChildren().add(words(plan.error(), "muted"));
        }
        HBox.setHgrow(words, Priority.ALWAYS);
        HBox row = new HBox(10, words);
        if (plan.byItself()) {
            row.getChildren().add(enabled(plan));
        }
        row.getChildren().add(run(plan));
        row.setAlignment(Pos.TOP_LEFT);
        row.getStyleClass().add("plan-row");
        return row;
    }

    private static String when(PlanRow plan) {
        if (plan.byItself() && !plan.enabled()) {
            return plan.when() + " · disabled";
        }
        return plan.next().isEmpty() ? plan.when() : plan.when() + " · next " + plan.next();
    }

    private ToggleSwitch enabled(PlanRow plan) {
        ToggleSwitch enabled = new ToggleSwitch();
        enabled.setId("plan-enabled-" + plan.name());
        enabled.setSelected(plan.enabled());
        enabled.setAccessibleText("Plan " + plan.name() + " starts by itself");
        enabled.setTooltip(new Tooltip(plan.enabled() ? "Starts by itself" : "Is started by hand alone"));
        enabled.setMinWidth(USE_PREF_SIZE);
        enabled.selectedProperty().addListener((on, before, after) -> model.enable(plan.name(), after, this::draw));
        return enabled;
    }

    private Button run(PlanRow plan) {
        Button run = new Button("Run now");
        run.setId("plan-run-" + plan.name());
        run.getStyleClass().add("small");
        run.setAccessibleText("Run plan " + plan.name() + " now");
        run.setDisable(plan.running());
        run.setMinWidth(USE_PREF_SIZE);
        run.setOnAction(pressed -> model.trigger(plan.name()));
        return run;
    }

    private static HBox row(BrokenRow file) {
        Label place = new Label(file.place());
        place.getStyleClass().add("plan-name");
        VBox words = new VBox(1, place, words(file.error(), "muted"));
        HBox.setHgrow(words, Priority.ALWAYS);
        FontIcon icon = new FontIcon("fth-alert-triangle");
        icon.getStyleClass().add("plan-broken");
        HBox row = new HBox(10, icon, words);
        row.getStyleClass().add("plan-row");
        return row;
    }

    private static Label words(String text, String style) {
        Label words = new Label(text);
        words.getStyleClass().add(style);
        words.setWrapText(true);
        return words;
    }
}
