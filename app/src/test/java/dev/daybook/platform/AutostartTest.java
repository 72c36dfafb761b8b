package dev.daybook.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AutostartTest {

    @TempDir
    Path home;

    private Autostart autostart(String install, Map<String, String> environment) {
        return Autostart.of(Path.of(install), environment, home);
    }

    private Path entry() {
        return home.resolve(".config/autostart/daybook.desktop");
    }

    @Test
    void enablingWritesAnEntryThatStartsTheTrayHiddenAndDisablingTakesItAway() throws IOException {
        Autostart autostart = autostart("/opt/daybook", Map.of());
        assertFalse(autostart.enabled());

        autostart.enable();
        assertTrue(autostart.enabled());
        assertTrue(Files.readAllLines(entry()).contains("Exec=\"/opt/daybook/bin/daybook-tray\" --hidden"));

        autostart.disable();
        assertFalse(autostart.enabled());
        assertFalse(Files.exists(entry()));
        autostart.disable();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hidden=true", "Hidden = true", "X-GNOME-Autostart-enabled=false"})
    void anEntryThatTheDesktopSwitchedOffIsOffAndCanBeEnabledAgain(String key) throws IOException {
        Autostart autostart = autostart("/opt/daybook", Map.of());
        autostart.enable();
        Files.writeString(entry(), Files.readString(entry()).replace("X-GNOME-Autostart-enabled=true", key));
        assertFalse(autostart.enabled());

        autostart.enable();
        assertTrue(autostart.enabled());
    }

    @Test
    void anEntryOfAnInstallationThatMovedIsOffAndEnablingPutsItRight() throws IOException {
        autostart("/home/a/old", Map.of()).enable();
        Autostart moved = autostart("/home/a/new", Map.of());
        assertFalse(moved.enabled());

        moved.enable();
        assertTrue(moved.enabled());
        assertFalse(Files.readString(entry()).contains("old"));
    }

    @Test
    void oddCharactersInTheFoldersNameAreEscapedTwice() throws IOException {
        autostart("/opt/day book/$5 \"100%\"\\", Map.of()).enable();

        assertTrue(Files.readAllLines(entry()).contains(
                "Exec=\"/opt/day book/\\\\$5 \\\\\"100%%\\\\\"\\\\\\\\/bin/daybook-tray\" --hidden"),
                Files.readString(entry()));
    }

    @Test
    void aHomeOfItsOwnIsKeptForTheStartAtLogin() throws IOException {
        autostart("/opt/daybook", Map.of("DAYBOOK_HOME", "/data/my days")).enable();

        assertTrue(Files.readString(entry())
                .contains("Exec=env \"DAYBOOK_HOME=/data/my days\" \"/opt/daybook/bin/daybook-tray\" --hidden"));
    }

    @Test
    void aFolderWithAnEqualsSignIsKnownAgain() throws IOException {
        Autostart autostart = autostart("/opt/a = b", Map.of());
        autostart.enable();

        assertTrue(autostart.enabled());
    }

    @Test
    void theConfigurationFolderOfTheEnvironmentIsUsedWhenItIsAbsolute() throws IOException {
        Path config = home.resolve("elsewhere");
        autostart("/opt/daybook", Map.of("XDG_CONFIG_HOME", config.toString())).enable();
        assertTrue(Files.exists(config.resolve("autostart/daybook.desktop")));

        autostart("/opt/daybook", Map.of("XDG_CONFIG_HOME", "relative")).enable();
        assertTrue(Files.exists(entry()));
    }

    @Test
    void aFolderThatCannotBeMadeIsSaidWithItsName() throws IOException {
        Files.writeString(home.resolve(".config"), "a file");
        Autostart autostart = autostart("/opt/daybook", Map.of());

        IOException failure = assertThrows(IOException.class, autostart::enable);
        assertTrue(Objects.requireNonNull(failure.getMessage()).contains(entry().toString()), failure.toString());
    }

    @Test
    void whereItIsNotBuiltItSaysSoAndRefuses() {
        Autostart autostart = new Autostart.Unsupported("not here");

        assertEquals("not here", autostart.hindrance().orElseThrow());
        assertThrows(IOException.class, autostart::enable);
    }
}
