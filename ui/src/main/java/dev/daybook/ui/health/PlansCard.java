package dev.daybook.ui.health;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** The plans, when each starts and how its last run went; and the files that are none. */
final class PlansCard extends VBox {

    private final HealthModel model;
    private final VBox rows = new VBox();
    private final Map<String, PlanLine> lines = new HashMap<>();
    private List<String> plans = List.of();
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

    /** A plan that stays keeps its row, so that a click which the row changes under is not lost. */
    void show(HealthPage page) {
        List<String> names = page.plans().stream().map(PlanRow::name).toList();
        page.plans().forEach(plan -> lines.computeIfAbsent(plan.name(), name -> new PlanLine(name, model)).show(plan));
        if (!names.equals(plans) || !page.broken().equals(broken) || !page.plansFolder().equals(folder)) {
            plans = names;
            broken = page.broken();
            folder = page.plansFolder();
            lines.keySet().retainAll(names);
            arrange();
        }
    }

    /** The control that had the focus keeps it. */
    private void arrange() {
        Optional<Node> focused = focused();
        rows.getChildren().setAll(Stream.concat(plans.stream().flatMap(name -> Stream.ofNullable(lines.get(name))),
                broken.stream().map(PlansCard::row)).toList());
        if (rows.getChildren().isEmpty()) {
            rows.getChildren().add(words("No plans yet. A plan is a file in " + folder, "muted"));
        }
        focused.filter(node -> node.getScene() != null).ifPresent(Node::requestFocus);
    }

    private Optional<Node> focused() {
        Node owner = getScene() == null ? null : getScene().getFocusOwner();
        return Optional.ofNullable(owner)
                .filter(node -> node.getParent() != null && rows.equals(node.getParent().getParent()));
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

    static Label words(String text, String style) {
        Label words = new Label(text);
        words.getStyleClass().add(style);
        words.setWrapText(true);
        return words;
    }
}
