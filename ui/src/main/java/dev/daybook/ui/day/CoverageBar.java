package dev.daybook.ui.day;

import dev.daybook.api.Day.Coverage;
import dev.daybook.ui.parts.Spans;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Where the seconds of the day went: what was recorded, and what nobody can know. */
final class CoverageBar extends VBox {

    private record Part(String name, String style, String meaning, long seconds) {}

    private final HBox bar = new HBox();
    private final FlowPane legend = new FlowPane(14, 6);

    CoverageBar() {
        super(8);
        getStyleClass().add("coverage");
        setId("coverage");
        bar.getStyleClass().add("coverage-bar");
        getChildren().addAll(bar, legend);
    }

    void show(Coverage coverage) {
        List<Part> parts = parts(coverage).stream().filter(part -> part.seconds() > 0).toList();
        long all = Math.max(1, parts.stream().mapToLong(Part::seconds).sum());
        bar.getChildren().setAll(parts.stream().map(part -> piece(part, all)).toList());
        legend.getChildren().setAll(parts.stream().filter(part -> !part.name().equals("ahead")).map(this::entry)
                .toList());
    }

    private static List<Part> parts(Coverage of) {
        return List.of(new Part("recorded", "coverage-recorded", "Active, and seen as it happened", of.recorded()),
                new Part("recovered", "coverage-recovered", "Active, in a session that was ended after a crash",
                        of.recovered()),
                new Part("idle", "coverage-idle", "No input for a while", of.idle()),
                new Part("locked", "coverage-locked", "The screen was locked", of.locked()),
                new Part("asleep", "coverage-asleep", "The machine slept", of.asleep()),
                new Part("paused", "coverage-paused", "You had paused the recording", of.paused()),
                new Part("unknown", "coverage-unknown", "Nothing was recorded: no daemon ran, or it could not see",
                        of.unknown()),
                new Part("ahead", "coverage-ahead", "Still to come", of.ahead()));
    }

    private Region piece(Part part, long all) {
        Region piece = new Region();
        piece.getStyleClass().add(part.style());
        piece.prefWidthProperty().bind(widthProperty().multiply((double) part.seconds() / all));
        Tooltip.install(piece, new Tooltip(words(part)));
        return piece;
    }

    private HBox entry(Part part) {
        Region dot = new Region();
        dot.getStyleClass().addAll("coverage-dot", part.style());
        HBox entry = new HBox(6, dot, new Label(part.name()), muted(Spans.brief(part.seconds())));
        entry.getStyleClass().add("coverage-entry");
        entry.setAccessibleText(words(part));
        Tooltip.install(entry, new Tooltip(part.meaning()));
        return entry;
    }

    private static Label muted(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("muted");
        return label;
    }

    private static String words(Part part) {
        return part.name() + ", " + Spans.brief(part.seconds()) + ". " + part.meaning();
    }
}
