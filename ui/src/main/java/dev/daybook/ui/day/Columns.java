package dev.daybook.ui.day;

import javafx.scene.layout.Region;

/** Two cards side by side, or one under the other where the page is narrow. */
final class Columns extends Region {

    private static final double GAP = 14;
    private static final double ENOUGH = 700;
    private static final double SHARE = 0.6;

    private final Region wide;
    private final Region narrow;

    /**
     * Of the two.
     *
     * @param wide gets the greater part of the width
     */
    Columns(Region wide, Region narrow) {
        this.wide = wide;
        this.narrow = narrow;
        getChildren().addAll(wide, narrow);
    }

    private static boolean besides(double width) {
        return width >= ENOUGH;
    }

    private static double first(double width) {
        return Math.floor((width - GAP) * SHARE);
    }

    @Override
    protected double computePrefHeight(double width) {
        if (width < 0 || besides(width)) {
            double first = width < 0 ? -1 : first(width);
            return Math.max(wide.prefHeight(first), narrow.prefHeight(width < 0 ? -1 : width - GAP - first));
        }
        return wide.prefHeight(width) + GAP + narrow.prefHeight(width);
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }

    @Override
    public javafx.geometry.Orientation getContentBias() {
        return javafx.geometry.Orientation.HORIZONTAL;
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        if (besides(width)) {
            double first = first(width);
            wide.resizeRelocate(0, 0, first, getHeight());
            narrow.resizeRelocate(first + GAP, 0, width - GAP - first, narrow.prefHeight(width - GAP - first));
        } else {
            double height = wide.prefHeight(width);
            wide.resizeRelocate(0, 0, width, height);
            narrow.resizeRelocate(0, height + GAP, width, narrow.prefHeight(width));
        }
    }
}
