package dev.daybook.ui.sessions;

import dev.daybook.ui.look.CategoryColours;
import dev.daybook.ui.cancelling.Target;
import dev.daybook.ui.live.Live;
import dev.daybook.ui.live.StillWhileAway;
import dev.daybook.ui.parts.LocalTimes;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongConsumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import javafx.scene.input.ContextMenuEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.jspecify.annotations.Nullable;

/** The sessions, one a row. A click opens what is known of one, Delete cancels those that are selected. */
final class SessionsTable extends TableView<SessionRow> {

    private static final double ROW = 38;
    private static final double NARROW = 640;
    private static final double WIDE = 1040;
    private static final double STATE = 270;

    private final SessionsModel model;
    private final StillWhileAway live;
    private final LocalTimes times;
    private final LongConsumer details;
    private final Consumer<List<Target>> cancel;
    private int furthest;

    /**
     * Of these sessions.
     *
     * @param details opens what is known of a session
     * @param cancel is asked to cancel these
     */
    SessionsTable(SessionsModel model, Live live, LocalTimes times, LongConsumer details,
            Consumer<List<Target>> cancel, CategoryColours colours) {
        super(model.rows());
        this.model = model;
        this.live = new StillWhileAway(live);
        this.times = times;
        this.details = details;
        this.cancel = cancel;
        setId("sessions-table");
        setAccessibleText("Sessions, newest first");
        setFixedCellSize(ROW);
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_ALL_COLUMNS);
        setPlaceholder(new javafx.scene.layout.Region());
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        addColumns(colours);
        setRowFactory(table -> row());
        this.live.onTurn(() -> lookupAll(".table-row-cell").forEach(node -> {
            if (node instanceof Row row) {
                row.describe();
            }
        }));
        addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        setOnContextMenuRequested(request -> {
            SessionRow focused = getFocusModel().getFocusedItem();
            if (focused != null && request.isKeyboardTrigger()) {
                offer(focused, request);
            }
        });
    }

    private void addColumns(CategoryColours colours) {
        TableColumn<SessionRow, Target> day = column("Day", 104,
                () -> new DayCell(live, times, model::today, model.rows()));
        TableColumn<SessionRow, Target> time = text("Time", 124, RowWords::hours, "time-cell");
        TableColumn<SessionRow, Target> length = text("Length", 88, words -> words.length(live.now()), "length-cell");
        length.getStyleClass().add("length-cell");
        TableColumn<SessionRow, Target> kind = column("Kind", 78, () -> new KindCell(live, times));
        TableColumn<SessionRow, Target> title = column("Title", 0, () -> new TitleCell(live, times, details, colours));
        title.getStyleClass().add("title-column");
        TableColumn<SessionRow, Target> category = text("Category", 130,
                words -> Objects.requireNonNullElse(words.target().session().category(), ""), "muted-cell");
        TableColumn<SessionRow, Target> state = column("Status", 0, () -> new StateCell(live, times));
        state.setMinWidth(100);
        state.setPrefWidth(STATE);
        state.setMaxWidth(360);
        TableColumn<SessionRow, Target> action = column("", 44, () -> new CancelCell(live, times, cancel));
        getColumns().setAll(List.of(day, time, length, kind, title, category, state, action));
        widthProperty().addListener((width, before, after) -> {
            boolean roomy = after.doubleValue() >= NARROW;
            List.of(length, kind, action).forEach(column -> column.setVisible(roomy));
            state.setPrefWidth(roomy ? STATE : 110);
            category.setVisible(after.doubleValue() >= WIDE);
        });
        category.setVisible(false);
    }

    private TableColumn<SessionRow, Target> text(String name, double width, Function<RowWords, String> text,
            @Nullable String style) {
        return column(name, width, () -> new TextCell(live, times, text, style));
    }

    private static TableColumn<SessionRow, Target> column(String name, double width,
            Supplier<TableCell<SessionRow, Target>> cell) {
        TableColumn<SessionRow, Target> column = new TableColumn<>(name);
        column.setCellValueFactory(row -> row.getValue().shownProperty());
        column.setCellFactory(of -> cell.get());
        column.setSortable(false);
        column.setReorderable(false);
        if (width > 0) {
            column.setMinWidth(width);
            column.setMaxWidth(width);
        } else {
            column.setMinWidth(120);
            column.setPrefWidth(420);
        }
        return column;
    }

    private TableRow<SessionRow> row() {
        Row row = new Row();
        row.setOnMouseClicked(click -> {
            boolean plain = click.getButton() == MouseButton.PRIMARY && !click.isShortcutDown() && !click.isShiftDown();
            if (plain && !row.isEmpty() && !isOnButton(click)) {
                details.accept(row.getItem().id());
            }
        });
        row.setOnContextMenuRequested(request -> {
            if (!row.isEmpty()) {
                offer(row.getItem(), request);
            }
        });
        return row;
    }

    /** A click on a button in a row is the button's. */
    private static boolean isOnButton(MouseEvent click) {
        for (Node node = (Node) click.getTarget(); node != null && !(node instanceof TableRow); node = node
                .getParent()) {
            if (node instanceof Button) {
                return true;
            }
        }
        return false;
    }

    private final class Row extends TableRow<SessionRow> {

        Row() {
            // The same row says something else when its session, or the job in it, has become something else.
            var _ = itemProperty().flatMap(SessionRow::shownProperty).subscribe(shown -> describe());
        }

        @Override
        public void updateIndex(int index) {
            super.updateIndex(index);
            reached(index);
        }

        @Override
        protected void updateItem(@Nullable SessionRow item, boolean empty) {
            super.updateItem(item, empty);
            describe();
        }

        void describe() {
            SessionRow item = getItem();
            setAccessibleText(item == null || isEmpty()
                    ? null
                    : RowWords.of(item.shown(), times, live).spoken(model.today(), live.now()));
        }
    }

    /** Made when it is wanted: rows pass by quickly. */
    private void offer(SessionRow row, ContextMenuEvent request) {
        new RowMenu(row, details, cancel, this::selected).show(this, request.getScreenX(), request.getScreenY());
        request.consume();
    }

    /** Not while the table lays itself out: what is told of it may change the table. */
    private void reached(int index) {
        if (index > furthest) {
            furthest = index;
            Platform.runLater(() -> model.seen(furthest));
        }
    }

    private void pressed(KeyEvent event) {
        SessionRow focused = getFocusModel().getFocusedItem();
        if (event.getCode() == KeyCode.DELETE) {
            cancel.accept(selected());
            event.consume();
        } else if (focused != null && (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE)) {
            details.accept(focused.id());
            event.consume();
        }
    }

    /** Those that are selected. */
    List<Target> selected() {
        return getSelectionModel().getSelectedItems().stream().filter(Objects::nonNull).map(SessionRow::shown)
                .toList();
    }
}
