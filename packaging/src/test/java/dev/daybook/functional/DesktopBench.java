package dev.daybook.functional;

import dev.daybook.platform.Directories;
import dev.daybook.ui.Desktop;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import javafx.animation.PauseTransition;
import javafx.animation.RotateTransition;
import javafx.application.Platform;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.TableView;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.StackPane;
import javafx.scene.shape.Rectangle;
import javafx.stage.Stage;
import javafx.util.Duration;

/**
 * Run by {@code src/bench/desktop.sh}: {@code fill} writes a year into the stopped home that DAYBOOK_HOME names,
 * {@code frames} moves through the real window on the display and prints how long its frames took.
 */
public final class DesktopBench {

    private static final Duration LOOKING = Duration.seconds(4);
    private static final int ROWS_A_FRAME = 12;
    private static final int STRIP_FRAMES = 300;
    private static final int NOTCH = 40;

    private final Stage stage = new Stage();
    private final Desktop desktop = new Desktop(Path.of("."), Directories.ofThisProcess(), stage, () -> {});
    private final Deque<Runnable> steps = new ArrayDeque<>();
    private double idle;

    private DesktopBench() {}

    /** Does what its one word says. */
    public static void main(String[] words) {
        if (words[0].equals("fill")) {
            SampleHistory.year(Instant.now().minusSeconds(5), ZoneOffset.UTC)
                    .fill(Directories.ofThisProcess().data().resolve("daybook"));
            return;
        }
        Platform.setImplicitExit(false);
        Platform.startup(() -> new DesktopBench().run());
    }

    private void run() {
        steps.addAll(List.of(this::emptyWindow, this::open, () -> page("page-sessions"), this::scrollDown,
                this::scrollUp, () -> page("page-day"), this::zoomIn, this::pan, this::zoomOut, this::end));
        next();
    }

    private void next() {
        steps.removeFirst().run();
    }

    private void after(Duration length) {
        PauseTransition pause = new PauseTransition(length);
        pause.setOnFinished(over -> next());
        pause.play();
    }

    /** What a frame takes where next to nothing is drawn: the measure of the others. */
    private void emptyWindow() {
        Rectangle square = new Rectangle(20, 20);
        RotateTransition turning = new RotateTransition(Duration.seconds(1), square);
        turning.setByAngle(360);
        turning.setCycleCount(RotateTransition.INDEFINITE);
        Stage empty = new Stage();
        empty.setScene(new Scene(new StackPane(square), 1_120, 740));
        empty.show();
        turning.play();
        new Frames("empty window", STRIP_FRAMES, frame -> true, frames -> {
            idle = frames.median();
            frames.print(idle);
            turning.stop();
            empty.hide();
            next();
        }).start();
    }

    private void open() {
        desktop.window().open();
        after(LOOKING);
    }

    private void page(String id) {
        ((ToggleButton) find(id)).fire();
        after(LOOKING);
    }

    /** As far down as there are sessions: more are fetched on the way. */
    private void scrollDown() {
        TableView<?> table = (TableView<?>) find("sessions-table");
        int[] at = {0, 0};
        measure("sessions, down", Integer.MAX_VALUE, frame -> {
            int last = table.getItems().size() - 1;
            at[1] = at[0] >= last ? at[1] + 1 : 0;
            at[0] = Math.min(at[0] + ROWS_A_FRAME, last);
            table.scrollTo(at[0]);
            // Two seconds at the end without a new row: that was all.
            return at[1] < 120;
        });
    }

    private void scrollUp() {
        TableView<?> table = (TableView<?>) find("sessions-table");
        System.out.println("rows in the table                " + table.getItems().size());
        int[] at = {table.getItems().size() - 1};
        measure("sessions, up", Integer.MAX_VALUE, frame -> {
            at[0] -= ROWS_A_FRAME;
            table.scrollTo(Math.max(0, at[0]));
            return at[0] > 0;
        });
    }

    private void zoomIn() {
        measure("day, zoom in", STRIP_FRAMES, frame -> scroll(0, frame % 3 == 0 ? NOTCH / 4.0 : 0));
    }

    private void pan() {
        measure("day, pan", STRIP_FRAMES, frame -> scroll(frame < STRIP_FRAMES / 2 ? NOTCH : -NOTCH, 0));
    }

    private void zoomOut() {
        measure("day, zoom out", STRIP_FRAMES, frame -> scroll(0, frame % 3 == 0 ? -NOTCH / 4.0 : 0));
    }

    private boolean scroll(double x, double y) {
        Node strip = find("day-strip");
        Point2D middle = strip.localToScene(strip.getLayoutBounds().getCenterX(), 30);
        Event.fireEvent(strip, new ScrollEvent(ScrollEvent.SCROLL, middle.getX(), middle.getY(), middle.getX(),
                middle.getY(), false, false, false, false, false, false, x, y, x, y,
                ScrollEvent.HorizontalTextScrollUnits.NONE, 0, ScrollEvent.VerticalTextScrollUnits.NONE, 0, 0, null));
        return true;
    }

    private void measure(String name, int most, Frames.Step step) {
        new Frames(name, most, step, frames -> {
            frames.print(idle);
            next();
        }).start();
    }

    private Node find(String id) {
        return Objects.requireNonNull(stage.getScene().lookup("#" + id), id);
    }

    private void end() {
        stage.hide();
        desktop.close();
        Platform.exit();
    }
}
