package dev.daybook.ui.week;

import dev.daybook.ui.look.CategoryColours;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;

/** Seven bars over a scale of hours. Left and right go from day to day. */
final class WeekChart extends Region {

    private static final double SCALE_WIDTH = 46;
    private static final double LEAST_HEIGHT = 220;

    private final WeekWords words;
    private final CategoryColours colours;
    private final Consumer<String> tell;
    private final Consumer<LocalDate> open;
    private final List<Region> lines = new ArrayList<>();
    private final List<Label> labels = new ArrayList<>();
    private final List<DayColumn> columns = new ArrayList<>();
    private HourAxis axis = HourAxis.upTo(0);

    /**
     * An empty one.
     *
     * @param tell told in a line what is pointed at
     */
    WeekChart(WeekWords words, Consumer<String> tell, Consumer<LocalDate> open,
            CategoryColours colours) {
        this.words = words;
        this.colours = colours;
        this.tell = tell;
        this.open = open;
        getStyleClass().add("week-chart");
        setId("week-chart");
        setMinHeight(LEAST_HEIGHT);
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    /** Shows another week, or the same with what came to it; the day that had the focus keeps it. */
    void show(Week week) {
        int focused = focused();
        axis = HourAxis.upTo(week.days().stream().mapToLong(WeekDay::active).max().orElse(0));
        lines.clear();
        labels.clear();
        columns.clear();
        for (long line : axis.lines()) {
            lines.add(line(line == 0));
            labels.add(label(axis.label(line)));
        }
        week.days().forEach(day -> columns
                .add(new DayColumn(day, words, axis.top(), tell, () -> open.accept(day.date()), colours)));
        getChildren().setAll(lines);
        getChildren().addAll(labels);
        getChildren().addAll(columns);
        if (focused >= 0) {
            columns.get(focused).requestFocus();
        }
    }

    private static Region line(boolean floor) {
        Region line = new Region();
        line.getStyleClass().add(floor ? "chart-floor" : "chart-line");
        line.setMouseTransparent(true);
        return line;
    }

    private static Label label(String text) {
        Label label = new Label(text);
        label.getStyleClass().add("chart-label");
        return label;
    }

    private int focused() {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).isFocused()) {
                return i;
            }
        }
        return -1;
    }

    private void pressed(KeyEvent key) {
        boolean left = key.getCode() == KeyCode.LEFT;
        boolean right = key.getCode() == KeyCode.RIGHT;
        if (key.isAltDown() || focused() < 0 || !(left || right)) {
            return;
        }
        int to = Math.clamp(focused() + (right ? 1 : -1), 0, columns.size() - 1);
        columns.get(to).requestFocus();
        key.consume();
    }

    @Override
    protected double computePrefHeight(double width) {
        return LEAST_HEIGHT;
    }

    @Override
    protected void layoutChildren() {
        double floor = getHeight() - DayColumn.FOOT;
        double tall = floor - DayColumn.HEAD;
        for (int i = 0; i < lines.size(); i++) {
            double y = Math.round(floor - tall * axis.lines().get(i) / axis.top());
            lines.get(i).resizeRelocate(SCALE_WIDTH, y, Math.max(0, getWidth() - SCALE_WIDTH), 1);
            Label label = labels.get(i);
            double wide = label.prefWidth(-1);
            double high = label.prefHeight(-1);
            label.resizeRelocate(SCALE_WIDTH - 8 - wide, y - Math.round(high / 2), wide, high);
        }
        double slot = (getWidth() - SCALE_WIDTH) / Math.max(1, columns.size());
        for (int i = 0; i < columns.size(); i++) {
            columns.get(i).resizeRelocate(SCALE_WIDTH + slot * i, 0, slot, getHeight());
        }
    }
}
