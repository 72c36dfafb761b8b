package dev.daybook.ui.week;

import dev.daybook.ui.coverage.CoverageBar;
import dev.daybook.ui.look.CategoryColours;
import dev.daybook.ui.week.WeekDay.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Background;
import javafx.scene.layout.BackgroundFill;
import javafx.scene.layout.CornerRadii;
import javafx.scene.layout.Region;
import javafx.util.Duration;

/**
 * One day: its bar, stacked from the largest category up, its name, and how much of it is known. Up and down go through
 * the categories of the day that has the focus, Enter and a click open it.
 */
final class DayColumn extends Region {

    /** Under the bar: the weekday, the date, the coverage. */
    static final double FOOT = 62;
    /** Over the bar: its length. */
    static final double HEAD = 22;

    private static final double WIDEST_BAR = 54;
    private static final double BAR_SHARE = 0.62;
    private static final double ROUND = 4;
    private static final Duration SOON = Duration.millis(150);

    private final WeekDay day;
    private final WeekWords words;
    private final long top;
    private final Consumer<String> tell;
    private final List<Region> segments = new ArrayList<>();
    private final Label length = new Label();
    private final Label weekday;
    private final Label date;
    private final Label nothing = new Label("no data");
    private final CoverageBar coverage;
    private int pointed = -1;

    /**
     * A day of the chart.
     *
     * @param top seconds at the upper edge of the bar's place
     * @param tell told in a line what is pointed at; an empty one when nothing is any more
     * @param open called when the person wants to see the day
     */
    DayColumn(WeekDay day, WeekWords words, long top, Consumer<String> tell, Runnable open,
            CategoryColours colours) {
        this.day = day;
        this.words = words;
        this.top = top;
        this.tell = tell;
        this.weekday = new Label(words.weekday(day.date()));
        this.date = new Label(String.valueOf(day.date().getDayOfMonth()));
        this.coverage = new CoverageBar(day.coverage());
        style();
        day.shares().forEach(share -> segments.add(segment(share, colours)));
        getChildren().addAll(segments);
        getChildren().addAll(length, nothing, weekday, date, coverage);
        setOnMouseClicked(click -> open.run());
        setOnMouseEntered(over -> point(pointed));
        setOnMouseExited(gone -> tell.accept(""));
        focusedProperty().addListener((focus, before, after) -> point(-1));
        addEventHandler(KeyEvent.KEY_PRESSED, key -> pressed(key, open));
    }

    private void style() {
        getStyleClass().addAll("day-column", "day-" + day.kind().name().toLowerCase(Locale.ROOT));
        if (day.today()) {
            getStyleClass().add("day-today");
        }
        setId("day-" + day.date());
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.BUTTON);
        setAccessibleText(words.day(day));
        length.setText(day.kind() == Kind.KNOWN && day.active() > 0 ? WeekWords.clock(day.active()) : "");
        length.getStyleClass().add("day-length");
        weekday.getStyleClass().add("day-weekday");
        date.getStyleClass().add("day-date");
        nothing.getStyleClass().add("day-nothing");
        nothing.setVisible(day.kind() == Kind.NO_DATA);
        coverage.setVisible(day.kind() != Kind.AHEAD);
    }

    private Region segment(Share share, CategoryColours colours) {
        Region segment = new Region();
        segment.getStyleClass().add("day-segment");
        boolean last = day.shares().getLast().equals(share);
        CornerRadii corners = last ? new CornerRadii(ROUND, ROUND, 0, 0, false) : CornerRadii.EMPTY;
        segment.backgroundProperty().bind(colours.colour(share.category())
                .map(colour -> new Background(new BackgroundFill(colour, corners, Insets.EMPTY))));
        segment.setOnMouseEntered(over -> point(day.shares().indexOf(share)));
        segment.setOnMouseExited(gone -> point(-1));
        Tooltip tooltip = new Tooltip(words.lines(day, share));
        tooltip.setShowDelay(SOON);
        Tooltip.install(segment, tooltip);
        return segment;
    }

    private void pressed(KeyEvent key, Runnable open) {
        if (key.isAltDown() || key.isShortcutDown()) {
            return;
        }
        if (key.getCode() == KeyCode.ENTER || key.getCode() == KeyCode.SPACE) {
            open.run();
        } else if (key.getCode() == KeyCode.UP) {
            point(Math.min(pointed + 1, segments.size() - 1));
        } else if (key.getCode() == KeyCode.DOWN) {
            point(Math.max(pointed - 1, -1));
        } else {
            return;
        }
        key.consume();
    }

    /** At one of the categories, or at the day as a whole. */
    private void point(int at) {
        pointed = at;
        for (int i = 0; i < segments.size(); i++) {
            segments.get(i).setOpacity(at < 0 || at == i ? 1 : 0.45);
        }
        if (isFocused() || isHover()) {
            String line = at < 0 ? words.day(day) : words.share(day, day.shares().get(at));
            setAccessibleText(line);
            tell.accept(line);
        } else {
            tell.accept("");
        }
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double floor = getHeight() - FOOT;
        double bar = Math.rint(Math.min(WIDEST_BAR, width * BAR_SHARE));
        double left = Math.rint((width - bar) / 2);
        double y = floor;
        for (int i = 0; i < segments.size(); i++) {
            double height = Math.max(1, (floor - HEAD) * day.shares().get(i).seconds() / top);
            y -= height;
            double gap = i == 0 ? 0 : Math.min(1, height / 2);
            segments.get(i).resizeRelocate(left, y, bar, height - gap);
        }
        centre(length, y - HEAD + 2, HEAD - 2, width);
        centre(nothing, floor - HEAD, HEAD - 2, width);
        centre(weekday, floor + 6, 17, width);
        centre(date, floor + 23, 20, width);
        coverage.resizeRelocate(4, floor + 49, width - 8, coverage.prefHeight(-1));
    }

    private static void centre(Label label, double y, double height, double width) {
        double wide = Math.min(width, label.prefWidth(-1));
        label.resizeRelocate(Math.rint((width - wide) / 2), Math.rint(y), wide, height);
    }
}
