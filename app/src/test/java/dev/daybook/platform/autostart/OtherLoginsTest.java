package dev.daybook.platform.autostart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.platform.StartWay;
import dev.daybook.platform.SystemCommands.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is written and asked on systems that these tests do not run on. */
class OtherLoginsTest {

    private static final Path ODD = Path.of("/Applications/Day & Book <1> \"x\"");

    @TempDir
    Path home;

    private final ScriptedCommands mac = new ScriptedCommands(
            command -> command.equals("id -u") ? new Answer(0, "501\n") : new Answer(0, ""));

    @Test
    void twoAgentsAreWrittenAndEnabledAndLoadedByTheNextLogin() throws IOException {
        Path agents = home.resolve("Library/LaunchAgents");
        Autostart autostart = new Autostart(MacLogin.of(ODD, Map.of("DAYBOOK_HOME", "/d & e"), home, mac));
        autostart.enable();

        assertEquals(new AutostartState.On(), autostart.state());
        String daemon = Files.readString(agents.resolve("dev.daybook.daemon.plist"));
        assertTrue(daemon.contains("<string>/Applications/Day &amp; Book &lt;1&gt; \"x\"/lib/daybook-keep</string>"),
                daemon);
        assertTrue(daemon.contains("<string>/d &amp; e</string>"), daemon);
        assertTrue(daemon.contains("SuccessfulExit"), daemon);
        assertFalse(Files.readString(agents.resolve("dev.daybook.tray.plist")).contains("KeepAlive"));
        assertTrue(mac.asked.containsAll(List.of("launchctl enable gui/501/dev.daybook.daemon",
                "launchctl enable gui/501/dev.daybook.tray")), mac.asked.toString());
        assertFalse(mac.asked.toString().contains("boot"), "nothing is started or ended now");
        assertEquals(new StartWay.ByAgent("gui/501", "dev.daybook.daemon", agents.resolve("dev.daybook.daemon.plist")),
                autostart.startWay());

        autostart.disable();
        assertEquals(new AutostartState.Off(), autostart.state());
        assertFalse(Files.exists(home.resolve("Library")));
    }

    @Test
    void anAgentOfAnotherInstallationIsNamed() throws IOException {
        new Autostart(MacLogin.of(ODD, Map.of(), home, mac)).enable();

        assertEquals(new AutostartState.Foreign("the entry of the daemon starts another program, " + ODD
                + "/lib/daybook-keep"), new Autostart(MacLogin.of(Path.of("/new"), Map.of(), home, mac)).state());
    }

    @Test
    void twoValuesOfTheRunKeyAreWrittenReadAndDeleted() throws IOException {
        Map<String, String> values = new HashMap<>();
        ScriptedCommands registry = new ScriptedCommands(command -> registry(values, command));
        Autostart autostart = new Autostart(WindowsLogin.of(Path.of("/Day book"), registry));
        assertEquals(new AutostartState.Off(), autostart.state());

        autostart.enable();
        assertEquals(new AutostartState.On(), autostart.state());
        assertEquals(Map.of("Daybook recorder", "\"/Day book/bin/daybookd.exe\"", "Daybook",
                "\"/Day book/bin/daybook-tray.exe\" --hidden"), values);

        values.put("Daybook", "\"/other.exe\"");
        assertEquals(new AutostartState.Foreign("the entry of the tray starts another program, \"/other.exe\""),
                autostart.state());
        autostart.disable();
        assertEquals(Map.of(), values);
        autostart.disable();
    }

    @Test
    void aRegistryThatRefusesIsSaidWithItsWords() {
        Autostart autostart = new Autostart(WindowsLogin.of(Path.of("/d"),
                new ScriptedCommands(command -> new Answer(1, "\nERROR: Access is denied.\n\n"))));

        IOException refused = assertThrows(IOException.class, autostart::enable);
        assertTrue(refused.toString().endsWith("Daybook recorder: ERROR: Access is denied."), refused.toString());
    }

    /** What reg.exe does with these, as far as it is asked. */
    private static Answer registry(Map<String, String> values, String command) {
        Matcher asked = Pattern
                .compile("reg\\.exe (add|query|delete) \\S+\\\\Run /v (.+?)( /t REG_SZ /d (.*?))?( /f)?")
                .matcher(command);
        assertTrue(asked.matches(), command);
        String name = asked.group(2);
        if (asked.group(1).equals("add")) {
            values.put(name, asked.group(4).replace("\\\"", "\""));
        } else if (!values.containsKey(name)) {
            return new Answer(1, "ERROR: The system was unable to find the specified registry key or value.");
        } else if (asked.group(1).equals("delete")) {
            values.remove(name);
        }
        return new Answer(0, "\r\nHKEY_CURRENT_USER\\Run\r\n    " + name + "    REG_SZ    " + values.get(name)
                + "\r\n\r\n");
    }
}
