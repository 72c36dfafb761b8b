package dev.daybook.ui.day;

import dev.daybook.ui.look.CategoryColours;
import dev.daybook.ui.parts.LocalTimes;
import dev.daybook.ui.parts.Spans;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/**
 * The day as a picture that can be zoomed, moved and picked from. Wheel zooms about the pointer, with Shift it moves;
 * dragging picks a time, a click a session. Keys: + and -, 0 for
 * the busy hours, A for all of the day, left and right, brackets for the sessions, Enter opens the
 * picked one, Escape drops the pick.
 */
final class Strip extends Region {

    private static final double NOTCH = 1.2;
    private static final double DRAG = 4;
    private static final double KEY_PAN = 80;

    private final Canvas canvas = new Canvas();
    private final LocalTimes times;
    private final CategoryColours categories;
    private final Tooltip tooltip = new Tooltip();
    private StripScale scale = StripScale.whole(Instant.EPOCH, Instant.EPOCH.plusSeconds(86_400), 1);
    private StripColours colours = StripColours.LIGHT;
    private List<Stretch> stretches = List.of();
    private List<SessionBar> bars = List.of();
    private Optional<Selection> selection = Optional.empty();
    private Instant now = Instant.EPOCH;
    private String contents = "";
    private Optional<Instant> lost = Optional.empty();
    // Follows the day as it grows until the person zooms or moves.
    private boolean fitting = true;
    private double pressedAt;
    private boolean dragging;
    private Consumer<Optional<Selection>> picked = selection -> {};
    private Consumer<SessionBar> pickedSession = bar -> {};
    private Consumer<SessionBar> opened = bar -> {};
    private DoubleConsumer zoomed = hours -> {};

    Strip(LocalTimes times, CategoryColours categories) {
        this.times = times;
        this.categories = categories;
        categories.onChange(this::repaint);
        getStyleClass().add("strip");
        setId("day-strip");
        setFocusTraversable(true);
        setAccessibleRole(AccessibleRole.IMAGE_VIEW);
        getChildren().add(canvas);
        Tooltip.install(this, tooltip);
        setOnScroll(this::scrolled);
        setOnMouseMoved(this::hovered);
        setOnMousePressed(pressed -> {
            requestFocus();
            pressedAt = pressed.getX();
            dragging = false;
        });
        setOnMouseDragged(this::dragged);
        setOnMouseReleased(this::released);
        setOnKeyPressed(this::typed);
        focusedProperty().addListener((focus, before, after) -> repaint());
    }

    void onPick(Consumer<Optional<Selection>> time, Consumer<SessionBar> session, Consumer<SessionBar> open) {
        picked = time;
        pickedSession = session;
        opened = open;
    }

    /** Told how many hours are shown whenever that changes. */
    void onZoom(DoubleConsumer listener) {
        zoomed = listener;
    }

    /** Another day, or the same with something new. What is looked at stays where it is. */
    void show(Instant dayStart, Instant dayEnd, List<Stretch> what, List<SessionBar> sessions) {
        boolean another = !dayStart.equals(scale.dayStart()) || !dayEnd.equals(scale.dayEnd());
        StripScale whole = StripScale.whole(dayStart, dayEnd, Math.max(1, getWidth()));
        stretches = what;
        bars = sessions;
        if (fitting) {
            scale = whole.fit(busy());
        } else if (another) {
            scale = whole.zoom(scale.seconds() / whole.seconds(), 0).around(busy().middle());
        }
        requestLayout();
        repaint();
    }

    /** What anybody would want to see: from the first activity or session to the last. */
    private Busy busy() {
        return Busy.of(stretches, bars, scale.dayStart());
    }

    void select(Optional<Selection> what) {
        selection = what;
        repaint();
    }

    /** Painted anew only where it would be seen: at most times a second moves nothing by a pixel. */
    void now(Instant moment) {
        boolean moved = Math.floor(scale.x(moment)) != Math.floor(scale.x(now));
        now = moment;
        if (moved) {
            repaint();
        }
    }

    /** The last moment that the daemon was there; empty while it is. */
    void lost(Optional<Instant> at) {
        lost = at;
    }

    void dark(boolean dark) {
        colours = StripColours.of(dark);
        repaint();
    }

    /** Shows so many hours, or with 0 those in which there is something. */
    void showHours(double hours) {
        fitting = hours <= 0;
        StripScale whole = StripScale.whole(scale.dayStart(), scale.dayEnd(), Math.max(1, getWidth()));
        scale = fitting ? whole.fit(busy()) : whole.zoom(hours * 3_600 / whole.seconds(), 0).around(busy().middle());
        repaint();
    }

    void zoom(double factor) {
        Instant middle = selection.map(Selection::start).orElse(scale.at(scale.width() / 2));
        double x = Math.clamp(scale.x(middle), 0, scale.width());
        rescale(scale.zoom(factor, x));
    }

    /** Shows the hours in which there is something, also when there is more of it. */
    void fit() {
        showHours(0);
        zoomed.accept(0);
    }

    void showAll() {
        rescale(StripScale.whole(scale.dayStart(), scale.dayEnd(), scale.width()));
    }

    private void rescale(StripScale next) {
        fitting = false;
        scale = next;
        repaint();
        zoomed.accept(next.seconds() / 3_600);
    }

    private void scrolled(ScrollEvent scroll) {
        double sideways = scroll.isShiftDown() && scroll.getDeltaX() == 0 ? scroll.getDeltaY() : scroll.getDeltaX();
        if (Math.abs(sideways) > Math.abs(scroll.getDeltaY()) || scroll.isShiftDown()) {
            rescale(scale.pan(-sideways));
        } else if (scroll.getDeltaY() != 0) {
            double notches = Math.clamp(scroll.getDeltaY() / 40, -3, 3);
            rescale(scale.zoom(Math.pow(NOTCH, -notches), scroll.getX()));
        }
        scroll.consume();
    }

    private void dragged(MouseEvent drag) {
        if (drag.getButton() == MouseButton.PRIMARY && (dragging || Math.abs(drag.getX() - pressedAt) > DRAG)) {
            dragging = true;
            Instant one = scale.at(Math.clamp(pressedAt, 0, scale.width()));
            Instant other = scale.at(Math.clamp(drag.getX(), 0, scale.width()));
            boolean forward = one.isBefore(other);
            if (!one.equals(other)) {
                picked.accept(Optional.of(new Selection(forward ? one : other, forward ? other : one, null)));
            }
        }
    }

    private void released(MouseEvent release) {
        if (dragging || release.getButton() != MouseButton.PRIMARY) {
            dragging = false;
            return;
        }
        SessionBar bar = barAt(release.getX(), release.getY());
        if (bar == null) {
            picked.accept(Optional.empty());
        } else {
            pickedSession.accept(bar);
            opened.accept(bar);
        }
    }

    private void typed(KeyEvent key) {
        if (key.isAltDown() || key.isShortcutDown()) {
            // The page's, which goes to another day.
            return;
        }
        boolean dropped = selection.isPresent();
        switch (key.getCode()) {
            case PLUS, EQUALS, ADD -> zoom(1 / NOTCH / NOTCH);
            case MINUS, SUBTRACT -> zoom(NOTCH * NOTCH);
            case DIGIT0, NUMPAD0 -> fit();
            case A -> showAll();
            case LEFT -> rescale(scale.pan(-KEY_PAN));
            case RIGHT -> rescale(scale.pan(KEY_PAN));
            case OPEN_BRACKET -> neighbour(-1);
            case CLOSE_BRACKET -> neighbour(1);
            case ENTER -> pickedBar().ifPresent(opened);
            case ESCAPE -> picked.accept(Optional.empty());
            default -> {
                return;
            }
        }
        if (key.getCode() != KeyCode.ESCAPE || dropped) {
            key.consume();
        }
    }

    private void neighbour(int step) {
        if (bars.isEmpty()) {
            return;
        }
        int at = pickedBar().map(bars::indexOf).orElse(step > 0 ? -1 : bars.size());
        SessionBar next = bars.get(Math.clamp(at + (long) step, 0, bars.size() - 1));
        pickedSession.accept(next);
        double x = scale.x(next.session().start());
        if (x < 0 || x > scale.width()) {
            rescale(scale.around(next.session().start()));
        }
    }

    private Optional<SessionBar> pickedBar() {
        return bars.stream().filter(bar -> bar.session().id() == pickedId()).findFirst();
    }

    private long pickedId() {
        Long session = selection.map(Selection::session).orElse(null);
        return session == null ? -1 : session;
    }

    private @Nullable SessionBar barAt(double x, double y) {
        for (SessionBar bar : bars) {
            double top = StripPainter.laneTop(bar.lane());
            double left = scale.x(bar.session().start()) - 1;
            if (y >= top && y < top + StripPainter.LANE && x >= left && x <= Math.max(scale.x(bar.end()), left + 4)) {
                return bar;
            }
        }
        return null;
    }

    private void hovered(MouseEvent move) {
        SessionBar bar = barAt(move.getX(), move.getY());
        String words = bar != null ? StripWords.of(bar, times, lost) : stretchAt(scale.at(move.getX()), move.getY());
        tooltip.setText(words.isEmpty() ? times.exactTime(scale.at(move.getX())) : words);
    }

    private String stretchAt(Instant at, double y) {
        if (y < StripPainter.AXIS || y > StripPainter.AXIS + StripPainter.FOCUS) {
            return "";
        }
        return stretches.stream().filter(one -> !at.isBefore(one.start()) && at.isBefore(one.end())).findFirst()
                .map(one -> StripWords.of(one, times)).orElse("");
    }

    private void repaint() {
        if (canvas.getWidth() <= 0) {
            return;
        }
        double height = canvas.getHeight();
        StripPainter painter = new StripPainter(canvas.getGraphicsContext2D(), times, colours, categories,
                scale);
        painter.ground(height);
        painter.axis(height);
        painter.stretches(stretches);
        painter.bars(bars, pickedId());
        selection.ifPresent(what -> painter.selection(what.start(), what.end(), height));
        painter.now(now, height);
        speak();
    }

    /** What there is in the day, for a person who cannot see it. */
    void describe(long activeSeconds, int sessions) {
        contents = Spans.brief(activeSeconds) + " active, " + sessions + (sessions == 1 ? " session" : " sessions");
        speak();
    }

    private void speak() {
        setAccessibleText(StripWords.spoken(contents, scale, selection, times));
    }

    Duration shownLength() {
        return Duration.ofSeconds((long) scale.seconds());
    }

    @Override
    protected void layoutChildren() {
        double width = Math.max(1, getWidth());
        if (canvas.getWidth() != width || canvas.getHeight() != getHeight()) {
            canvas.setWidth(width);
            canvas.setHeight(getHeight());
            scale = scale.over(width);
            if (fitting) {
                scale = scale.fit(busy());
            }
            repaint();
        }
    }

    @Override
    protected double computePrefHeight(double width) {
        return StripPainter.heightFor(SessionLanes.lanes(bars));
    }

    @Override
    protected double computeMinHeight(double width) {
        return computePrefHeight(width);
    }
}
