package dev.daybook.ui.sessions;

import dev.daybook.ui.look.CategoryColours;
import dev.daybook.ui.cancelling.Cancels;
import dev.daybook.ui.cancelling.Target;
import dev.daybook.ui.live.Live;
import dev.daybook.ui.parts.EmptyState;
import dev.daybook.ui.parts.LocalTimes;
import dev.daybook.ui.parts.Navigator;
import dev.daybook.ui.parts.View;
import java.util.Objects;
import javafx.animation.PauseTransition;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCodeCombination;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;

/** The page of all sessions. */
public final class SessionsView implements View {

    private static final KeyCombination FIND = new KeyCodeCombination(KeyCode.F, KeyCombination.SHORTCUT_DOWN,
            KeyCombination.SHIFT_DOWN);
    private static final Duration QUIET = Duration.millis(300);

    private final SessionsModel model;
    private final Navigator navigator;
    private final Cancels cancels;
    private final TextField search = new TextField();
    private final FilterBar filters;
    private final SessionsTable table;
    private final StackPane instead = new StackPane();
    private final PauseTransition late = new PauseTransition(QUIET);
    private final Button cancel = new Button("Cancel…", new FontIcon("fth-x-circle"));
    private final VBox root = new VBox();
    private @Nullable Scene listening;

    public SessionsView(SessionsModel model, Live live, LocalTimes times, Navigator navigator, Cancels cancels,
            CategoryColours colours) {
        this.model = model;
        this.navigator = navigator;
        this.cancels = cancels;
        this.table = new SessionsTable(model, live, times, navigator::showSession, cancels::ask, colours);
        this.filters = new FilterBar(model, search);
        root.getStyleClass().addAll("page", "sessions");
        root.getStylesheets().add(Objects.requireNonNull(SessionsView.class.getResource("sessions.css"))
                .toExternalForm());
        StackPane content = new StackPane(table, instead);
        VBox.setVgrow(content, Priority.ALWAYS);
        instead.setPickOnBounds(false);
        root.getChildren().addAll(head(), filters, content);
        root.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        late.setOnFinished(over -> showInstead(model.stageProperty().get()));
        model.stageProperty().addListener((stage, before, after) -> show(after));
        table.setVisible(false);
    }

    private HBox head() {
        Label title = new Label("Sessions");
        title.getStyleClass().add("page-title");
        Label summary = new Label();
        summary.setId("sessions-summary");
        summary.getStyleClass().add("page-subtitle");
        summary.textProperty().bind(model.summaryProperty());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        search.setId("sessions-search");
        search.setPromptText("Filter by title, id, command, plan, failure");
        search.setAccessibleText("Filter sessions");
        search.setTooltip(new Tooltip("Ctrl+Shift+F"));
        search.setPrefWidth(270);
        search.setMinWidth(110);
        title.setMinWidth(Region.USE_PREF_SIZE);
        cancelButton();
        HBox head = new HBox(12, title, summary, space, cancel, search);
        head.setAlignment(Pos.BASELINE_LEFT);
        return head;
    }

    private void cancelButton() {
        cancel.setId("sessions-cancel");
        cancel.setTooltip(new Tooltip("Cancel what is selected  (Delete)"));
        cancel.setMinWidth(Region.USE_PREF_SIZE);
        cancel.setOnAction(pressed -> cancels.ask(table.selected()));
        table.getSelectionModel().getSelectedItems()
                .addListener((ListChangeListener<SessionRow>) change -> showSelection());
        model.rows().addListener((ListChangeListener<SessionRow>) change -> showSelection());
        showSelection();
    }

    private void showSelection() {
        long left = table.selected().stream().filter(Target::cancellable).count();
        cancel.setDisable(left == 0);
        cancel.setText(left > 1 ? "Cancel " + left + "…" : "Cancel…");
    }

    private void pressed(KeyEvent event) {
        if (event.getCode() != KeyCode.ESCAPE) {
            return;
        }
        if (search.isFocused() && !search.getText().isEmpty()) {
            search.clear();
        } else {
            navigator.closeDetails();
        }
        event.consume();
    }

    /** What takes a moment is not told of at once, so that nothing flashes. */
    private void show(Stage stage) {
        late.stop();
        table.setVisible(stage == Stage.ROWS);
        switch (stage) {
            case LOOKING, SEARCHING -> {
                instead.getChildren().clear();
                late.playFromStart();
            }
            case ROWS, NONE, NO_MATCH, UNSEEN -> showInstead(stage);
        }
    }

    private void showInstead(Stage stage) {
        switch (stage) {
            case ROWS -> instead.getChildren().clear();
            case LOOKING -> put(new EmptyState("fth-search", "Looking…", "Asking the daemon for sessions."));
            case SEARCHING -> put(new EmptyState("fth-search", "Still looking…", "Older sessions are being read."));
            case UNSEEN -> put(new EmptyState("fth-cloud-off", "The daemon is away",
                    "Your sessions are shown as soon as it runs. Nothing of them is lost."));
            case NONE -> put(new EmptyState("fth-list", "No sessions yet",
                    "The first begins with the first minute of activity. Jobs started with 'daybook run' stand here "
                            + "too."));
            case NO_MATCH -> put(new EmptyState("fth-filter", "Nothing matches",
                    "No session fits the search and the filters.", "Clear filters", filters::clear));
        }
    }

    private void put(Node node) {
        instead.getChildren().setAll(node);
    }

    @Override
    public Parent node() {
        return root;
    }

    @Override
    public void shown() {
        model.shown();
        show(model.stageProperty().get());
        listening = root.getScene();
        if (listening != null) {
            listening.getAccelerators().put(FIND, () -> {
                search.requestFocus();
                search.selectAll();
            });
        }
    }

    @Override
    public void hidden() {
        model.hidden();
        if (listening != null) {
            listening.getAccelerators().remove(FIND);
        }
    }
}
