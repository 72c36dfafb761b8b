package dev.daybook.ui.week;

import dev.daybook.ui.look.CategoryColours;
import dev.daybook.ui.live.Live;
import dev.daybook.ui.parts.LocalTimes;
import dev.daybook.ui.parts.Navigator;
import dev.daybook.ui.parts.View;
import java.util.Objects;
import javafx.scene.Parent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The page of the week. Used on the JavaFX thread. */
public final class WeekView implements View {

    private static final String STYLE = Objects.requireNonNull(WeekView.class.getResource("week.css"))
            .toExternalForm();

    private final WeekModel model;
    private final VBox page;

    /**
     * The present week of the person's calendar; nothing is asked before {@link #shown}.
     *
     * @param times their locale says with which day a week begins
     */
    public WeekView(Live live, LocalTimes times, Navigator navigator, CategoryColours colours) {
        model = new WeekModel(live, times);
        WeekWords words = new WeekWords(times.locale());
        WeekHeader header = new WeekHeader(model, words);
        WeekBody body = new WeekBody(model, words, navigator::showDay, header::forget, colours);
        VBox.setVgrow(body, Priority.ALWAYS);
        page = new VBox(header, body);
        page.getStyleClass().addAll("page", "week");
        page.getStylesheets().add(STYLE);
        page.setId("week");
        page.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
    }

    private void pressed(KeyEvent key) {
        if (!key.isAltDown()) {
            return;
        }
        if (key.getCode() == KeyCode.LEFT) {
            model.previous();
            key.consume();
        } else if (key.getCode() == KeyCode.RIGHT) {
            model.next();
            key.consume();
        }
    }

    @Override
    public Parent node() {
        return page;
    }

    @Override
    public void shown() {
        model.shown();
    }

    @Override
    public void hidden() {
        model.hidden();
    }
}
