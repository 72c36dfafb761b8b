package dev.daybook.ui.health;

import dev.daybook.settings.Settings;
import dev.daybook.settings.SettingsException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executor;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What the settings file says. Used on the JavaFX thread; files are looked at in the background. */
final class SettingsModel {

    private final Path file;
    private final Executor background;
    private final Executor ui;
    private final ReadOnlyObjectWrapper<SettingsFile> settings = new ReadOnlyObjectWrapper<>(
            new SettingsFile(List.of(), ""));

    /**
     * Nothing is looked at before {@link #shown}.
     *
     * @param file need not be there
     * @param background runs one task after the other
     * @param ui runs what it is given on the JavaFX thread
     */
    SettingsModel(Path file, Executor background, Executor ui) {
        this.file = file;
        this.background = background;
        this.ui = ui;
    }

    ReadOnlyObjectProperty<SettingsFile> settingsProperty() {
        return settings.getReadOnlyProperty();
    }

    /** Looks how things are now. */
    void shown() {
        background.execute(() -> {
            SettingsFile read = read();
            ui.execute(() -> settings.set(read));
        });
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
