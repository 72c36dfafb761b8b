package dev.daybook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.client.FakeDaemon;
import dev.daybook.client.FakeDaemon.Answer;
import dev.daybook.client.FakeDaemon.Asked;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupVerbTest {

    private static final String FILE = "daybook-20261122T081500Z.zip";
    private static final String BACKUP = "{\"file\":\"" + FILE
            + "\",\"taken\":\"2026-11-22T08:15:00Z\",\"size\":12345678,"
            + "\"sequence\":12408,\"schema\":5,\"sessions\":412,\"minutes\":10233,\"made\":\"ordered\",\"kept\":\"newest\"}";

    @TempDir
    Path home;

    private CommandLineFixture line;
    private Path folder = Path.of("");

    @BeforeEach
    void setUp() throws Exception {
        line = new CommandLineFixture(home);
        folder = Files.createDirectories(line.directories.data().resolve("backups"));
    }

    @Test
    void oneIsMadeAndSaidToBeWhatItIs() throws Exception {
        try (FakeDaemon _ = line.daemon(asked -> making(asked, "completed", ""))) {
            var ran = line.run("backup");
            assertEquals(0, ran.exit(), ran.err());
            assertEquals("Backed up to " + folder.resolve(FILE) + """

                      size      12 MB
                      holds     412 sessions and 10,233 minutes, up to change 12,408
                      verified  opened and read to its end
                    """, ran.out());
        }
    }

    @Test
    void itIsCopiedOutAndReplacesNothing() throws Exception {
        Files.writeString(folder.resolve(FILE), "the backup");
        try (FakeDaemon daemon = line.daemon(asked -> making(asked, "completed", ""))) {
            Path out = Files.createDirectories(home.resolve("stick"));
            assertEquals(0, line.run("backup", "--to", out.toString()).exit());
            assertEquals("the backup", Files.readString(out.resolve(FILE)));
            int asked = daemon.asked().size();
            var again = line.run("backup", "--to", out.resolve(FILE).toString());
            assertEquals(1, again.exit());
            assertTrue(again.err().contains("is there already"), again.err());
            assertEquals(asked, daemon.asked().size(), "and none is made for it");
        }
    }

    @Test
    void whereThereIsNoFolderToCopyToNoneIsMade() throws Exception {
        try (FakeDaemon daemon = line.daemon(asked -> making(asked, "completed", ""))) {
            var ran = line.run("backup", "--to", home.resolve("stick/mine.zip").toString());
            assertEquals(1, ran.exit());
            assertEquals("daybook: there is no folder " + home.resolve("stick") + "; make it, or name another\n",
                    ran.err());
            assertEquals(0, daemon.asked().size());
        }
    }

    @Test
    void aCopyThatCannotHaveItsNameLeavesNothingBehind() throws Exception {
        Files.writeString(folder.resolve(FILE), "the backup");
        Path out = Files.createDirectories(home.resolve("stick"));
        Path taken = Files.createDirectory(out.resolve(FILE));
        try (FakeDaemon _ = line.daemon(asked -> making(asked, "completed", ""))) {
            var ran = line.run("backup", "--to", out.toString());
            assertEquals(1, ran.exit());
            assertTrue(ran.err().contains("not copied: " + taken + " is there already"), ran.err());
            try (Stream<Path> left = Files.list(out)) {
                assertEquals(List.of(taken), left.toList());
            }
        }
    }

    @Test
    void aFailureIsTold() throws Exception {
        try (FakeDaemon _ = line.daemon(asked -> making(asked, "failed", "no space left"))) {
            var ran = line.run("backup");
            assertEquals(1, ran.exit());
            assertEquals("daybook: backup failed: no space left, see 'daybook operations op_0123456789'\n", ran.err());
        }
    }

    @Test
    void thoseThatAreThereAreListedWithWhyTheyStay() throws Exception {
        try (FakeDaemon _ = line.daemon(_ -> FakeDaemon.ok(list()))) {
            var ran = line.run("backup", "--list");
            assertEquals(0, ran.exit(), ran.err());
            assertTrue(ran.out().contains("20261122T081500Z  ordered  4 h 00 min  12 MB       412   10,233  newest"),
                    ran.out());
            assertTrue(ran.out().contains("Not verified\n  /elsewhere/mine.zip"), ran.out());
        }
    }

    @Test
    void withoutADaemonTheFolderIsRead() throws Exception {
        assertTrue(line.run("backup", "--list").out().startsWith("No verified backups in "));
        Files.writeString(folder.resolve(FILE), "four");
        Files.writeString(folder.resolve(FILE.replace("zip", "json")), "{\"sequence\":7,\"schema\":5,\"database_id\":"
                + "\"6c1f4f7e-5b0e-4a0e-9d55-0f6f3a6f8a11\",\"rows\":{\"SESSION\":3,\"BLOCK\":90},\"taken_at\":"
                + "\"2026-11-22T08:15:00Z\",\"size\":4,\"crc32c\":\"0\",\"reason\":\"daily\",\"keep\":null}");
        Files.writeString(folder.resolve("daybook-20261121T081500Z.zip"), "without a manifest");
        var ran = line.run("backup", "--list");
        assertEquals(0, ran.exit(), ran.err());
        assertTrue(ran.out().contains("20261122T081500Z  by itself  4 h 00 min   4 B         3       90"), ran.out());
        assertTrue(ran.out().contains("Not verified"), ran.out());
        assertFalse(ran.out().contains("newest"), "why it stays only the daemon knows: " + ran.out());
    }

    private Answer making(Asked asked, String status, String error) {
        if (asked.target().startsWith("/api/v1/operations")) {
            return FakeDaemon.ok("{\"id\":\"op_0123456789\",\"type\":\"backup\",\"runs_in\":\"daemon\",\"status\":\""
                    + (asked.target().equals("/api/v1/operations") ? "running" : status) + "\",\"epoch\":1,"
                    + "\"title\":\"backup\",\"command\":[],\"created\":\"2026-11-22T08:15:00Z\",\"error\":"
                    + (error.isEmpty() ? "null" : "\"" + error + "\"") + "}");
        }
        return FakeDaemon.ok(list());
    }

    private String list() {
        return "{\"folder\":\"" + folder + "\",\"backups\":[" + BACKUP + "],\"others\":[\"/elsewhere/mine.zip\"]}";
    }
}
