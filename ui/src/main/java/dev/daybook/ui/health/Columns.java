package dev.daybook.ui.health;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Two columns of cards, each of half the width, where there is room for them; one where there is not. */
final class Columns extends Region {

    private static final double GAP = 14;
    private static final double ROOM_FOR_TWO = 660;

    private final VBox left = new VBox(GAP);
    private final VBox right = new VBox(GAP);

    Columns(List<? extends Node> left, List<? extends Node> right) {
        this.left.getChildren().addAll(left);
        this.right.getChildren().addAll(right);
        getChildren().addAll(this.left, this.right);
    }

    /** Texts in the cards are wrapped, so the width says how high it is. */
    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private static double column(double width) {
        return width >= ROOM_FOR_TWO ? Math.floor((width - GAP) / 2) : width;
    }

    @Override
    protected double computePrefHeight(double width) {
        double column = column(width);
        double first = left.prefHeight(column);
        double second = right.prefHeight(column);
        return column < width ? Math.max(first, second) : first + GAP + second;
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    protected double computePrefWidth(double height) {
        return ROOM_FOR_TWO;
    }

    @Override
    protected void layoutChildren() {
        double column = column(getWidth());
        double first = left.prefHeight(column);
        boolean beside = column < getWidth();
        left.resizeRelocate(0, 0, column, first);
        right.resizeRelocate(beside ? getWidth() - column : 0, beside ? 0 : first + GAP, column,
                right.prefHeight(column));
    }
}
