package dev.daybook.ui.shell;

import dev.daybook.ui.keep.Kept;
import dev.daybook.ui.keep.Remembered.Place;
import dev.daybook.ui.live.Live;
import dev.daybook.ui.look.Appearance;
import dev.daybook.ui.parts.Navigator;
import dev.daybook.ui.parts.Question;
import dev.daybook.ui.parts.View;
import dev.daybook.ui.recorder.PauseMenu;
import dev.daybook.ui.recorder.RecorderModel;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import javafx.geometry.Rectangle2D;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Screen;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/** The window around the views. Used on the JavaFX thread. */
public final class MainWindow implements Navigator {

    private static final double WIDTH = 1120;
    private static final double HEIGHT = 740;
    private static final double MIN_WIDTH = 760;
    private static final double MIN_HEIGHT = 480;

    private final Stage stage;
    private final Kept kept;
    private final SearchField search = new SearchField(asked());
    private final Sidebar sidebar;
    private final AwayBanner banner;
    private final Toasts toasts = new Toasts();
    private final Asking asking = new Asking();
    private final StackPane content = new StackPane();
    private final Beside beside;
    private final StackPane layers;
    private @Nullable Furniture furniture;
    private @Nullable Page page;
    // Where the person was before they looked for something.
    private @Nullable Page before;
    private @Nullable View drawer;

    /**
     * An empty window; nothing can be seen before {@link #open}.
     *
     * @param startDaemon starts it in the background, and tells on the JavaFX thread why when it came to nothing
     */
    public MainWindow(Stage stage, Kept kept, Appearance appearance, Live live, RecorderModel recorder,
            Consumer<Consumer<String>> startDaemon) {
        this.stage = stage;
        this.kept = kept;
        this.banner = new AwayBanner(() -> startDaemon.accept(this::startFailed));
        this.sidebar = new Sidebar(search, new PauseMenu("", recorder, refused -> say(refused.getMessage())), this::go);
        VBox.setVgrow(content, Priority.ALWAYS);
        beside = new Beside(new VBox(banner, content));
        BorderPane all = new BorderPane(beside);
        all.setLeft(sidebar);
        layers = new StackPane(all, toasts, asking);
        layers.getStyleClass().add("daybook");
        Scene scene = new Scene(layers, WIDTH, HEIGHT);
        appearance.dress(scene);
        stage.setTitle("Daybook");
        stage.setMinWidth(MIN_WIDTH);
        stage.setMinHeight(MIN_HEIGHT);
        stage.setScene(scene);
        stage.setOnHiding(hiding -> hidden());
        // A process that is ended, as at a logout, has no time to.
        stage.focusedProperty().addListener((focus, before, now) -> rememberPlace());
        live.linkProperty().addListener((link, before, after) -> banner.show(after));
        banner.show(live.link());
        recorder.wordsProperty().addListener((words, before, after) -> sidebar.show(after));
        sidebar.show(recorder.wordsProperty().get());
    }

    /** Puts the views in. Call once, before {@link #open}. */
    public void furnish(Furniture with) {
        furniture = with;
        sidebar.furnish(with.pages());
        var keys = stage.getScene().getAccelerators();
        for (int i = 0; i < with.pages().size(); i++) {
            Page target = with.pages().get(i);
            KeyCode digit = KeyCode.valueOf("DIGIT" + (i + 1));
            keys.put(new KeyCodeCombination(digit, KeyCombination.ALT_DOWN), () -> go(target));
        }
        keys.put(new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN), search::take);
        keys.put(new KeyCodeCombination(KeyCode.W, KeyCombination.SHORTCUT_DOWN), stage::hide);
    }

    /** Shows the window, in front, where it was last. */
    public void open() {
        if (!stage.isShowing()) {
            place();
            stage.show();
            go(page != null ? page : lastPage());
            if (drawer != null) {
                drawer.shown();
            }
            sidebar.takeFocus();
        }
        stage.setIconified(false);
        stage.toFront();
        stage.requestFocus();
    }

    @Override
    public void showDay(LocalDate date) {
        Furniture here = furnished();
        here.day().accept(date);
        go(here.dayPage());
    }

    @Override
    public void showSession(long id) {
        Furniture here = furnished();
        here.session().accept(id);
        if (drawer == null) {
            drawer = here.details();
            beside.open((Region) drawer.node());
            drawer.shown();
        }
    }

    @Override
    public void closeDetails() {
        if (drawer != null) {
            drawer.hidden();
            drawer = null;
            beside.close();
        }
    }

    @Override
    public void say(String text) {
        toasts.say(text);
    }

    @Override
    public void say(String text, String verb, Runnable action) {
        toasts.say(text, verb, action);
    }

    @Override
    public void ask(Question question) {
        asking.ask(question);
    }

    private SearchField.Asked asked() {
        return new SearchField.Asked() {
            @Override
            public void look(String words) {
                Finding finding = furnished().finding();
                finding.words().accept(words);
                if (!words.isBlank() && !finding.page().equals(page)) {
                    before = page;
                    go(finding.page());
                }
            }

            @Override
            public void goOn() {
                furnished().finding().first().run();
            }

            @Override
            public void leave() {
                if (furnished().finding().page().equals(page)) {
                    go(before != null ? before : lastPage());
                }
                sidebar.takeFocus();
            }
        };
    }

    private void go(Page target) {
        if (page != null && !page.equals(target)) {
            page.view().hidden();
        }
        page = target;
        sidebar.show(target);
        content.getChildren().setAll(target.view().node());
        if (furnished().pages().contains(target)) {
            kept.change(remembered -> remembered.withPage(target.name()));
        }
        target.view().shown();
    }

    private Page lastPage() {
        List<Page> pages = furnished().pages();
        String last = kept.get().page();
        return pages.stream().filter(one -> one.name().equals(last)).findFirst().orElse(pages.getFirst());
    }

    private Furniture furnished() {
        return Objects.requireNonNull(furniture, "the window is empty");
    }

    private void rememberPlace() {
        Place place = new Place(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), stage.isMaximized());
        if (stage.isShowing() && !stage.isIconified()) {
            kept.change(remembered -> remembered.with(place));
        }
    }

    private void hidden() {
        rememberPlace();
        if (page != null) {
            page.view().hidden();
        }
        if (drawer != null) {
            drawer.hidden();
        }
    }

    /** A place on a screen that is no longer there would be a window that nobody finds. */
    private void place() {
        Place place = kept.get().place();
        if (place == null || place.width() < MIN_WIDTH || place.height() < MIN_HEIGHT) {
            fitScreen(Screen.getPrimary().getVisualBounds());
            return;
        }
        Rectangle2D title = new Rectangle2D(place.x(), place.y(), place.width(), 40);
        if (Screen.getScreens().stream().anyMatch(screen -> screen.getVisualBounds().intersects(title))) {
            stage.setX(place.x());
            stage.setY(place.y());
        }
        stage.setWidth(place.width());
        stage.setHeight(place.height());
        stage.setMaximized(place.maximised());
    }

    /** The frame, which is not known yet, needs some of the screen. */
    private void fitScreen(Rectangle2D screen) {
        if (WIDTH > screen.getWidth() - 16) {
            stage.setWidth(screen.getWidth() - 16);
        }
        if (HEIGHT > screen.getHeight() - 48) {
            stage.setHeight(screen.getHeight() - 48);
        }
    }

    private void startFailed(String reason) {
        banner.failed(reason);
    }
}
