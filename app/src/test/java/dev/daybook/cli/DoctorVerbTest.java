package dev.daybook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.Json;
import dev.daybook.cli.CommandLineFixture.Ran;
import dev.daybook.client.FakeDaemon;
import dev.daybook.platform.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

class DoctorVerbTest {

    private static final String SECRET = "Surprise party for Mia";

    @TempDir
    Path home;

    private CommandLineFixture line;

    @BeforeEach
    void setUp() {
        line = new CommandLineFixture(home);
    }

    @Test
    void aDaemonThatIsWellLeavesNoProblem() throws Exception {
        folders();
        try (FakeDaemon _ = line.emptyDaemon()) {
            Ran ran = line.run("doctor");
            assertEquals("", ran.err());
            assertTrue(ran.out().contains("✓ runs"), ran.out());
            assertTrue(ran.out().contains("process 4711, up for 5 h 14 min, launch 1"), ran.out());
            assertTrue(ran.out().contains("0.1.0, and this program is"), ran.out());

            // How full the disk of a test is it cannot choose: the rest of the page may have problems.
            JsonNode report = Json.MAPPER.readTree(line.run("doctor", "--json").out());
            JsonNode daemon = report.get("chapters").get(1);
            assertEquals("Daemon", daemon.get("name").asString());
            daemon.get("findings").forEach(finding -> assertNotEquals("problem", finding.get("verdict").asString(),
                    finding.toString()));
            assertEquals(report.get("problems").asInt() == 0 ? 0 : 1, ran.exit());
        }
    }

    @Test
    void withoutADaemonItSaysSoAndWhatToDo() {
        Ran ran = line.run("doctor");
        assertEquals(1, ran.exit());
        assertTrue(
                ran.out().matches("(?s).*✗ runs +no daemon runs: nothing is recorded\\n +→ run 'daybook daemon'\\n.*"),
                ran.out());
        assertTrue(ran.out().contains("which is not there yet"), ran.out());
    }

    @Test
    void settingsThatCannotBeReadAreOneProblemAndTheRestIsExaminedAllTheSame() throws Exception {
        Files.writeString(line.directories.configFile(), "[session]\nday_start = \"" + SECRET + "\"\n");
        Ran ran = line.run("doctor");
        assertTrue(ran.out().contains("✗ file"), ran.out());
        assertTrue(ran.out().contains("session.day_start"), ran.out());
        assertTrue(ran.out().contains("Logs"), ran.out());
        assertFalse(ran.out().contains("Mia"), ran.out());
    }

    @Test
    void whatIsChangedInTheSettingsIsToldByItsKeysAndRulesByTheirNumber() throws Exception {
        Files.writeString(line.directories.configFile(), """
                [session]
                day_start = "05:00"
                [[exclude]]
                title = "%s"
                [[category]]
                name = "Mia"
                title = "Mia"
                """.formatted(SECRET));
        Ran ran = line.run("doctor");
        assertTrue(ran.out().matches("(?s).*✓ changed +session.day_start\\n.*"), ran.out());
        assertTrue(ran.out().contains("1 for categories, 1 for exclusions"), ran.out());
        assertFalse(ran.out().contains("Mia"), ran.out());
    }

    @Test
    void noticesAndErrorsAreToldWithoutWhatIsQuotedInThem() throws Exception {
        folders();
        Files.writeString(line.directories.logFile(), """
                2026-11-22T10:00:00.000Z INFO  [main] Main: well
                2026-11-22T10:00:01.000Z ERROR [store-writer] Writer: it could not be stored
                2026-11-22T10:00:02.000Z ERROR [plans] PhaseStart: Phase "wrap-for-Mia" of plan "Mia" could not be started
                """);
        String health = CommandLineFixture.health(4711).replace("\"notices\":[]",
                "\"notices\":[\"Plan “Mia” failed: “Phase wrap-for-Mia failed: no 'paper' for " + SECRET
                        + "”; see 'daybook plan show Mia'\",\"A plan cannot be used: “Mia.toml line 3: name is"
                        + " \\\"Mia!\\\"; it must be …”\"]");
        try (FakeDaemon _ = line.daemon(asked -> asked.target().endsWith("/health")
                ? FakeDaemon.ok(health)
                : CommandLineFixture.empty(asked))) {
            Ran ran = line.run("doctor");
            assertTrue(ran.out().contains("Plan \"…\" failed: \"…\"; see \"…\"\n"), ran.out());
            assertTrue(ran.out().contains("A plan cannot be used: \"…\"\n"), ran.out());
            assertTrue(ran.out().contains("2 errors, the last "), ran.out());
            assertTrue(ran.out().contains("Phase \"…\" of plan \"…\" could not be started\n"), ran.out());
            assertFalse(ran.out().contains("Mia"), ran.out());
            assertEquals(1, ran.exit());
        }
    }

    @Test
    void aFolderThatOthersMayReadIsAProblem() throws Exception {
        folders();
        Files.setPosixFilePermissions(line.directories.data(), PosixFilePermissions.fromString("rwxr-xr-x"));
        Ran ran = line.run("doctor");
        assertTrue(ran.out().matches("(?s).*✗ data +\\S+, \\S+, .* free, open to others \\(rwxr-xr-x\\)\\n"
                + " +→ run chmod 700 on it\\n.*"), ran.out());
    }

    @Test
    void aDatabaseThatIsMissingIsAProblem() throws Exception {
        folders();
        Files.writeString(line.directories.data().resolve("store.json"), "{}");
        Ran ran = line.run("doctor");
        assertTrue(ran.out().contains("the database is missing, and there was one"), ran.out());
    }

    @Test
    void theSameIsThereForPrograms() throws Exception {
        Ran ran = line.run("doctor", "--json");
        JsonNode report = Json.MAPPER.readTree(ran.out());
        assertEquals(1, ran.exit());
        assertEquals(1, report.get("problems").asInt());
        assertEquals("Program", report.get("chapters").get(0).get("name").asString());
        assertEquals("problem", report.get("chapters").get(1).get("findings").get(0).get("verdict").asString());
    }

    @Test
    void theHomeFolderIsNotNamed() throws Exception {
        String real = System.getProperty("user.home");
        System.setProperty("user.home", home.toString());
        try {
            Ran ran = line.run("doctor");
            assertTrue(ran.out().contains("~/data"), ran.out());
            assertFalse(ran.out().contains(home.toString()), ran.out());
        } finally {
            System.setProperty("user.home", real);
        }
    }

    private void folders() throws IOException {
        for (Path folder : new Path[]{line.directories.data(), line.directories.events(), line.directories.operations(),
                line.directories.logs(), line.directories.run()}) {
            DurableFiles.privateFolder(folder);
        }
    }
}
