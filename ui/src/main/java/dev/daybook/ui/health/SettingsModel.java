package dev.daybook.ui.health;

import dev.daybook.settings.Settings;
import dev.daybook.settings.SettingsException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What a person may set outside the daemon. Used on the JavaFX thread; files are looked at in the background. */
final class SettingsModel {

    private final Path file;
    private final LaunchAtLogin login;
    private final Executor background;
    private final Executor ui;
    private final ReadOnlyObjectWrapper<SettingsFile> settings = new ReadOnlyObjectWrapper<>(
            new SettingsFile(List.of(), ""));
    private final ReadOnlyObjectWrapper<LoginChoice> choice = new ReadOnlyObjectWrapper<>(
            new LoginChoice(false, false, ""));

    /**
     * Nothing is looked at before {@link #shown}.
     *
     * @param file need not be there
     * @param background runs one task after the other
     * @param ui runs what it is given on the JavaFX thread
     */
    SettingsModel(Path file, LaunchAtLogin login, Executor background, Executor ui) {
        this.file = file;
        this.login = login;
        this.background = background;
        this.ui = ui;
    }

    ReadOnlyObjectProperty<SettingsFile> settingsProperty() {
        return settings.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<LoginChoice> loginProperty() {
        return choice.getReadOnlyProperty();
    }

    /** Looks how things are now. */
    void shown() {
        background.execute(() -> {
            SettingsFile read = read();
            LoginChoice now = login("");
            ui.execute(() -> {
                settings.set(read);
                choice.set(now);
            });
        });
    }

    /** Whether Daybook starts when the person logs in, from now on. */
    void launchAtLogin(boolean yes) {
        background.execute(() -> {
            LoginChoice now = login(enable(yes));
            ui.execute(() -> choice.set(now));
        });
    }

    private String enable(boolean yes) {
        try {
            login.enable(yes);
            return "";
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    private LoginChoice login(String failure) {
        String hindrance = failure.isEmpty() ? login.hindrance() : failure;
        return login.enabled()
                .map(enabled -> new LoginChoice(true, enabled, hindrance))
                .orElse(new LoginChoice(false, false, hindrance));
    }

    /** Of the file alone: what is in the daemon's environment cannot be seen from here. */
    private SettingsFile read() {
        try {
            return new SettingsFile(SettingRow.of(Settings.load(file, Map.of())), "");
        } catch (SettingsException e) {
            return new SettingsFile(List.of(), String.valueOf(e.getMessage()));
        }
    }
}
