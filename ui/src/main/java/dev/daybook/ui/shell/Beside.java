package dev.daybook.ui.shell;

import javafx.css.PseudoClass;
import javafx.geometry.Orientation;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** A page, and at its right side what is open beside it; over it where both do not fit. */
final class Beside extends Region {

    private static final PseudoClass OVER = PseudoClass.getPseudoClass("over");
    // Less than this, and a table has no room for its titles.
    private static final double PAGE = 520;

    private final Region page;
    private @Nullable Region drawer;

    Beside(Region page) {
        this.page = page;
        getChildren().add(page);
    }

    void open(Region beside) {
        drawer = beside;
        getChildren().setAll(page, beside);
    }

    void close() {
        drawer = null;
        getChildren().setAll(page);
    }

    @Override
    public @Nullable Orientation getContentBias() {
        return null;
    }

    @Override
    protected double computeMinWidth(double height) {
        return page.minWidth(height);
    }

    @Override
    protected double computePrefWidth(double height) {
        return page.prefWidth(height) + (drawer == null ? 0 : drawer.prefWidth(height));
    }

    @Override
    protected double computePrefHeight(double width) {
        return page.prefHeight(width);
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        if (drawer == null) {
            page.resizeRelocate(0, 0, width, getHeight());
            return;
        }
        double taken = Math.min(width, drawer.prefWidth(getHeight()));
        boolean over = width - taken < PAGE;
        drawer.pseudoClassStateChanged(OVER, over);
        page.resizeRelocate(0, 0, over ? width : width - taken, getHeight());
        drawer.resizeRelocate(width - taken, 0, taken, getHeight());
    }
}
