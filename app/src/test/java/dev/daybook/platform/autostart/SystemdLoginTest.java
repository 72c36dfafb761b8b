package dev.daybook.platform.autostart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.platform.StartWay;
import dev.daybook.platform.SystemCommands;
import dev.daybook.platform.SystemCommands.Answer;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A person's systemd, as far as files and questions go; the real one is asked by the functional tests. */
class SystemdLoginTest {

    private static final Path INSTALL = Path.of("/opt/daybook");

    @TempDir
    Path home;

    static Autostart withSystemd(Path install, Map<String, String> environment, Path home) {
        return new Autostart(LinuxLogin.withSystemd(install, environment, home,
                Optional.of(ScriptedCommands.fine())));
    }

    private Autostart autostart() {
        return withSystemd(INSTALL, Map.of(), home);
    }

    private Path unit() {
        return home.resolve(".config/systemd/user/daybookd.service");
    }

    private Path wanted() {
        return unit().resolveSibling("default.target.wants/daybookd.service");
    }

    @Test
    void theDaemonIsAUnitAndTheTrayAnEntryAndDisablingLeavesNothing() throws IOException {
        Files.createDirectory(home.resolve(".config"));
        Autostart autostart = autostart();
        assertEquals(new AutostartState.Off(), autostart.state());

        autostart.enable();
        assertEquals(new AutostartState.On(), autostart.state());
        assertEquals(unit().toRealPath(), wanted().toRealPath());
        List<String> lines = Files.readAllLines(unit());
        assertTrue(lines.containsAll(List.of("ExecStart=:/opt/daybook/bin/daybookd", "Restart=on-failure",
                "RestartPreventExitStatus=2 75 78", "KillMode=process", "WantedBy=default.target")), lines.toString());
        assertTrue(Files.exists(home.resolve(".config/autostart/daybook.desktop")));
        assertFalse(Files.exists(home.resolve(".config/autostart/daybookd.desktop")), "it would start it twice");
        assertEquals(new StartWay.ByUnit("daybookd.service"), autostart.startWay());

        autostart.disable();
        assertEquals(new AutostartState.Off(), autostart.state());
        try (Stream<Path> left = Files.list(home.resolve(".config"))) {
            assertEquals(List.of(), left.toList());
        }
        assertEquals(new StartWay.Alone(), autostart.startWay());
    }

    @Test
    void itIsToldOnlyWhenItAnswersAndThenOnlyOfChanges() throws IOException {
        ScriptedCommands commands = ScriptedCommands.fine();
        Path booted = Files.createDirectory(home.resolve("booted"));
        Path run = Files.createDirectories(home.resolve("run/systemd"));
        Map<String, String> environment = Map.of("XDG_RUNTIME_DIR", home.resolve("run").toString());
        Autostart silent = new Autostart(LinuxLogin.of(INSTALL, environment, home, booted, commands));
        silent.enable();
        assertEquals(new AutostartState.On(), silent.state());
        assertEquals(new StartWay.Alone(), silent.startWay());
        assertEquals(List.of(), commands.asked);

        Files.createFile(run.resolve("private"));
        Autostart answering = new Autostart(LinuxLogin.of(INSTALL, environment, home, booted, commands));
        answering.disable();
        answering.disable();
        assertEquals(List.of("systemctl --user daemon-reload"), commands.asked);
    }

    @Test
    void withoutTheMarkOfSystemdTheDesktopStartsTheDaemon() throws IOException {
        Autostart autostart = new Autostart(LinuxLogin.of(INSTALL, Map.of(), home, home.resolve("none"),
                ScriptedCommands.fine()));
        autostart.enable();

        assertTrue(Files.exists(home.resolve(".config/autostart/daybookd.desktop")));
        assertFalse(Files.exists(unit()));
    }

    @Test
    void aUnitThatWasSwitchedOffOrMaskedOrChangedIsSeen() throws IOException {
        Autostart autostart = autostart();
        autostart.enable();
        Files.delete(wanted());
        assertEquals(AutostartState.Partly.class, autostart.state().getClass());
        assertEquals(new StartWay.Alone(), autostart.startWay());

        autostart.enable();
        Files.delete(unit());
        Files.createSymbolicLink(unit(), Path.of("/dev/null"));
        assertEquals(new AutostartState.Foreign("the entry of the daemon is in " + unit()
                + ", which starts nothing that can be read"), autostart.state());

        autostart.enable();
        Files.writeString(unit(), Files.readString(unit()).replace(":/opt/daybook/bin/daybookd",
                "-/usr/bin/sleep \"1 0\""));
        assertEquals(new AutostartState.Foreign("the entry of the daemon starts another program, /usr/bin/sleep"),
                autostart.state());

        autostart.enable();
        Files.writeString(unit(), Files.readString(unit()).replace("RestartSec=2", "RestartSec=9"));
        assertEquals(new AutostartState.On(), autostart.state());
    }

    @Test
    void anEntryFromAnotherKindOfLoginIsTakenAway() throws IOException {
        Autostart.withoutSystemd(INSTALL, Map.of(), home).enable();
        Autostart autostart = autostart();
        autostart.enable();
        assertEquals(new AutostartState.On(), autostart.state());
        assertFalse(Files.exists(home.resolve(".config/autostart/daybookd.desktop")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "/opt/day book     | ExecStart=:\"/opt/day book/bin/daybookd\"",
            "/opt/50% $HOME    | ExecStart=:\"/opt/50%% $HOME/bin/daybookd\"",
            "/opt/bücher       | ExecStart=:\"/opt/bücher/bin/daybookd\"",
            "/opt/a\"b\\c      | ExecStart=:/bin/sh -c \"exec \\\"$0\\\" \\\"$@\\\"\" \"/opt/a\\\"b\\\\c/bin/daybookd\""})
    void oddCharactersAreWrittenAsSystemdReadsThem(String install, String line) throws IOException {
        withSystemd(Path.of(install), Map.of(), home).enable();

        assertTrue(Files.readAllLines(unit()).contains(line), Files.readString(unit()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/opt/a = b", "/opt/ü 100% `x` $HOME $$ \"q\" \\ 's' %h", "/opt/a\nb\tc\u0001", "/opt/'"})
    void anyFolderIsKnownAgainWithItsVariables(String folder) throws IOException {
        Autostart autostart = withSystemd(Path.of(folder), Map.of("DAYBOOK_HOME", folder + "=", "XDG_DATA_HOME",
                folder), home);
        autostart.enable();

        assertEquals(new AutostartState.On(), autostart.state(), Files.readString(unit()));
    }

    @Test
    void theCharactersOfThePersonsLocaleAreKeptAndMakeItNoOther() throws IOException {
        withSystemd(INSTALL, Map.of("LANG", "de_DE.UTF-8", "LC_ALL", "", "DAYBOOK_HOME", "/d e"), home).enable();

        assertTrue(Files.readAllLines(unit()).containsAll(List.of("Environment=\"DAYBOOK_HOME=/d e\"",
                "Environment=\"LC_CTYPE=de_DE.UTF-8\"")), Files.readString(unit()));
        assertEquals(new AutostartState.On(), withSystemd(INSTALL, Map.of("DAYBOOK_HOME", "/d e"), home).state());
    }

    @Test
    void aSystemdThatTakesTheUnitFromElsewhereOrFindsNoneIsSaid() throws IOException {
        Path other = Files.writeString(home.resolve("other.service"), "");
        assertTrue(refusal("LoadState=loaded\nFragmentPath=" + other + "\n").contains(
                "from " + unit() + ": it takes " + other + "; if XDG_CONFIG_HOME is set in this shell alone"));
        assertTrue(refusal("LoadState=not-found\nFragmentPath=\n").contains("it finds none"));

        Path link = Files.createSymbolicLink(home.resolve("linked"), home.resolve(".config"));
        answering("FragmentPath=" + link.resolve("systemd/user/daybookd.service") + "\nLoadState=loaded\n").enable();
    }

    private String refusal(String answer) {
        return String.valueOf(assertThrows(IOException.class, answering(answer)::enable).getMessage());
    }

    private Autostart answering(String answer) {
        return new Autostart(LinuxLogin.withSystemd(INSTALL, Map.of(), home, Optional.of(new ScriptedCommands(
                command -> new Answer(0, command.contains(" show ") ? answer : "")))));
    }

    @Test
    void foldersThatAreWhereTheyWouldBeAnywayMakeItNoOther() throws IOException {
        withSystemd(INSTALL, Map.of("XDG_CONFIG_HOME", home.resolve(".config").toString()), home).enable();
        assertEquals(new AutostartState.On(), autostart().state());
        assertEquals(new AutostartState.On(), withSystemd(INSTALL,
                Map.of("XDG_DATA_HOME", home.resolve(".local/share/").toString()), home).state());
        assertEquals(AutostartState.Foreign.class, withSystemd(INSTALL,
                Map.of("XDG_DATA_HOME", home.resolve("other").toString()), home).state().getClass());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"/opt/day book | ConditionFileIsExecutable=/opt/day book/bin/daybookd",
            "/opt/50% \"q\" \\ | ConditionFileIsExecutable=/opt/50%% \"q\" \\/bin/daybookd"})
    void oneThatWasRemovedIsNotTried(String install, String line) throws IOException {
        withSystemd(Path.of(install), Map.of(), home).enable();

        assertTrue(Files.readAllLines(unit()).contains(line), Files.readString(unit()));
        assertFalse(Files.readString(unit()).contains("\n\n\n"), Files.readString(unit()));
    }

    @Test
    void theMainProcessOfTheUnitIsWatched() {
        LoginSystem system = LinuxLogin.withSystemd(INSTALL, Map.of(), home,
                Optional.of(new ScriptedCommands(command -> new Answer(0, "4711\n"))));

        assertEquals(Optional.of("systemd"), system.watch().over(4711));
        assertEquals(Optional.empty(), system.watch().over(ProcessHandle.current().pid()));
    }

    @Test
    void aKeeperThatWasStartedByHandWatchesWhereSystemdRunsTheMachineToo() throws Exception {
        Path keeper = Files.writeString(home.resolve("daybook-keep"), "sh -c 'echo $$; exec cat'\n:\n");
        Process keeping = new ProcessBuilder("sh", keeper.toString()).start();
        try (BufferedReader said = keeping.inputReader()) {
            long kept = Long.parseLong(said.readLine());
            for (Optional<SystemCommands> systemctl : List.of(Optional.<SystemCommands>empty(),
                    Optional.<SystemCommands>of(ScriptedCommands.fine()))) {
                LoginSystem system = LinuxLogin.withSystemd(INSTALL, Map.of(), home, systemctl);
                assertEquals(Optional.of("daybook-keep"), system.watch().over(kept));
            }
        } finally {
            keeping.getOutputStream().close();
            keeping.waitFor();
        }
    }
}
