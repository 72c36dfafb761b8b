package dev.daybook.ui.health;

import atlantafx.base.controls.ToggleSwitch;
import dev.daybook.platform.Directories;
import dev.daybook.ui.keep.Remembered.Theme;
import dev.daybook.ui.login.LoginState;
import dev.daybook.ui.login.LoginModel;
import dev.daybook.ui.look.Appearance;
import dev.daybook.ui.parts.Columns;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javafx.geometry.HPos;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What a person may set here, and where the rest is set. */
final class SettingsCards extends VBox {

    private final LoginModel logins;
    private final ToggleSwitch login = new ToggleSwitch();
    private final Label hindrance = words("", "muted");
    private final GridPane keys = new GridPane(14, 5);
    private final Label error = words("", "fact-bad");
    private boolean told;

    SettingsCards(SettingsModel model, Surroundings surroundings) {
        this.logins = surroundings.login();
        Directories directories = surroundings.directories();
        login.setId("login");
        login.setAccessibleText("Start Daybook at login");
        login.selectedProperty().addListener((on, before, after) -> chosen(after));
        hindrance.setId("login-hindrance");
        error.setId("settings-error");
        Card desktop = new Card("desktop", "This desktop", line("Theme", themes(surroundings.appearance())),
                line("Start at login", login), hindrance);
        Card recorded = new Card("recorded", "What is recorded",
                words("The focused window's application and title, of private browser windows too; the time since your "
                        + "last input; whether the screen is locked.", "label"),
                words("Never keys, clicks, contents or pictures. Nothing leaves this machine.", "label"),
                words("Rules that keep windows out of the record come with a later version. Until then a pause is the "
                        + "way: nothing is looked at meanwhile.", "muted"));
        Card folders = new Card("folders", "Folders", path("Data", directories.data()),
                path("Days", directories.events()), path("Plans", directories.plans()),
                path("Log", directories.logs()));
        Card file = new Card("settings-file", "Settings file", path("File", directories.configFile()),
                words("The daemon reads it when it starts. What is set as DAYBOOK_SECTION_KEY in its environment wins.",
                        "muted"),
                error, keys);
        getChildren().add(new Columns(List.of(desktop, folders, recorded), List.of(file)));
        logins.stateProperty().addListener((state, before, after) -> show(after));
        model.settingsProperty().addListener((settings, before, after) -> show(after));
        show(logins.stateProperty().get());
        show(model.settingsProperty().get());
    }

    private static HBox themes(Appearance appearance) {
        ToggleGroup group = new ToggleGroup();
        HBox themes = new HBox();
        List<Theme> all = List.of(Theme.values());
        for (Theme theme : all) {
            String name = theme.name().charAt(0) + theme.name().substring(1).toLowerCase(Locale.ROOT);
            ToggleButton button = new ToggleButton(name);
            button.setId("theme-" + theme.name().toLowerCase(Locale.ROOT));
            button.setAccessibleText(name + " theme");
            button.getStyleClass().add(place(all.indexOf(theme), all.size()));
            button.setToggleGroup(group);
            button.setSelected(appearance.theme() == theme);
            button.setOnAction(pressed -> {
                button.setSelected(true);
                appearance.choose(theme);
            });
            themes.getChildren().add(button);
        }
        return themes;
    }

    private static String place(int index, int count) {
        if (index == 0) {
            return "left-pill";
        }
        return index == count - 1 ? "right-pill" : "center-pill";
    }

    private void chosen(boolean yes) {
        if (!told) {
            show(hindrance, "");
            logins.choose(yes, this::failed);
        }
    }

    private void show(LoginState state) {
        told = true;
        login.setSelected(state instanceof LoginState.On);
        told = false;
        login.setDisable(state instanceof LoginState.Impossible);
        show(hindrance, switch (state) {
            case LoginState.On on -> "";
            case LoginState.Off off -> "";
            case LoginState.Otherwise otherwise -> otherwise.what() + " Switch it on to put it right.";
            case LoginState.Impossible impossible -> impossible.reason();
        });
    }

    /** What was chosen came to nothing: the switch goes back to what is. */
    private void failed(String reason) {
        show(logins.stateProperty().get());
        show(hindrance, reason);
    }

    private void show(SettingsFile settings) {
        show(error, settings.error());
        keys.getChildren().clear();
        for (SettingRow row : settings.rows()) {
            Label value = words(row.value(), "setting-value");
            value.setMinWidth(Region.USE_PREF_SIZE);
            Label key = words(row.key(), "setting-key");
            VBox said = new VBox(key, words(row.meaning(), "muted"));
            GridPane.setHgrow(said, Priority.ALWAYS);
            GridPane.setHalignment(value, HPos.RIGHT);
            keys.addRow(keys.getRowCount(), said, value);
        }
    }

    private static void show(Label label, String text) {
        label.setText(text);
        label.setVisible(!text.isEmpty());
        label.setManaged(!text.isEmpty());
    }

    private static HBox line(String name, Node control) {
        Label label = new Label(name);
        label.setLabelFor(control);
        HBox.setHgrow(label, Priority.ALWAYS);
        label.setMaxWidth(Double.MAX_VALUE);
        HBox line = new HBox(12, label, control);
        line.setAlignment(Pos.CENTER_LEFT);
        line.getStyleClass().add("setting-line");
        return line;
    }

    /** As text that can be selected and copied. */
    private static HBox path(String name, Path path) {
        Label label = new Label(name);
        label.getStyleClass().add("fact-name");
        label.setMinWidth(44);
        TextField text = new TextField(path.toString());
        text.setEditable(false);
        text.getStyleClass().add("path");
        text.setId("path-" + name.toLowerCase(Locale.ROOT));
        text.setAccessibleText(name + ": " + path);
        HBox.setHgrow(text, Priority.ALWAYS);
        HBox line = new HBox(8, label, text);
        line.setAlignment(Pos.CENTER_LEFT);
        return line;
    }

    private static Label words(String text, String style) {
        Label words = new Label(text);
        words.getStyleClass().add(style);
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        return words;
    }
}
