package dev.daybook.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.Operation;
import dev.daybook.api.OperationRequest;
import dev.daybook.client.Call;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Row Q2: backups of a real daemon, and the ways back to them. */
@Timeout(180)
class BackupTest {

    @TempDir
    Path folder;

    private Home home;
    private Home elsewhere;

    @BeforeEach
    void homes() {
        home = new Home(folder.resolve("home"));
        elsewhere = new Home(folder.resolve("elsewhere"));
    }

    @AfterEach
    void endWhatWasStarted() throws Exception {
        home.end();
        elsewhere.end();
    }

    @Test
    void q2ABackupIsRestoredWithAndWithoutWhatCameAfterItAndOnAnotherMachine() throws Exception {
        Process daemon = home.start();
        String before = ended(home.shell("true"));
        done("Backed up to ", "backup");
        Path zip = backups().getFirst();
        String after = ended(home.shell("true"));

        Home.Ran shown = home.daybook("restore", "--dry-run");
        assertTrue(shown.out().contains("are replayed from the journal: nothing is lost"), shown.toString());
        done("This would be restored:", "restore", "--yes");
        assertEquals(List.of(after, before), commands(home), "what came after it was replayed");
        assertTrue(daemon.isAlive(), "the daemon began anew in its own process");
        assertEquals(daemon.pid(), home.health().launch().pid());

        done("This would be restored:", "restore", "--discard-later", "--yes");
        assertEquals(List.of(before), commands(home), "what came after it was set aside");
        try (Stream<Path> kept = Files.walk(home.directories.data().resolve("set-aside"))) {
            assertTrue(kept.filter(Files::isRegularFile).count() >= 2, "and nothing was deleted");
        }

        Home.Ran brought = elsewhere.daybook("restore", zip.toString(), "--yes");
        assertEquals(0, brought.exit(), brought.toString());
        assertEquals(List.of(before), commands(elsewhere));
        assertTrue(elsewhere.health().notices().getFirst().contains("it was set aside as "), "the way back is named: "
                + elsewhere.health().notices());
    }

    @Test
    void q2AKillAtABackupLeavesNoneAndAStoreWithAShortenedJournalIsRebuilt() throws Exception {
        home.start();
        String first = ended(home.shell("true"));
        done("Backed up to ", "backup");
        Home.kill9(home.launchedLast());
        home.start();
        home.answer(Call.create(OperationRequest.inDaemon("backup", Map.of())));
        Home.kill9(home.launchedLast());
        home.start();
        done("Backed up to ", "backup");
        done("Backed up to ", "backup");
        assertTrue(files().stream().allMatch(file -> file.toString().matches(".*/daybook-\\w+\\.(zip|json)")),
                "a killed attempt leaves nothing: " + files());
        assertFalse(home.segments().getFirst().endsWith("0000000000000001.journal"),
                "the journal's beginning is covered: " + home.segments());

        String last = ended(home.shell("true"));
        Home.kill9(home.launchedLast());
        Files.delete(home.databaseFile());
        Home.Ran listed = home.daybook("backup", "--list");
        assertTrue(listed.out().contains("ordered"), "also without a daemon: " + listed);
        home.start();
        assertEquals(List.of(last, first), commands(home));
    }

    private void done(String start, String... verb) throws Exception {
        Home.Ran ran = home.daybook(verb);
        assertEquals(0, ran.exit(), ran.toString());
        assertTrue(ran.out().startsWith(start), ran.toString());
    }

    private String ended(String id) {
        return home.ended(id).id();
    }

    /** Newest first. */
    private static List<String> commands(Home home) throws Exception {
        return home.operations().stream().filter(one -> one.type().equals("command")).map(Operation::id).toList();
    }

    private List<Path> backups() throws IOException {
        return files().stream().filter(file -> file.toString().endsWith(".zip")).toList();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(home.directories.data().resolve("backups"))) {
            return files.sorted().toList();
        }
    }
}
