package dev.daybook.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectoriesTest {

    private static final Path HOME = Path.of("/home/ada");
    private static final Directories XDG_DEFAULTS = new Directories(Path.of("/home/ada/.config/daybook"),
            Path.of("/home/ada/.local/share/daybook/data"), Path.of("/home/ada/.local/share/daybook/events"),
            Path.of("/home/ada/.local/share/daybook/operations"), Path.of("/home/ada/.local/state/daybook/logs"),
            Path.of("/home/ada/.local/state/daybook/run/daybook"));

    @Test
    void oneVariablePutsEverythingUnderOneFolder() {
        assertEquals(new Directories(Path.of("/d"), Path.of("/d/data"), Path.of("/d/events"), Path.of("/d/operations"),
                Path.of("/d/logs"), Path.of("/d/run")),
                Directories.of(Map.of("DAYBOOK_HOME", "/d/x/..", "XDG_DATA_HOME", "/elsewhere"), HOME));
    }

    @Test
    void aRelativeHomeCountsFromTheWorkingFolder() {
        assertEquals(Path.of("").toAbsolutePath().resolve("here/data"),
                Directories.of(Map.of("DAYBOOK_HOME", "here"), HOME).data());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  "})
    void aBlankHomeCountsAsNone(String blank) {
        assertEquals(XDG_DEFAULTS, Directories.of(Map.of("DAYBOOK_HOME", blank), HOME));
    }

    @Test
    void withoutVariablesTheXdgDefaultsHold() {
        assertEquals(XDG_DEFAULTS, Directories.of(Map.of(), HOME));
    }

    @Test
    void theXdgVariablesHold() {
        assertEquals(new Directories(Path.of("/c/daybook"), Path.of("/d/daybook/data"), Path.of("/d/daybook/events"),
                Path.of("/d/daybook/operations"), Path.of("/s/daybook/logs"), Path.of("/run/user/7/daybook")),
                Directories.of(Map.of("XDG_CONFIG_HOME", "/c", "XDG_DATA_HOME", "/d", "XDG_STATE_HOME", "/s",
                        "XDG_RUNTIME_DIR", "/run/user/7"), HOME));
    }

    @Test
    void relativeAndEmptyXdgVariablesAreIgnored() {
        assertEquals(XDG_DEFAULTS, Directories.of(Map.of("XDG_CONFIG_HOME", "c", "XDG_DATA_HOME", "./d",
                "XDG_STATE_HOME", "", "XDG_RUNTIME_DIR", "run"), HOME));
    }

    @Test
    void theFilesHaveTheirNames() {
        Directories directories = Directories.of(Map.of("DAYBOOK_HOME", "/d"), HOME);

        assertEquals(Path.of("/d/config.toml"), directories.configFile());
        assertEquals(Path.of("/d/run/daemon.sock"), directories.socket());
        assertEquals(Path.of("/d/run/daemon.lock"), directories.lock());
        assertEquals(Path.of("/d/logs/daybookd.log"), directories.logFile());
    }

    @Test
    void nothingIsCreated(@TempDir Path folder) {
        Directories.of(Map.of("DAYBOOK_HOME", folder.resolve("new").toString()), HOME);

        assertFalse(Files.exists(folder.resolve("new")));
    }
}
