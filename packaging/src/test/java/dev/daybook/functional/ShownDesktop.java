package dev.daybook.functional;

import dev.daybook.ui.Desktop;
import dev.daybook.ui.keep.Kept;
import dev.daybook.ui.keep.Remembered.Place;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableRow;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionTimeoutException;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/**
 * The desktop in this JVM, on JavaFX's screen that nobody sees, before a daemon in a process of its own; and a person's
 * hands and eyes. A control is named by its id. One at a time.
 */
final class ShownDesktop implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(40);
    // The headless screen has a thousand by a thousand points.
    private static final Place ON_SCREEN = new Place(0, 0, 980, 760, false);

    /** As the window is when it is first opened; its right edge is beyond the reach of hands. */
    static final Place ROOMY = new Place(0, 0, 1120, 740, false);

    private static final Duration STILL = Duration.ofMillis(400);

    private final FxRobot hands = new FxRobot();
    private final Stage stage;
    private final Desktop desktop;
    private final FxWatch watch;

    private ShownDesktop(Home home, Place place) throws Exception {
        Locale.setDefault(Locale.Category.FORMAT, Locale.UK);
        FxToolkit.registerPrimaryStage();
        Platform.setImplicitExit(false);
        Files.createDirectories(Objects.requireNonNull(home.directories.desktopState().getParent()));
        Kept.in(home.directories.desktopState())
                .change(kept -> kept.with(place));
        stage = on(Stage::new);
        desktop = on(() -> new Desktop(home.installation(), home.directories, stage, () -> {}));
        watch = new FxWatch(on(Thread::currentThread));
        on(() -> {
            desktop.window().open();
            return true;
        });
    }

    /** Opens the window. */
    static ShownDesktop open(Home home) throws Exception {
        return open(home, ON_SCREEN);
    }

    static ShownDesktop open(Home home, Place place) throws Exception {
        return new ShownDesktop(home, place);
    }

    /** Waits until nothing moves and nothing more comes. */
    ShownDesktop settled() {
        AtomicReference<Shot> last = new AtomicReference<>(picture(1));
        Awaitility.await("nothing moves").atMost(PATIENCE).pollInterval(STILL)
                .until(() -> {
                    Shot now = picture(1);
                    return now.sameAs(last.getAndSet(now));
                });
        return this;
    }

    Shot picture(double scale) {
        return on(() -> Shot.of(scene().getRoot(), scale));
    }

    Scene scene() {
        return stage.getScene();
    }

    /** Does something on the JavaFX thread and waits for it. */
    static <T> T on(Callable<T> task) {
        try {
            return WaitForAsyncUtils.asyncFx(task).get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("the JavaFX thread does not answer", e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Waits until what is seen is so. */
    ShownDesktop await(String what, Callable<Boolean> seen) {
        try {
            Awaitility.await(what).atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> on(seen));
            return this;
        } catch (ConditionTimeoutException e) {
            throw new AssertionError("waited in vain until " + what + "; there is: " + on(this::everything), e);
        }
    }

    ShownDesktop awaitSeen(String id) {
        return await(id + " is seen", () -> find(id).isPresent());
    }

    ShownDesktop awaitGone(String id) {
        return await(id + " is gone", () -> find(id).isEmpty());
    }

    ShownDesktop awaitText(String id, Predicate<String> said) {
        return await("what " + id + " says", () -> find(id).filter(node -> said.test(textOf(node))).isPresent());
    }

    String text(String id) {
        return on(() -> textOf(find(id).orElseThrow(() -> new AssertionError("there is no " + id))));
    }

    /** Waits until it can be pressed, and presses it. */
    ShownDesktop click(String id) {
        await(id + " can be pressed", () -> find(id).filter(node -> !node.isDisabled()).isPresent());
        hands.clickOn("#" + id);
        return this;
    }

    /** Opens a menu button and picks what has this text. */
    ShownDesktop choose(String id, String text) {
        click(id);
        hands.clickOn(text);
        return this;
    }

    ShownDesktop page(String name) {
        return click("page-" + name);
    }

    /** Waits for the table's row in which this can be read. */
    ShownDesktop awaitRow(String... words) {
        return await("a row with " + List.of(words), () -> row(words).isPresent());
    }

    ShownDesktop clickRow(String... words) {
        awaitRow(words);
        hands.clickOn(on(() -> row(words).orElseThrow().lookup(".cell")));
        return this;
    }

    /** Presses the button that a row has at its end. */
    ShownDesktop cancelRow(String... words) {
        awaitRow(words);
        hands.clickOn(on(() -> row(words).orElseThrow().lookup(".row-cancel")));
        return this;
    }

    ShownDesktop press(KeyCode... keys) {
        hands.push(keys);
        return this;
    }

    /** Writes over what a field holds. */
    ShownDesktop write(String id, String text) {
        click(id);
        on(() -> {
            ((TextInputControl) find(id).orElseThrow()).selectAll();
            return true;
        });
        hands.write(text);
        return this;
    }

    /** All that can be read beneath it. */
    List<String> words(String id) {
        return on(() -> find(id).map(ShownDesktop::labels).orElse(List.of()));
    }

    private static List<String> labels(Node node) {
        return Stream.concat(node.lookupAll(".label").stream(), node.lookupAll(".table-cell").stream())
                .filter(ShownDesktop::shown).map(ShownDesktop::textOf).filter(text -> !text.isBlank()).toList();
    }

    /** What can be read in a row, and what a screen reader says of the pictures in it. */
    private static String read(Node row) {
        return Stream.concat(labels(row).stream(),
                row.lookupAll(".button").stream().filter(ShownDesktop::shown).map(Node::getAccessibleText)
                        .filter(Objects::nonNull))
                .collect(Collectors.joining(" "));
    }

    private List<String> everything() {
        List<String> all = new ArrayList<>(labels(scene().getRoot()));
        rows().forEach(row -> all.add("row: " + read(row)));
        return all;
    }

    private List<Node> rows() {
        return scene().getRoot().lookupAll(".table-row-cell").stream().filter(ShownDesktop::shown)
                .filter(node -> node instanceof TableRow<?> row && !row.isEmpty()).toList();
    }

    private Optional<Node> row(String... words) {
        return rows().stream().filter(row -> List.of(words).stream()
                .allMatch(word -> read(row).contains(word))).findFirst();
    }

    private Optional<Node> find(String id) {
        return scene().getRoot().lookupAll("#" + id).stream().filter(ShownDesktop::shown).findFirst();
    }

    private static boolean shown(Node node) {
        Node at = node;
        while (at != null && at.isVisible()) {
            at = at.getParent();
        }
        return at == null;
    }

    private static String textOf(Node node) {
        return switch (node) {
            case Labeled labeled -> Objects.requireNonNullElse(labeled.getText(), "");
            case TextInputControl field -> field.getText();
            default -> "";
        };
    }

    /** A stack in which the JavaFX thread talked to the daemon by itself; empty when it never did. */
    Optional<String> blocked() {
        return watch.caught();
    }

    Stage stage() {
        return stage;
    }

    @Override
    public void close() {
        watch.close();
        on(() -> {
            stage.hide();
            desktop.close();
            return true;
        });
    }
}
