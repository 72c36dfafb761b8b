package dev.daybook.ui.sessions;

import dev.daybook.ui.cancelling.Target;
import dev.daybook.ui.live.Live;
import dev.daybook.ui.parts.LocalTimes;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import org.kordamp.ikonli.javafx.FontIcon;

/** The button that cancels a session that goes on. */
final class CancelCell extends RowCell {

    private final Button button = new Button("", new FontIcon("fth-x-circle"));

    CancelCell(Live live, LocalTimes times, Consumer<List<Target>> cancel) {
        super(live, times);
        button.getStyleClass().addAll("flat", "row-cancel");
        button.setTooltip(new Tooltip("Cancel this session"));
        button.setOnAction(pressed -> Optional.ofNullable(getItem()).ifPresent(item -> cancel.accept(List.of(item))));
    }

    @Override
    void show(RowWords words) {
        boolean active = words.target().session().status().equals("active");
        boolean stopping = words.live().filter(operation -> operation.cancelRequested() != null).isPresent();
        button.setAccessibleText("Cancel " + words.titleOrNone());
        button.setDisable(stopping);
        setGraphic(active ? button : null);
    }

    @Override
    void clear() {
        setGraphic(null);
    }
}
