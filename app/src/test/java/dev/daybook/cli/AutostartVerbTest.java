package dev.daybook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.Json;
import dev.daybook.client.FakeDaemon;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class AutostartVerbTest {

    private static final Optional<Path> INSTALL = Optional.of(Path.of("/opt/daybook"));

    @TempDir
    Path home;

    private CommandLineFixture line;

    @BeforeEach
    void setUp() {
        line = new CommandLineFixture(home);
    }

    private Path entries() {
        return home.resolve(".config/autostart");
    }

    @Test
    void itIsEnabledAndDisabledWithALineThatTellsFromWhenOn() {
        var enabled = line.run(INSTALL, "autostart", "enable");
        assertEquals("Daybook starts at login, from your next login on; 'daybook' starts it now.\n", enabled.out(),
                enabled.err());
        assertEquals(0, enabled.exit());
        assertTrue(Files.exists(entries().resolve("daybookd.desktop")));

        var disabled = line.run(INSTALL, "autostart", "disable");
        assertEquals("Daybook does not start at login any more; what runs now goes on.\n", disabled.out());
        assertFalse(Files.exists(entries()));
    }

    @Test
    void theStatusTellsWhatStartsFromWhereAndWhoWatchesNow() throws Exception {
        assertEquals("""
                Daybook does not start at login: 'daybook autostart enable' changes that.
                  daemon  not started
                  tray    not started
                  now     no daemon runs
                """, line.run(INSTALL, "autostart").out());

        line.run(INSTALL, "autostart", "enable");
        try (FakeDaemon _ = line.emptyDaemon()) {
            assertEquals("""
                    Daybook starts at login.
                      daemon  /opt/daybook/lib/daybook-keep, by %s/daybookd.desktop
                      tray    /opt/daybook/bin/daybook-tray --hidden, by %s/daybook.desktop
                      now     the daemon runs, process 4711, and nobody starts it again after a crash
                    """.formatted(entries(), entries()), line.run(INSTALL, "autostart", "status").out());
        }
    }

    @Test
    void anotherInstallationIsNamedAndPartsAreTold() throws Exception {
        line.run(Optional.of(Path.of("/old")), "autostart", "enable");
        assertTrue(
                line.run(INSTALL, "autostart").out().startsWith("Daybook starts at login, but the entry of the daemon"
                        + " starts another program, /old/lib/daybook-keep; 'daybook autostart enable' takes it over.\n"));

        line.run(INSTALL, "autostart", "enable");
        Files.delete(entries().resolve("daybook.desktop"));
        assertTrue(
                line.run(INSTALL, "autostart").out().startsWith("Daybook starts at login in part: the daemon starts at"
                        + " login, the tray does not; 'daybook autostart enable' puts it right.\n"));
    }

    @Test
    void programsReadTheSameAfterEachVerb() throws Exception {
        JsonNode on = Json.MAPPER.readTree(line.run(INSTALL, "autostart", "enable", "--json").out());
        assertEquals("on", on.path("state").asString());
        assertEquals("daemon", on.path("entries").path(0).path("program").asString());
        assertEquals("/opt/daybook/bin/daybook-tray --hidden", on.path("entries").path(1).path("starts").asString());
        assertTrue(on.path("daemon_pid").isNull());

        line.run(Optional.of(Path.of("/old")), "autostart", "enable");
        JsonNode foreign = Json.MAPPER.readTree(line.run(INSTALL, "autostart", "--json").out());
        assertEquals("foreign", foreign.path("state").asString());
        assertEquals("starts another program, /old/lib/daybook-keep",
                foreign.path("entries").path(0).path("starts").asString());
    }

    @Test
    void whatCannotBeWrittenAndWhatIsNoInstallationIsOneLine() throws Exception {
        Files.writeString(home.resolve(".config"), "in the way");
        var failed = line.run(INSTALL, "autostart", "enable");
        assertEquals(1, failed.exit());
        assertTrue(failed.err().startsWith("daybook: cannot write " + entries()) && failed.err().lines().count() == 1,
                failed.err());

        var nowhere = line.run("autostart");
        assertEquals(1, nowhere.exit());
        assertTrue(nowhere.err().startsWith("daybook: this daybook is not part of an installation"), nowhere.err());
    }
}
