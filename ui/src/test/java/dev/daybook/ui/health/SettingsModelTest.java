package dev.daybook.ui.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
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

    private SettingsModel model(LaunchAtLogin login) {
        return new SettingsModel(file, login, Runnable::run, Runnable::run);
    }

    private String value(SettingsModel model, String key) {
        return model.settingsProperty().get().rows().stream().filter(row -> row.key().equals(key)).findFirst()
                .orElseThrow().value();
    }

    @Test
    void withoutAFileTheStandardsAreShown() {
        SettingsModel model = model(LaunchAtLogin.impossible("not here"));

        model.shown();

        assertEquals(9, model.settingsProperty().get().rows().size());
        assertEquals("04:00", value(model, "session.day_start"));
        assertEquals("120 min", value(model, "session.max_length_minutes"));
    }

    @Test
    void whatTheFileSaysIsShownWhenThePageIsShownAgain() throws IOException {
        SettingsModel model = model(LaunchAtLogin.impossible("not here"));
        model.shown();
        Files.writeString(file, "[session]\nday_start = \"05:30\"\n");

        model.shown();

        assertEquals("05:30", value(model, "session.day_start"));
    }

    @Test
    void aFileThatCannotBeUsedSaysWhichKey() throws IOException {
        Files.writeString(file, "[recorder]\nsample_seconds = 9\n");
        SettingsModel model = model(LaunchAtLogin.impossible("not here"));

        model.shown();

        assertTrue(model.settingsProperty().get().error().contains("recorder.sample_seconds"));
        assertEquals(0, model.settingsProperty().get().rows().size());
    }

    @Test
    void whereThereIsNoWayToLaunchAtLoginTheReasonIsShown() {
        SettingsModel model = model(LaunchAtLogin.impossible("not here"));

        model.shown();

        assertEquals(new LoginChoice(false, false, "not here"), model.loginProperty().get());
    }

    @Test
    void launchAtLoginIsSwitched() {
        SettingsModel model = model(new Switch(""));

        model.launchAtLogin(true);

        assertEquals(new LoginChoice(true, true, ""), model.loginProperty().get());
    }

    @Test
    void aSwitchThatCannotBeWrittenStaysAsItWasAndSaysWhy() {
        SettingsModel model = model(new Switch("the disk is full"));

        model.launchAtLogin(true);

        assertEquals(new LoginChoice(true, false, "the disk is full"), model.loginProperty().get());
    }

    private static final class Switch implements LaunchAtLogin {

        private final String failure;
        private boolean on;

        Switch(String failure) {
            this.failure = failure;
        }

        @Override
        public Optional<Boolean> enabled() {
            return Optional.of(on);
        }

        @Override
        public void enable(boolean yes) throws IOException {
            if (!failure.isEmpty()) {
                throw new IOException(failure);
            }
            on = yes;
        }

        @Override
        public String hindrance() {
            return "";
        }
    }
}
