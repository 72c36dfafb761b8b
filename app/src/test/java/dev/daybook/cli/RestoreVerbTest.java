package dev.daybook.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.client.FakeDaemon;
import dev.daybook.client.FakeDaemon.Answer;
import dev.daybook.client.FakeDaemon.Asked;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestoreVerbTest {

    private static final String NEW = backup("daybook-20261122T081500Z.zip", "2026-11-22T08:15:00Z");
    private static final String OLD = backup("daybook-20261121T081500Z.zip", "2026-11-21T08:15:00Z");

    @TempDir
    Path home;

    private final AtomicBoolean restored = new AtomicBoolean();
    private CommandLineFixture line;
    private String notices = "";
    private boolean earlier;

    @BeforeEach
    void setUp() {
        line = new CommandLineFixture(home);
    }

    @Test
    void whatWouldHappenIsShownAndNothingElseAsked() throws Exception {
        try (FakeDaemon daemon = line.daemon(this::answer)) {
            var ran = line.run("restore", "--dry-run");
            assertEquals(0, ran.exit(), ran.err());
            assertTrue(ran.out().contains("daybook-20261122T081500Z.zip, 4 h 00 min old"), ran.out());
            assertTrue(
                    ran.out().contains("412 changes since, with 3 sessions from Sun 22 Nov 10:00 on, are replayed from"
                            + " the journal: nothing is lost"),
                    ran.out());
            assertFalse(daemon.asked().stream().anyMatch(asked -> asked.target().equals("/api/v1/restore")));
        }
    }

    @Test
    void onceItIsDoneTheNextLaunchIsWaitedForAndTold() throws Exception {
        try (FakeDaemon daemon = line.daemon(this::answer)) {
            var ran = line.run("restore", "20261121", "--discard-later", "--yes");
            assertEquals(0, ran.exit(), ran.err());
            assertTrue(ran.out().contains("Restored daybook-20261122T081500Z.zip."), ran.out());
            assertTrue(ran.out().contains("launch 2"), ran.out());
            assertTrue(daemon.asked().stream().filter(asked -> asked.target().startsWith("/api/v1/restore"))
                    .allMatch(asked -> asked.body().contains("\"backup\":\"daybook-20261121T081500Z.zip\"")
                            && asked.body().contains("\"discard_later\":true")),
                    daemon.asked().toString());
        }
    }

    @Test
    void anIntentThatIsStillThereIsNoSuccess() throws Exception {
        Files.writeString(Files.createDirectories(line.directories.data()).resolve("restore.json"), "{}");
        try (FakeDaemon _ = line.daemon(this::answer)) {
            var ran = line.run("restore", "--yes");
            assertEquals(1, ran.exit());
            assertTrue(ran.err().contains("was not restored"), ran.err());
        }
    }

    @Test
    void aLaunchThatFoundTheBackupBrokenIsNoSuccessAndSaysWhy() throws Exception {
        notices = "The backup daybook-20261122T081500Z.zip was to be restored and was not, as was asked at"
                + " 2026-11-22T12:15:00Z: it is not there; nothing was changed.";
        try (FakeDaemon _ = line.daemon(this::answer)) {
            var ran = line.run("restore", "--yes");
            assertEquals(1, ran.exit(), ran.out());
            assertTrue(ran.err().contains(notices), ran.err());
            assertFalse(ran.out().contains("Restored"), ran.out());
        }
    }

    @Test
    void aNoticeOfAnEarlierAttemptIsNotTakenForThisOne() throws Exception {
        notices = "The backup daybook-20261122T081500Z.zip was to be restored and was not, as was asked at"
                + " 2026-11-01T12:15:00Z: it is not there; nothing was changed.";
        earlier = true;
        try (FakeDaemon _ = line.daemon(this::answer)) {
            var ran = line.run("restore", "--yes");
            assertEquals(0, ran.exit(), ran.err());
        }
    }

    @Test
    void jsonAsksNothing() throws Exception {
        try (FakeDaemon daemon = line.daemon(this::answer)) {
            var ran = line.run("restore", "--json");
            assertEquals(2, ran.exit());
            assertTrue(ran.err().contains("--json asks nothing; give --dry-run to look"), ran.err());
            assertEquals(0, daemon.asked().size());
        }
    }

    @Test
    void aFileElsewhereIsSentByItsWholePath() throws Exception {
        Path file = Files.writeString(home.resolve("mine.zip"), "zip");
        try (FakeDaemon daemon = line.daemon(this::answer)) {
            assertEquals(0, line.run("restore", file.toString(), "--dry-run").exit());
            assertTrue(daemon.asked().getLast().body().contains("\"path\":\"" + file + "\""));
        }
    }

    @Test
    void aNameThatFitsSeveralIsAskedForInFull() throws Exception {
        try (FakeDaemon _ = line.daemon(this::answer)) {
            var ran = line.run("restore", "202611", "--dry-run");
            assertEquals(2, ran.exit());
            assertTrue(ran.err().contains("begins the name of 2 backups"), ran.err());
        }
    }

    @Test
    void withoutATerminalItIsNotDoneUnasked() throws Exception {
        try (FakeDaemon daemon = line.daemon(this::answer)) {
            assertEquals(2, line.run("restore").exit());
            assertEquals(0, daemon.asked().size());
        }
    }

    private Answer answer(Asked asked) {
        return switch (asked.target()) {
            case "/api/v1/backups" -> FakeDaemon.ok("{\"folder\":\"/b\",\"backups\":[" + NEW + "," + OLD
                    + "],\"others\":[]}");
            case "/api/v1/health" -> FakeDaemon.ok(CommandLineFixture.health(ProcessHandle.current().pid())
                    .replace("\"launch\":{\"id\":1", "\"launch\":{\"id\":" + (restored.get() ? 2 : 1))
                    .replace("\"notices\":[]", notices.isEmpty() || !(earlier || restored.get())
                            ? "\"notices\":[]"
                            : "\"notices\":[\"" + notices + "\"]"));
            case "/api/v1/restore" -> {
                restored.set(true);
                yield FakeDaemon.ok(PREVIEW);
            }
            default -> FakeDaemon.ok(PREVIEW);
        };
    }

    private static final String PREVIEW = "{\"backup\":" + NEW + ",\"other_store\":false,\"discard_later\":false,"
            + "\"later_changes\":412,\"later_sessions\":3,\"later_from\":\"2026-11-22T09:00:00Z\",\"set_aside\":\"/s\"}";

    private static String backup(String file, String taken) {
        return "{\"file\":\"" + file + "\",\"taken\":\"" + taken + "\",\"size\":12345678,\"sequence\":12408,"
                + "\"schema\":5,\"sessions\":412,\"minutes\":10233,\"made\":\"ordered\",\"kept\":null}";
    }
}
