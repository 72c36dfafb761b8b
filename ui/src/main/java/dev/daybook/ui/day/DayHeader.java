package dev.daybook.ui.day;

import dev.daybook.ui.parts.LocalTimes;
import java.time.LocalDate;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.DateCell;
import javafx.scene.control.DatePicker;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.kordamp.ikonli.javafx.FontIcon;

/** Which day it is, and the way to others. */
final class DayHeader extends HBox {

    private final Label title = new Label();
    private final Label subtitle = new Label();
    private final Button later = icon("fth-chevron-right", "Next day", "next-day");
    private final Button today = new Button("Today");
    private final DatePicker picker = new DatePicker();
    private final LocalTimes times;
    private final DayModel model;

    DayHeader(DayModel model, LocalTimes times) {
        super(8);
        this.model = model;
        this.times = times;
        setAlignment(Pos.CENTER_LEFT);
        title.getStyleClass().add("page-title");
        title.setId("day-title");
        subtitle.getStyleClass().add("page-subtitle");
        subtitle.setId("day-subtitle");
        Button earlier = icon("fth-chevron-left", "Previous day", "previous-day");
        earlier.setOnAction(pressed -> model.step(-1));
        later.setOnAction(pressed -> model.step(1));
        today.setId("today");
        today.setOnAction(pressed -> model.show(model.today()));
        picker.setId("pick-day");
        picker.setAccessibleText("Go to a day");
        picker.getStyleClass().add("day-picker");
        picker.setEditable(false);
        picker.setDayCellFactory(of -> new DateCell() {
            @Override
            public void updateItem(LocalDate day, boolean empty) {
                super.updateItem(day, empty);
                setDisable(empty || day.isAfter(model.today()));
            }
        });
        picker.valueProperty().addListener((value, before, after) -> {
            if (after != null) {
                model.show(after);
            }
        });
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        HBox steps = new HBox(4, today, earlier, later, picker);
        steps.setMinWidth(USE_PREF_SIZE);
        getChildren().addAll(new VBox(2, title, subtitle), space, steps);
        model.dateProperty().addListener((date, before, after) -> show(after));
        show(model.dateProperty().get());
    }

    private void show(LocalDate date) {
        boolean isToday = model.isToday();
        title.setText(isToday ? "Today" : times.fullDate(date));
        later.setDisable(isToday);
        today.setDisable(isToday);
        picker.setValue(date);
    }

    /** Under the title; before it, for today, stands the date. */
    void tell(String words) {
        subtitle.setText(model.isToday()
                ? times.fullDate(model.today()) + (words.isEmpty() ? "" : "  ·  " + words)
                : words);
    }

    private static Button icon(String literal, String meaning, String id) {
        Button button = new Button(null, new FontIcon(literal));
        button.getStyleClass().add("button-icon");
        button.setAccessibleText(meaning);
        button.setTooltip(new Tooltip(meaning));
        button.setId(id);
        return button;
    }
}
