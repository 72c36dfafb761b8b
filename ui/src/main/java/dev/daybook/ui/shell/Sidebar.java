package dev.daybook.ui.shell;

import dev.daybook.ui.recorder.PauseMenu;
import dev.daybook.ui.recorder.RecorderState;
import dev.daybook.ui.recorder.RecorderWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import org.kordamp.ikonli.javafx.FontIcon;

/** The window's left side: the pages, and at its foot what the recorder does. */
final class Sidebar extends VBox {

    private static final double DOT = 4.5;

    private final Consumer<Page> go;
    private final VBox list = new VBox();
    private final ToggleGroup group = new ToggleGroup();
    private final List<ToggleButton> buttons = new ArrayList<>();
    private final Circle dot = new Circle(DOT);
    private final Label brief = new Label();
    private final Label detail = new Label();

    Sidebar(SearchField search, PauseMenu pause, Consumer<Page> go) {
        this.go = go;
        getStyleClass().add("sidebar");
        Label name = new Label("Daybook");
        name.getStyleClass().add("sidebar-name");
        getChildren().addAll(name, search, list);
        Region space = new Region();
        VBox.setVgrow(space, Priority.ALWAYS);
        getChildren().addAll(space, recorder(), pause);
    }

    void furnish(List<Page> pages) {
        pages.forEach(page -> list.getChildren().add(button(page)));
    }

    private ToggleButton button(Page page) {
        ToggleButton button = new ToggleButton(page.name(), new FontIcon(page.icon()));
        button.getStyleClass().add("sidebar-page");
        button.setMaxWidth(Double.MAX_VALUE);
        button.setToggleGroup(group);
        button.setId("page-" + page.name().toLowerCase(Locale.ROOT));
        button.setAccessibleText("Page " + page.name());
        button.setUserData(page);
        button.setOnAction(pressed -> {
            button.setSelected(true);
            go.accept(page);
        });
        button.setTooltip(new Tooltip(page.name() + "  (Alt+" + (buttons.size() + 1) + ")"));
        buttons.add(button);
        return button;
    }

    private VBox recorder() {
        detail.getStyleClass().add("recorder-detail");
        detail.setWrapText(true);
        detail.managedProperty().bind(detail.visibleProperty());
        HBox line = new HBox(8, dot, brief);
        line.getStyleClass().add("recorder-line");
        VBox box = new VBox(2, line, detail);
        box.getStyleClass().add("recorder");
        brief.setId("sidebar-state");
        return box;
    }

    /** Nothing is done by Enter or Space that a person would not expect of a window they have just opened. */
    void takeFocus() {
        buttons.stream().filter(ToggleButton::isSelected).findFirst().or(() -> buttons.stream().findFirst())
                .ifPresent(ToggleButton::requestFocus);
    }

    /** Marks where the person is; none of the pages where they are elsewhere. */
    void show(Page page) {
        group.selectToggle(null);
        buttons.stream().filter(button -> button.getUserData().equals(page)).forEach(group::selectToggle);
    }

    void show(RecorderWords words) {
        brief.setText(words.brief());
        // A daemon that is away is explained where it can be started.
        boolean tells = !words.detail().isEmpty() && words.state() != RecorderState.AWAY;
        detail.setText(words.detail());
        detail.setVisible(tells);
        dot.getStyleClass().setAll("recorder-dot", "recorder-" + words.state().name().toLowerCase(Locale.ROOT));
    }
}
