package dev.daybook.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.Health;
import dev.daybook.api.Operation;
import dev.daybook.api.Timeline;
import dev.daybook.desktop.RealDesktop;
import dev.daybook.desktop.VirtualDesktop;
import dev.daybook.desktop.Window;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk fills up under a real daemon that records and a command that writes its log, and is freed again. */
class DiskFullTest {

    @TempDir
    Path folder;

    private SmallDisk disk;
    private VirtualDesktop desktop;
    private Home home;

    @BeforeEach
    void openADesktopBesideASmallDisk() throws Exception {
        RealDesktop.require("unshare", "nsenter");
        disk = SmallDisk.mounted(Files.createDirectory(folder.resolve("disk")), 64);
        desktop = VirtualDesktop.start(Files.createDirectories(folder.resolve("x")));
        home = new Home(disk.seenFromHere().resolve("home"), Files.createDirectory(folder.resolve("said")))
                .with(desktop.environment())
                .with("DAYBOOK_HOME", disk.place().resolve("home").toString())
                .with("DAYBOOK_RECORDER_FLUSH_SECONDS", "1");
    }

    @AfterEach
    void endWhatWasStarted() throws Exception {
        if (home != null) {
            home.end();
        }
        if (desktop != null) {
            desktop.close();
        }
        if (disk != null) {
            disk.close();
        }
    }

    /** Q3. */
    @Test
    void recordingIsHeldUpWithItsReasonAndGoesOnByItselfWithoutAnythingLost() throws Exception {
        Window editor = desktop.openWindow("Editor", "report");
        Window mail = desktop.openWindow("Mail", "inbox");
        desktop.focus(editor);
        desktop.type("a");
        Instant begin = Instant.now();
        Process daemon = home.start(disk.prefix());
        Path over = folder.resolve("over");
        String operation = ran(0, "run", "--detach", "--", "sh", "-c",
                "while [ ! -e '" + over + "' ]; do echo a line of the log; sleep 0.01; done; exit 7").out().strip();
        home.awaitLog(operation, "a line of the log");
        Health before = await(health -> health.recorder().state().equals("recording"));
        assertEquals(List.of(), before.notices());

        disk.fill();
        String reason = "the disk that holds " + disk.place().resolve("home/data") + " is full (0 MB free): free some";
        Health full = await(health -> String.valueOf(health.recorder().reason()).startsWith(reason));
        assertEquals("held", full.recorder().state());
        assertEquals("attention", full.status());
        assertEquals("unavailable", full.store().state());
        assertTrue(ran(0, "status").out().contains("held up, not recording: the disk that holds"));
        Home.Ran refused = ran(1, "run", "--", "true");
        assertTrue(refused.err().contains("is full (0 MB free)"), refused.err());
        assertEquals(1, refused.err().lines().count(), refused.err());
        desktop.focus(mail);
        desktop.type("b");
        Instant seen = Instant.now().plusSeconds(2);
        await(health -> Objects.requireNonNull(health.recorder().lastSample()).isAfter(seen));
        Files.createFile(over);
        Awaitility.await("the command has ended").atMost(Duration.ofSeconds(20))
                .until(() -> ProcTable.with("DAYBOOK_OP", (operation + ".1")::equals).isEmpty());
        assertEquals("running", home.operation(operation).status(), "nobody is told what is not on disk");

        disk.free();
        Health again = await(health -> health.recorder().state().equals("recording"));
        assertEquals(before.launch(), again.launch(), "by itself");
        assertEquals("open", again.store().state());
        Operation ended = home.ended(operation);
        assertEquals(7, ended.exitCode());
        assertEquals("exit", ended.cause());
        String log = home.logOf(operation);
        assertTrue(log.startsWith("a line of the log\n"), () -> log.substring(0, Math.min(200, log.length())));
        await(health -> health.notices().isEmpty());

        assertEquals(0, Home.terminate(daemon));
        assertEquals(List.of(), temporaryFiles());
        Process next = home.start(disk.prefix());
        Map<String, Integer> seconds = home.timeline(begin.minusSeconds(60), Instant.now().plusSeconds(60)).stream()
                .flatMap(block -> block.uses().stream())
                .collect(Collectors.toMap(Timeline.Use::application, Timeline.Use::seconds, Integer::sum));
        assertTrue(Objects.requireNonNullElse(seconds.get("Editor"), 0) > 0, seconds.toString());
        assertTrue(Objects.requireNonNullElse(seconds.get("Mail"), 0) > 0, "what was seen meanwhile: " + seconds);
        assertEquals(List.of(), home.health().notices());
        assertFalse(Files.exists(home.directories.data().resolve("set-aside")));
        assertEquals(0, Home.terminate(next));
    }

    private Health await(Predicate<Health> state) {
        return Awaitility.await().atMost(Duration.ofSeconds(20)).pollInterval(Duration.ofMillis(50))
                .until(home::health, state);
    }

    private Home.Ran ran(int exit, String... arguments) throws Exception {
        String[] program = Stream.concat(Stream.of(Home.BIN.resolve("daybook").toString()), Stream.of(arguments))
                .toArray(String[]::new);
        Home.Ran ran = home.run(disk.command(program));
        assertEquals(exit, ran.exit(), ran.toString());
        return ran;
    }

    private List<Path> temporaryFiles() throws Exception {
        try (Stream<Path> files = Files.walk(disk.seenFromHere())) {
            return files.filter(file -> file.toString().endsWith(".tmp")).toList();
        }
    }
}
