package dev.daybook.ui.sessions;

import dev.daybook.ui.live.Live;
import dev.daybook.ui.parts.Chip;
import dev.daybook.ui.parts.Chip.Tone;
import dev.daybook.ui.parts.LocalTimes;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** A session's status; beside it how far its operation is, or why it failed. */
final class StateCell extends RowCell {

    private static final double ROOM_BESIDE = 150;

    private final Chip chip = new Chip("", Tone.NEUTRAL);
    private final ProgressBar bar = new ProgressBar(0);
    private final Label aside = new Label();
    private final Tooltip whole = new Tooltip();
    private final HBox box = new HBox(8, chip);

    StateCell(Live live, LocalTimes times) {
        super(live, times);
        chip.setMinWidth(USE_PREF_SIZE);
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.managedProperty().bind(bar.visibleProperty());
        aside.getStyleClass().add("row-aside");
        aside.managedProperty().bind(aside.visibleProperty());
        VBox beside = new VBox(1, aside, bar);
        beside.setAlignment(Pos.CENTER_LEFT);
        // The chip stays whole: what is beside it takes what is left.
        beside.setMinWidth(0);
        beside.visibleProperty().bind(widthProperty().greaterThan(ROOM_BESIDE));
        HBox.setHgrow(beside, Priority.ALWAYS);
        box.getChildren().add(beside);
        box.setAlignment(Pos.CENTER_LEFT);
    }

    @Override
    void show(RowWords words) {
        chip.show(words.status(), words.tone());
        String text = words.aside(live().now());
        aside.setText(text);
        aside.setVisible(!text.isEmpty());
        whole.setText(text);
        setTooltip(text.isEmpty() ? null : whole);
        bar.setVisible(words.fraction().isPresent());
        words.fraction().ifPresent(bar::setProgress);
        setGraphic(box);
    }

    @Override
    void clear() {
        setGraphic(null);
        setTooltip(null);
    }
}
