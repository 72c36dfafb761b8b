package dev.daybook.ui.parts;

import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Two columns of cards where there is room for them; one where there is not. The left one is as high as both. */
public final class Columns extends Region {

    private static final double GAP = 14;
    private static final double ROOM_FOR_TWO = 660;

    private final double share;
    private final Region left;
    private final Region right;

    /**
     * Of two cards or stacks of them.
     *
     * @param share of the width that is the left one's
     */
    public Columns(double share, Region left, Region right) {
        this.share = share;
        this.left = left;
        this.right = right;
        getChildren().addAll(left, right);
    }

    /** Of equal width. */
    public Columns(List<? extends Node> left, List<? extends Node> right) {
        this(0.5, stack(left), stack(right));
    }

    private static VBox stack(List<? extends Node> cards) {
        VBox stack = new VBox(GAP);
        stack.getChildren().addAll(cards);
        return stack;
    }

    /** Texts in the cards are wrapped, so the width says how high it is. */
    @Override
    public Orientation getContentBias() {
        return Orientation.HORIZONTAL;
    }

    private static boolean besides(double width) {
        return width >= ROOM_FOR_TWO;
    }

    private double first(double width) {
        return besides(width) ? Math.floor((width - GAP) * share) : width;
    }

    private double second(double width) {
        return besides(width) ? width - GAP - first(width) : width;
    }

    @Override
    protected double computePrefHeight(double width) {
        double known = width < 0 ? ROOM_FOR_TWO : width;
        double first = left.prefHeight(first(known));
        double second = right.prefHeight(second(known));
        return besides(known) ? Math.max(first, second) : first + GAP + second;
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
        double width = getWidth();
        double first = first(width);
        double second = second(width);
        boolean beside = besides(width);
        double height = beside ? getHeight() : left.prefHeight(first);
        left.resizeRelocate(0, 0, first, height);
        right.resizeRelocate(width - second, beside ? 0 : height + GAP, second, right.prefHeight(second));
    }
}
