package dev.daybook.ui.week;

import javafx.beans.value.ObservableValue;
import javafx.geometry.Insets;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;

/** A category's total beside that of the largest. */
final class ShareBar extends Region {

    private static final double HEIGHT = 3;
    /** Under the name: past the opener and the dot. */
    private static final double LEFT = 43;

    private final double share;
    private final Region bar = new Region();

    ShareBar(double share, ObservableValue<Color> colour) {
        this.share = share;
        bar.backgroundProperty().bind(colour.map(
                paint -> new Background(new BackgroundFill(paint, new CornerRadii(HEIGHT / 2), Insets.EMPTY))));
        getChildren().add(bar);
    }

    @Override
    protected double computePrefHeight(double width) {
        return HEIGHT;
    }

    @Override
    protected void layoutChildren() {
        bar.resizeRelocate(LEFT, 0, Math.max(2, (getWidth() - LEFT) * share), HEIGHT);
    }
}
