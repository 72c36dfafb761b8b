package dev.daybook.ui.sessions;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import javafx.geometry.Pos;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.util.StringConverter;

/** Chooses which sessions are shown. */
final class FilterBar extends HBox {

    private final ToggleGroup kinds = new ToggleGroup();
    private final ToggleGroup days = new ToggleGroup();
    private final ComboBox<StatusChoice> status = new ComboBox<>();
    private final TextField search;
    private final SessionsModel model;

    /**
     * Of this model.
     *
     * @param search stands elsewhere, and counts here
     */
    FilterBar(SessionsModel model, TextField search) {
        super(12);
        this.model = model;
        this.search = search;
        getStyleClass().add("filter-bar");
        setAlignment(Pos.CENTER_LEFT);
        status.getItems().setAll(StatusChoice.values());
        status.setValue(StatusChoice.ALL);
        status.setId("filter-status");
        status.setAccessibleText("Status");
        status.setMinWidth(USE_PREF_SIZE);
        status.setConverter(words());
        getChildren().addAll(segments("kind", kinds, KindChoice.values(), KindChoice::word),
                segments("when", days, WhenChoice.values(), WhenChoice::word), status);
        choose(kinds, KindChoice.ALL);
        choose(days, WhenChoice.ALL);
        kinds.selectedToggleProperty().addListener(toggle -> apply());
        days.selectedToggleProperty().addListener(toggle -> apply());
        status.valueProperty().addListener(value -> apply());
        search.textProperty().addListener(text -> apply());
    }

    private static StringConverter<StatusChoice> words() {
        return new StringConverter<>() {
            @Override
            public String toString(StatusChoice choice) {
                return choice.word();
            }

            @Override
            public StatusChoice fromString(String word) {
                return Arrays.stream(StatusChoice.values()).filter(choice -> choice.word().equals(word)).findFirst()
                        .orElse(StatusChoice.ALL);
            }
        };
    }

    private static <E extends Enum<E>> HBox segments(String name, ToggleGroup group, E[] choices,
            Function<E, String> word) {
        HBox box = new HBox();
        for (int i = 0; i < choices.length; i++) {
            ToggleButton button = new ToggleButton(word.apply(choices[i]));
            button.setUserData(choices[i]);
            button.setToggleGroup(group);
            button.setId("filter-" + name + "-" + choices[i].name().toLowerCase(Locale.ROOT));
            button.getStyleClass().add(i == 0 ? "left-pill" : i == choices.length - 1 ? "right-pill" : "center-pill");
            button.setMinWidth(USE_PREF_SIZE);
            box.getChildren().add(button);
        }
        // One of them always counts.
        group.selectedToggleProperty().addListener((toggle, before, after) -> {
            if (after == null && before != null) {
                group.selectToggle(before);
            }
        });
        return box;
    }

    private static void choose(ToggleGroup group, Enum<?> choice) {
        group.getToggles().stream().filter(toggle -> toggle.getUserData().equals(choice)).forEach(group::selectToggle);
    }

    /** Shows everything again. */
    void clear() {
        search.clear();
        status.setValue(StatusChoice.ALL);
        choose(kinds, KindChoice.ALL);
        choose(days, WhenChoice.ALL);
    }

    private void apply() {
        if (kinds.getSelectedToggle() != null && days.getSelectedToggle() != null) {
            model.filter(SessionFilter.of((KindChoice) kinds.getSelectedToggle().getUserData(), status.getValue(),
                    (WhenChoice) days.getSelectedToggle().getUserData(), search.getText()));
        }
    }
}
