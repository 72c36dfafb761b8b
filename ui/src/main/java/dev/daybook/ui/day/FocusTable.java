package dev.daybook.ui.day;

import atlantafx.base.theme.Styles;
import atlantafx.base.theme.Tweaks;
import dev.daybook.ui.look.CategoryColours;
import dev.daybook.ui.parts.Spans;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.control.Tooltip;
import javafx.scene.shape.Circle;
import org.jspecify.annotations.Nullable;

/** What was in focus in the time that is looked at, longest first. */
final class FocusTable extends TableView<FocusRow> {

    private List<FocusRow> shown = List.of();

    FocusTable(CategoryColours colours) {
        setId("focus-table");
        getStyleClass().addAll(Styles.DENSE, Tweaks.EDGE_TO_EDGE, "focus-table");
        setColumnResizePolicy(CONSTRAINED_RESIZE_POLICY_SUBSEQUENT_COLUMNS);
        Label nothing = new Label("Nothing was in focus");
        nothing.getStyleClass().add("muted");
        setPlaceholder(nothing);
        TableColumn<FocusRow, FocusRow> title = column("Title", 320, FocusRow::title, false,
                Comparator.comparing(FocusRow::title));
        title.setMaxWidth(Double.MAX_VALUE);
        getColumns().setAll(List.of(
                column("Application", 120, row -> row.application().isEmpty() ? "No window" : row.application(), false,
                        Comparator.comparing(FocusRow::application)),
                title, category(colours),
                column("Time", 92, row -> Spans.brief(row.seconds()), true,
                        Comparator.comparingLong(FocusRow::seconds))));
    }

    void show(List<FocusRow> rows) {
        if (!rows.equals(shown)) {
            shown = rows;
            getItems().setAll(rows);
            sort();
        }
    }

    private static TableColumn<FocusRow, FocusRow> category(CategoryColours colours) {
        TableColumn<FocusRow, FocusRow> column = column("Category", 116, FocusRow::category, false,
                Comparator.comparing(FocusRow::category));
        column.setCellFactory(of -> new CategoryCell(colours));
        return column;
    }

    private static TableColumn<FocusRow, FocusRow> column(String name, double width, Function<FocusRow, String> text,
            boolean number, Comparator<FocusRow> order) {
        TableColumn<FocusRow, FocusRow> column = new TableColumn<>(name);
        if (number) {
            column.getStyleClass().add("number-column");
        }
        column.setPrefWidth(width);
        column.setMaxWidth(width * 1.6);
        column.setMinWidth(number ? width : 60);
        column.setComparator(order);
        column.setCellValueFactory(cell -> new ReadOnlyObjectWrapper<>(cell.getValue()));
        column.setCellFactory(of -> new TextCell(text, number));
        return column;
    }

    private static final class TextCell extends TableCell<FocusRow, FocusRow> {

        private final Function<FocusRow, String> text;
        private final Tooltip whole = new Tooltip();

        TextCell(Function<FocusRow, String> text, boolean number) {
            this.text = text;
            setAlignment(number ? Pos.CENTER_RIGHT : Pos.CENTER_LEFT);
        }

        @Override
        protected void updateItem(@Nullable FocusRow row, boolean empty) {
            super.updateItem(row, empty);
            String words = row == null || empty ? null : text.apply(row);
            setText(words);
            whole.setText(words);
            setTooltip(words == null || words.length() < 18 ? null : whole);
        }
    }

    private static final class CategoryCell extends TableCell<FocusRow, FocusRow> {

        private final CategoryColours colours;
        private final Circle dot = new Circle(4);
        private final Tooltip whole = new Tooltip();

        CategoryCell(CategoryColours colours) {
            this.colours = colours;
        }

        @Override
        protected void updateItem(@Nullable FocusRow row, boolean empty) {
            super.updateItem(row, empty);
            setText(row == null || empty ? null : row.category().substring(row.category().lastIndexOf('/') + 1));
            setGraphic(row == null || empty ? null : dot);
            setTooltip(row == null || empty ? null : whole);
            if (row != null && !empty) {
                dot.fillProperty().bind(colours.colour(row.category()));
                whole.setText(row.category());
            }
        }
    }
}
