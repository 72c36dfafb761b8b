package dev.daybook.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.Health;
import dev.daybook.client.Call;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The daemon as a process: how it starts, where its files are, how it refuses, how it stops. */
class DaemonTest {

    @TempDir
    Path folder;

    private Home home;

    @BeforeEach
    void aHome() {
        home = new Home(folder.resolve("h"));
    }

    @AfterEach
    void endWhatWasStarted() throws Exception {
        home.end();
    }

    @Test
    void sigtermEndsItCleanlyAndTheNextLaunchFindsNothingToDo() throws Exception {
        Process daemon = home.start();
        assertEquals(0, Home.terminate(daemon));
        assertTrue(home.log().contains("Stopped"), home.log());
        assertFalse(Files.exists(home.directories.socket()));
        try (Tamper database = home.database()) {
            assertEquals(0, database.number("SELECT COUNT(*) FROM launch WHERE ended_s IS NULL"));
        }
        home.start();
        assertEquals(0, home.health().store().replayed());
    }

    @Test
    void aSocketThatAKilledDaemonLeftIsReplacedUnderTheLock() throws Exception {
        Home.kill9(home.start());
        assertTrue(Files.exists(home.directories.socket()));
        home.start();
        assertEquals(2, home.health().launch().id());
    }

    @Test
    void q4TheSocketsFolderIsItsOwnersAloneEvenIfItWasNot() throws Exception {
        Files.createDirectories(home.directories.run(),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxrwxrwx")));
        home.start();
        for (Path place : List.of(home.directories.run(), home.directories.data(), home.directories.events(),
                home.directories.logs())) {
            assertEquals("rwx------", PosixFilePermissions.toString(Files.getPosixFilePermissions(place)),
                    place.toString());
        }
    }

    @Test
    void l4WithoutDaybookHomeTheFilesAreWhereXdgSays() throws Exception {
        Path person = folder.resolve("p");
        home.with("DAYBOOK_HOME", "").with("HOME", person.toString()).with("XDG_CONFIG_HOME", person + "/c")
                .with("XDG_DATA_HOME", person + "/d").with("XDG_STATE_HOME", person + "/s")
                .with("XDG_RUNTIME_DIR", person + "/r").with("DAYBOOK_LOG_LEVEL", "warn");
        Files.createDirectories(person.resolve("c/daybook"));
        Files.writeString(person.resolve("c/daybook/config.toml"), "[session]\nmax_length_minutes = 90\n");
        Process daemon = home.launch();
        Awaitility.await().atMost(Duration.ofSeconds(30))
                .until(() -> Files.exists(person.resolve("r/daybook/daemon.sock")));
        assertTrue(Files.exists(person.resolve("r/daybook/daemon.lock")));
        assertTrue(Files.exists(person.resolve("d/daybook/data/daybook.mv.db")));
        assertTrue(Files.isDirectory(person.resolve("d/daybook/events")));
        assertTrue(Files.exists(person.resolve("s/daybook/logs/daybookd.log")));
        assertEquals(0, home.daybook("status", "--json").exit());
        assertTrue(daemon.isAlive());
        Process sharesTheData = new Home(folder.resolve("q")).with("DAYBOOK_HOME", "").with("HOME", person.toString())
                .with("XDG_DATA_HOME", person + "/d").with("XDG_RUNTIME_DIR", folder + "/other").launch();
        assertEquals(75, sharesTheData.waitFor(), "another socket, the same data");
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource(textBlock = """
            DAYBOOK_RECORDER_IDLE_AFTER_SECONDS, 0,     from 5 to 3600
            DAYBOOK_RECORDER_IDLE_AFTER_SECONDS, -3,    from 5 to 3600
            DAYBOOK_SESSION_MAX_LENGTH_MINUTES,  soon,  from 1 to 1440
            DAYBOOK_SESSION_DAY_START,           25:00, from 00:00 to 23:59
            DAYBOOK_LOG_LEVEL,                   loud,  'error, warn, info, debug'""")
    void aBadSettingIsRefusedWithKeyValueAndRange(String name, String value, String range) throws Exception {
        Process daemon = home.with(name, value).launch();
        assertEquals(78, daemon.waitFor());
        assertEquals(1, home.errors().lines().count(), home.errors());
        assertTrue(Stream.of(name, "\"" + value + "\"", range).allMatch(part -> errors().contains(part)), errors());
    }

    @Test
    void q5ABrokenConfigurationFileIsRefusedWithItsPlaceAndNothingIsLost() throws Exception {
        Home.terminate(home.start());
        Files.writeString(home.directories.configFile(), "[recorder]\nidle_after_seconds = = 3\n");
        Process daemon = home.launch();
        assertEquals(78, daemon.waitFor());
        assertTrue(errors().contains("config.toml line 2") && errors().lines().count() == 1, errors());
        Files.delete(home.directories.configFile());
        home.start();
        assertEquals(2, home.health().launch().id());
    }

    @Test
    void q5ASocketPathThatIsTooLongIsRefusedWithTheWayOut() throws Exception {
        Home deep = new Home(folder.resolve("a".repeat(100)));
        Process daemon = deep.launch();
        assertEquals(1, daemon.waitFor());
        assertTrue(deep.errors().contains("shorter"), deep.errors());
    }

    @Test
    void t8WithoutADisplayItSaysSoAndEverythingElseWorks() throws Exception {
        home.start();
        Health health = Awaitility.await().until(home::health, now -> now.recorder().state().equals("blind"));
        assertTrue(String.valueOf(health.recorder().reason()).contains("DISPLAY"), health.toString());
        Home.Ran status = home.daybook("status");
        assertEquals(0, status.exit());
        assertTrue(status.out().contains("DISPLAY"), status.out());
        assertEquals(0, home.daybook("sessions").exit());
        assertEquals(0, home.daybook("pause", "--for", "15m").exit());
        assertEquals("paused", home.health().recorder().state());
        assertEquals(0, home.daybook("resume").exit());
    }

    @Test
    void theApiStopsItAndItsLastAnswerIsGiven() throws Exception {
        Process daemon = home.start();
        home.answer(Call.stop());
        assertEquals(0, daemon.waitFor());
        try (Tamper database = home.database()) {
            assertEquals(1, database.number("SELECT COUNT(*) FROM launch WHERE ended_s IS NOT NULL"));
        }
    }

    @Test
    void somebodyElsesSocketInItsPlaceIsNotTakenForADaemon() throws Exception {
        Files.createDirectories(home.directories.run());
        try (ServerSocketChannel silent = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            silent.bind(UnixDomainSocketAddress.of(home.directories.socket()));
            assertEquals(69, home.daybook("status").exit());
        }
    }

    private String errors() {
        try {
            return home.errors();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
