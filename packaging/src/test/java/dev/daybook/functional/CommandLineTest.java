package dev.daybook.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line against the real daemon. */
class CommandLineTest {

    @TempDir
    Path folder;

    private Home home;

    @BeforeEach
    void aHome() throws Exception {
        home = new Home(Files.createDirectories(folder.resolve("h")));
    }

    @AfterEach
    void endWhatWasStarted() throws Exception {
        home.daybook("stop");
        home.end();
    }

    @Test
    void aloneItStartsADaemonThatOutlivesItAndShowsToday() throws Exception {
        Home.Ran first = home.daybook();
        assertEquals(0, first.exit(), first.err());
        assertTrue(first.out().contains("Nothing recorded"), first.out());
        long pid = home.health().launch().pid();
        Home.Ran second = home.daybook();
        assertEquals(0, second.exit(), second.err());
        assertEquals(pid, home.health().launch().pid());
        Home.Ran stop = home.daybook("stop");
        assertEquals(0, stop.exit(), stop.err());
        assertFalse(runs(pid));
        assertEquals(0, home.daybook("stop").exit(), "nothing to stop is no failure");
    }

    @Test
    void aloneItOpensTheDesktopWhereThereIsADisplayAndNotForAProgramThatReadsJson() throws Exception {
        Path said = home.directories.logs().resolve("daybook-tray.out");
        home.with("DISPLAY", ":4711");
        assertEquals(0, home.daybook("--json").exit());
        assertFalse(Files.exists(said));
        Home.Ran ran = home.daybook();
        assertEquals(0, ran.exit(), ran.err());
        assertTrue(ran.err().contains("daybook: opening the desktop\n"), ran.err());
        assertTrue(ran.out().contains("Nothing recorded"), ran.out());
        Awaitility.await("what the desktop says").atMost(Duration.ofSeconds(40)).until(() -> Files.exists(said)
                && Files.readString(said).contains("daybook-tray: no display: DISPLAY is ':4711'"));
    }

    @Test
    void theDesktopsProgramHasTheSameMannersAsTheOthers() throws Exception {
        Path tray = Home.BIN.resolve("daybook-tray");
        assertEquals(0, home.run(List.of(tray.toString(), "--help")).exit());
        assertTrue(home.run(List.of(tray.toString(), "--version")).out().matches("daybook-tray \\d+\\.\\d+.*\n"));
        Home.Ran wrong = home.run(List.of(tray.toString(), "--colour"));
        assertEquals(2, wrong.exit());
        assertEquals(1, wrong.err().lines().count(), wrong.err());
        Home.Ran blind = home.run(List.of(tray.toString()));
        assertEquals(1, blind.exit());
        assertTrue(blind.err().startsWith("daybook-tray: no display: DISPLAY is not set"), blind.err());
        assertEquals(1, blind.err().lines().count(), blind.err());
    }

    @Test
    void withoutADaemonEachReadingVerbSaysSoInOneLineAndExits69() throws Exception {
        for (String verb : List.of("status", "sessions", "operations", "timeline", "totals", "pause", "resume")) {
            Home.Ran ran = home.daybook(verb);
            assertEquals(69, ran.exit(), verb);
            assertEquals(1, ran.err().lines().count(), ran.err());
            assertEquals("", ran.out());
        }
    }

    @Test
    void jsonIsTheApisOwn() throws Exception {
        home.start();
        for (List<String> words : List.of(List.of("status"), List.of("sessions"), List.of("timeline"),
                List.of("totals"),
                List.of("pause", "--for", "1h"), List.of("resume"))) {
            Home.Ran ran = home.daybook(Stream.concat(words.stream(), Stream.of("--json"))
                    .toArray(String[]::new));
            assertEquals(0, ran.exit(), ran.err());
            assertTrue(Json.MAPPER.readTree(ran.out()).isObject(), words + ": " + ran.out());
        }
    }

    @Test
    void anUnknownSessionIsRefusedWithOneLineAndExit1() throws Exception {
        home.start();
        Home.Ran ran = home.daybook("sessions", "99");
        assertEquals(1, ran.exit());
        assertTrue(ran.err().contains("Session 99 not found"), ran.err());
        assertEquals(1, ran.err().lines().count());
    }

    @Test
    void aBadSettingOfTheDaemonItStartsComesThroughWithItsExitCode() throws Exception {
        Home.Ran ran = home.with("DAYBOOK_SESSION_IDLE_TIMEOUT_SECONDS", "0").daybook("daemon");
        assertEquals(78, ran.exit());
        assertTrue(ran.err().contains("DAYBOOK_SESSION_IDLE_TIMEOUT_SECONDS"), ran.err());
        home.with("DAYBOOK_SESSION_IDLE_TIMEOUT_SECONDS", "300");
    }

    @Test
    void aFolderThatTheLocaleCannotNameIsRefusedWithOneLineAndExit78() throws Exception {
        for (String program : List.of("daybook", "daybookd", "daybook-tray")) {
            Home.Ran ran = home.run(List.of("sh", "-c", "LC_ALL=C DAYBOOK_HOME=$(printf '" + folder
                    + "/h\\303\\274') exec '" + Home.BIN.resolve(program) + "'"));
            assertEquals(78, ran.exit(), ran.toString());
            assertEquals(1, ran.err().lines().count(), ran.err());
            assertTrue(ran.err().startsWith(program + ": DAYBOOK_HOME is ")
                    && ran.err().contains("set LC_ALL=C.UTF-8"), ran.err());
        }
    }

    @Test
    void usageErrorsExit2AndHelpExits0() throws Exception {
        assertEquals(2, home.daybook("sessions", "--colour").exit());
        assertEquals(2, home.daybook("frobnicate").exit());
        for (String verb : List.of("daemon", "stop", "status", "sessions", "operations", "cancel", "uncancel",
                "correct", "edit", "split", "merge", "undo", "log", "wait",
                "progress", "timeline", "totals", "pause", "resume")) {
            assertEquals(0, home.daybook(verb, "--help").exit(), verb);
        }
    }

    /** A process that has ended and that nobody has asked after yet (a zombie) does not run. */
    private static boolean runs(long pid) throws IOException {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return !stat.substring(stat.lastIndexOf(')')).startsWith(") Z");
        } catch (NoSuchFileException gone) {
            return false;
        }
    }
}
