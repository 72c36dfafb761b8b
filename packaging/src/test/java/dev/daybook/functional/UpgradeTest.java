package dev.daybook.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.Health;
import dev.daybook.api.Operation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Row L1: an installation that is upgraded, broken and removed under a daemon and a job that run from it. */
@Timeout(180)
class UpgradeTest {

    private static final Duration SEEN_WITHIN = Duration.ofSeconds(40);

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init") // each test begins by setting it
    private Home home;

    @AfterEach
    void endWhatWasStarted() throws Exception {
        home.end();
    }

    @Test
    void l1TheDaemonFollowsItsInstallationInTheSameProcessAndAJobNeverNotices() throws Exception {
        InstalledCopy install = InstalledCopy.of(folder.resolve("install"));
        home = new Home(folder.resolve("h")).of(install.folder());
        Process daemon = home.start();
        Health before = home.health();
        Path end = folder.resolve("end");
        // Its second attempt, its exit record and its notification are code that nothing has needed before.
        String id = home.detach("--retry", "1", "--notify", "--", "sh", "-c",
                "while [ ! -e '" + end + "' ]; do sleep 0.05; done; echo attempt; exit 7");
        Operation running = home.await(id, operation -> operation.pid() != null);

        install.upgradeTo("99.1");
        Health after = awaitVersion("99.1");
        assertEquals(daemon.pid(), after.launch().pid());
        assertEquals(before.launch().id() + 1, after.launch().id());
        assertTrue(daemon.isAlive());
        Files.createFile(end);
        Operation ended = home.ended(id);
        assertEquals(7, ended.exitCode());
        assertEquals(2, ended.epoch());
        assertEquals(running.workerId(), ended.workerId());
        assertEquals("attempt\nattempt\n", home.logOf(id));
        assertEquals(List.of(), home.log().lines().filter(line -> line.contains(" WARN ") || line.contains(" ERROR "))
                .toList());
        assertTrue(home.log().contains("The installation changed from " + before.version() + " to 99.1"), home.log());

        Home.Ran examined = home.daybook("doctor");
        assertTrue(examined.out().matches("(?s).*✓ runs +process " + daemon.pid() + ", .*✓ version +99.1\\n.*"),
                examined.toString());

        install.breakIt();
        String notice = Awaitility.await().atMost(SEEN_WITHIN).until(() -> home.health().notices().stream()
                .filter(text -> text.contains("installation")).findFirst().orElse(""), text -> !text.isEmpty());
        assertTrue(notice.contains("goes on as 99.1"), notice);
        assertEquals(after.launch().id(), home.health().launch().id());

        install.remove();
        assertTrue(daemon.waitFor(SEEN_WITHIN.toSeconds(), TimeUnit.SECONDS), home.log());
        assertEquals(0, daemon.exitValue());
        assertTrue(home.log().contains("was removed; stopping"), home.log());
    }

    private Health awaitVersion(String version) {
        return Awaitility.await().atMost(SEEN_WITHIN).ignoreExceptions().until(home::health,
                health -> health.version().equals(version));
    }
}
