package dev.daybook.ui.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsModelTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void file() {
        file = folder.resolve("config.toml");
    }

    private SettingsModel model() {
        return new SettingsModel(file, Runnable::run, Runnable::run);
    }

    private String value(SettingsModel model, String key) {
        return model.settingsProperty().get().rows().stream().filter(row -> row.key().equals(key)).findFirst()
                .orElseThrow().value();
    }

    @Test
    void withoutAFileTheStandardsAreShown() {
        SettingsModel model = model();

        model.shown();

        assertEquals(12, model.settingsProperty().get().rows().size());
        assertEquals("04:00", value(model, "session.day_start"));
        assertEquals("120 min", value(model, "session.max_length_minutes"));
    }

    @Test
    void whatTheFileSaysIsShownWhenThePageIsShownAgain() throws IOException {
        SettingsModel model = model();
        model.shown();
        Files.writeString(file, "[session]\nday_start = \"05:30\"\n");

        model.shown();

        assertEquals("05:30", value(model, "session.day_start"));
    }

    @Test
    void aFileThatCannotBeUsedSaysWhichKey() throws IOException {
        Files.writeString(file, "[recorder]\nsample_seconds = 9\n");
        SettingsModel model = model();

        model.shown();

        assertTrue(model.settingsProperty().get().error().contains("recorder.sample_seconds"));
        assertEquals(0, model.settingsProperty().get().rows().size());
    }
}
