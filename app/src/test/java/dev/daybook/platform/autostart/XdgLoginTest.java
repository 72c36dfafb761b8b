package dev.daybook.platform.autostart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.platform.StartWay;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A desktop without systemd. */
class XdgLoginTest {

    private static final Path INSTALL = Path.of("/opt/daybook");

    @TempDir
    Path home;

    private Autostart autostart(String install, Map<String, String> environment) {
        return Autostart.withoutSystemd(Path.of(install), environment, home);
    }

    private Path tray() {
        return home.resolve(".config/autostart/daybook.desktop");
    }

    private Path daemon() {
        return home.resolve(".config/autostart/daybookd.desktop");
    }

    @Test
    void bothProgramsAreStartedAndDisablingLeavesNothing() throws IOException {
        Files.createDirectory(home.resolve(".config"));
        Autostart autostart = autostart("/opt/daybook", Map.of());
        assertEquals(new AutostartState.Off(), autostart.state());

        autostart.enable();
        assertEquals(new AutostartState.On(), autostart.state());
        assertTrue(Files.readAllLines(tray()).contains("Exec=\"/opt/daybook/bin/daybook-tray\" --hidden"));
        assertTrue(Files.readAllLines(daemon()).containsAll(
                List.of("Exec=\"/opt/daybook/lib/daybook-keep\"", "NoDisplay=true")), Files.readString(daemon()));

        autostart.disable();
        assertEquals(new AutostartState.Off(), autostart.state());
        try (Stream<Path> left = Files.list(home.resolve(".config"))) {
            assertEquals(List.of(), left.toList());
        }
        autostart.disable();
    }

    @Test
    void disablingLeavesWhatIsOthers() throws IOException {
        Autostart autostart = autostart("/opt/daybook", Map.of());
        autostart.enable();
        Path other = Files.writeString(tray().resolveSibling("other.desktop"), "");

        autostart.disable();
        assertTrue(Files.exists(other));
    }

    @Test
    void aFolderThatIsALinkIsLeftThere() throws IOException {
        Path real = Files.createDirectories(home.resolve("dotfiles/autostart"));
        Path link = Files.createSymbolicLink(Files.createDirectories(home.resolve(".config")).resolve("autostart"),
                real);
        Autostart autostart = autostart("/opt/daybook", Map.of());
        autostart.enable();
        assertTrue(Files.exists(real.resolve("daybook.desktop")));

        autostart.disable();
        assertTrue(Files.isSymbolicLink(link));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Hidden=true", "Hidden = true", "X-GNOME-Autostart-enabled=false"})
    void anEntryThatTheDesktopSwitchedOffIsOffAndCanBeEnabledAgain(String key) throws IOException {
        Autostart autostart = autostart("/opt/daybook", Map.of());
        autostart.enable();
        Files.writeString(tray(), Files.readString(tray()).replace("X-GNOME-Autostart-enabled=true", key));
        assertEquals(new AutostartState.Partly("the daemon starts at login, the tray does not"), autostart.state());

        autostart.enable();
        assertEquals(new AutostartState.On(), autostart.state());
    }

    @Test
    void theTrayAloneIsSaidToBeAPart() throws IOException {
        Autostart autostart = autostart("/opt/daybook", Map.of());
        autostart.enable();
        Files.delete(daemon());

        assertEquals(new AutostartState.Partly("the tray starts at login and starts the daemon, which nobody starts"
                + " again after a crash"), autostart.state());
        assertEquals(new StartWay.Alone(), autostart.startWay());
    }

    @Test
    void anEntryOfAnotherInstallationIsNamedAndEnablingTakesItOver() throws IOException {
        autostart("/home/a/old one", Map.of()).enable();
        Autostart moved = autostart("/home/a/new", Map.of());
        assertEquals(new AutostartState.Foreign(
                "the entry of the daemon starts another program, /home/a/old one/lib/daybook-keep"), moved.state());
        assertEquals(new StartWay.Alone(), moved.startWay());

        moved.enable();
        assertEquals(new AutostartState.On(), moved.state());
        assertFalse(Files.readString(tray()).contains("old"));
    }

    @Test
    void anEntryForOtherFoldersAndOneByHandAreSaidToBeOthers() throws IOException {
        autostart("/opt/daybook", Map.of("DAYBOOK_HOME", "/data/other")).enable();
        Autostart autostart = autostart("/opt/daybook", Map.of());
        assertEquals(new AutostartState.Foreign(
                "the entry of the daemon starts with other folders or arguments, see " + daemon()), autostart.state());

        Files.writeString(daemon(), "[Desktop Entry]\nType=Application\n");
        assertEquals(new AutostartState.Foreign("the entry of the daemon is in " + daemon()
                + ", which starts nothing that can be read"), autostart.state());
    }

    @Test
    void oddCharactersInTheFoldersNameAreEscapedTwice() throws IOException {
        autostart("/opt/day book/$5 \"100%\"\\", Map.of()).enable();

        assertTrue(Files.readAllLines(tray()).contains(
                "Exec=\"/opt/day book/\\\\$5 \\\\\"100%%\\\\\"\\\\\\\\/bin/daybook-tray\" --hidden"),
                Files.readString(tray()));
        assertTrue(Files.readAllLines(tray()).contains(
                "TryExec=/opt/day book/$5 \"100%\"\\\\/bin/daybook-tray"), Files.readString(tray()));
    }

    @Test
    void aHomeOfItsOwnIsKeptForTheStartAtLogin() throws IOException {
        autostart("/opt/daybook", Map.of("DAYBOOK_HOME", "/data/my days", "XDG_DATA_HOME", "relative")).enable();

        assertTrue(Files.readString(tray())
                .contains("Exec=env \"DAYBOOK_HOME=/data/my days\" \"/opt/daybook/bin/daybook-tray\" --hidden"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/opt/a = b", "/opt/ü 100% `x` $HOME \"q\" \\ 's'", "/opt/a\nb\tc", "/opt/a=b/%f"})
    void anyFolderIsKnownAgainWithVariablesAndWithout(String folder) throws IOException {
        for (Map<String, String> environment : List.of(Map.<String, String>of(),
                Map.of("DAYBOOK_HOME", folder + "="))) {
            Autostart autostart = autostart(folder, environment);
            autostart.enable();
            assertEquals(new AutostartState.On(), autostart.state(), Files.readString(daemon()));
            assertEquals(new StartWay.ByKeeper(Path.of(folder, "lib/daybook-keep")), autostart.startWay());
        }
    }

    @Test
    void byWhichJavaItRunsMakesItNoOther() throws IOException {
        autostart("/opt/daybook", Map.of("DAYBOOK_JAVA_HOME", "/jdk")).enable();

        assertEquals(new AutostartState.On(), autostart("/opt/daybook", Map.of()).state());
    }

    @Test
    void theConfigurationFolderOfTheEnvironmentIsUsedWhenItIsAbsolute() throws IOException {
        Path config = home.resolve("elsewhere");
        autostart("/opt/daybook", Map.of("XDG_CONFIG_HOME", config.toString())).enable();
        assertTrue(Files.exists(config.resolve("autostart/daybook.desktop")));

        autostart("/opt/daybook", Map.of("XDG_CONFIG_HOME", "relative")).enable();
        assertTrue(Files.exists(tray()));
    }

    @Test
    void aUnitFromAMachineWithSystemdIsTakenAway() throws IOException {
        SystemdLoginTest.withSystemd(INSTALL, Map.of(), home).enable();
        Files.delete(tray());
        Autostart autostart = autostart("/opt/daybook", Map.of());
        assertInstanceOf(AutostartState.Partly.class, autostart.state());

        autostart.enable();
        assertEquals(new AutostartState.On(), autostart.state());
        assertFalse(Files.exists(home.resolve(".config/systemd")));
    }

    @Test
    void aFolderThatCannotBeMadeIsSaidWithItsName() throws IOException {
        Files.writeString(home.resolve(".config"), "a file");
        Autostart autostart = autostart("/opt/daybook", Map.of());

        IOException failure = assertThrows(IOException.class, autostart::enable);
        assertTrue(Objects.requireNonNull(failure.getMessage()).contains(daemon().toString()), failure.toString());
    }

    @Test
    void whereItCannotBeHadItSaysSoAndRefuses() throws IOException {
        Autostart autostart = Autostart.impossible("not here");

        assertEquals(new AutostartState.Impossible("not here"), autostart.state());
        assertThrows(IOException.class, autostart::enable);
        autostart.disable();
    }
}
