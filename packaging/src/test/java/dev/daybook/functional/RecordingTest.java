package dev.daybook.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.PauseRequest;
import dev.daybook.api.Recorder;
import dev.daybook.api.Session;
import dev.daybook.api.Timeline;
import dev.daybook.client.Call;
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
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real daemon records a real X server with a window manager, and is killed at it. */
class RecordingTest {

    @TempDir
    Path folder;

    private Home home;
    private VirtualDesktop desktop;

    @BeforeEach
    void openADesktop() throws Exception {
        RealDesktop.require();
        desktop = VirtualDesktop.start(Files.createDirectories(folder.resolve("x")));
        home = new Home(folder.resolve("home")).with(desktop.environment());
    }

    @AfterEach
    void endWhatWasStarted() throws Exception {
        if (home != null) {
            home.end();
            desktop.close();
        }
    }

    /** T1, T2, T3, T9: what is recorded agrees with what happened to within two seconds. */
    @Test
    void twoProgramsThatTakeTheFocusInTurnAreRecordedAsTheyDid() throws Exception {
        Window editor = desktop.openWindow("Editor", "report — Bericht");
        Window mail = desktop.openWindow("Mail", "inbox");
        home.with("DAYBOOK_RECORDER_IDLE_AFTER_SECONDS", "10");
        desktop.focus(editor);
        desktop.type("a");
        home.start();
        Instant begin = Instant.now();
        List<Turn> turns = List.of(turn(editor, 8), turn(mail, 5), turn(editor, 6), turn(mail, 7));
        Instant lastInput = Instant.now();
        awaitIdle();
        long xprintidle = desktop.idleMillis();
        Recorder recorder = home.health().recorder();
        assertTrue(Math.abs(Objects.requireNonNull(recorder.idleSeconds()) - xprintidle / 1000) <= 2,
                recorder + " against xprintidle's " + xprintidle + " ms");

        List<Timeline.Block> blocks = Awaitility.await().atMost(Duration.ofSeconds(20)).until(
                () -> home.timeline(begin.minusSeconds(120), Instant.now().plusSeconds(60)),
                found -> found.stream().mapToInt(Timeline.Block::idleSeconds).sum() >= 10);
        Map<String, Integer> seconds = blocks.stream().flatMap(block -> block.uses().stream())
                .collect(
                        Collectors.toMap(Timeline.Use::application, Timeline.Use::seconds, Integer::sum, TreeMap::new));
        assertNear(turns.stream().filter(turn -> turn.window.equals(editor)).mapToLong(Turn::seconds).sum(),
                seconds.getOrDefault("Editor", 0), "Editor of " + seconds);
        assertNear(turns.stream().filter(turn -> turn.window.equals(mail)).mapToLong(Turn::seconds).sum(),
                seconds.getOrDefault("Mail", 0), "Mail of " + seconds);
        assertTrue(blocks.stream().flatMap(block -> block.uses().stream())
                .anyMatch(use -> use.title().equals("report — Bericht")), blocks.toString());

        assertEquals(0, Home.terminate(home.launchedLast()));
        try (var days = Files.list(home.directories.events())) {
            assertTrue(Files.readString(days.findFirst().orElseThrow()).contains("Editor"), "written down at the stop");
        }
        home.start();
        Session session = home.sessions().getFirst();
        assertEquals(1, home.sessions().size());
        assertEquals("shutdown", session.outcome());
        assertNear(begin.getEpochSecond(), session.start().getEpochSecond(), "start of " + session);
        assertNear(lastInput.getEpochSecond(), Objects.requireNonNull(session.end()).getEpochSecond(),
                "end of " + session);
    }

    /** R11, R12 and a kill in the minute before a fold: at most one flush is lost. */
    @Test
    void r11ActivityThatWasNotFoldedYetCountsAfterAKill() throws Exception {
        desktop.focus(desktop.openWindow("Editor", "report"));
        Process daemon = home.start();
        Instant begin = Instant.now();
        typeFor(Duration.ofSeconds(25));
        // Within a flush after a minute's border all that is stored may be folded.
        typeFor(Duration.ofSeconds(Math.max(0, 12 - Instant.now().getEpochSecond() % 60)));
        Instant killed = Instant.now();
        Home.kill9(daemon);
        try (Tamper database = home.database()) {
            assertEquals(1, database.number("SELECT COUNT(*) FROM session WHERE status = 'active'"));
            assertTrue(database.number("SELECT COUNT(*) FROM activity WHERE unfolded_from_s IS NOT NULL") > 0);
        }
        home.start();
        Session session = home.sessions().getFirst();
        assertEquals("recovered", session.outcome());
        Instant end = Objects.requireNonNull(session.end());
        assertTrue(!end.isBefore(killed.minusSeconds(12)) && !end.isAfter(killed.plusSeconds(1)),
                "killed at " + killed + ", recovered as " + session);
        assertNear(begin.getEpochSecond(), session.start().getEpochSecond(), "start of " + session);
        List<Timeline.Block> blocks = home.timeline(begin.minusSeconds(60), killed);
        assertEquals(Duration.between(session.start(), end).toSeconds(),
                blocks.stream().mapToInt(Timeline.Block::activeSeconds).sum(), blocks.toString());
        for (Timeline.Block block : blocks) {
            assertEquals(session.id(), block.sessionId());
            assertFalse(block.start().isBefore(session.start()), block.toString());
            assertFalse(block.end().isAfter(end), block.toString());
        }
    }

    /** R12, T3: at its longest a session ends, the next opens where it ended, and the minute becomes two blocks. */
    @Test
    void r12TheLongestLengthCutsTheMinuteIntoTwoBlocks() throws Exception {
        desktop.focus(desktop.openWindow("Editor", "report"));
        home.with("DAYBOOK_SESSION_MAX_LENGTH_MINUTES", "1");
        Process daemon = home.start();
        Instant begin = Instant.now();
        Awaitility.await().atMost(Duration.ofSeconds(90)).pollInterval(Duration.ofSeconds(1)).until(() -> {
            desktop.type("a");
            return home.sessions().size() == 2;
        });
        assertEquals(0, Home.terminate(daemon));
        home.start();
        Session first = home.sessions().getFirst();
        Session second = home.sessions().getLast();
        assertEquals("max_length", first.outcome());
        assertEquals(first.start().plusSeconds(60), first.end());
        assertEquals(first.end(), second.start());
        List<Timeline.Block> blocks = home.timeline(begin.minusSeconds(60), Instant.now());
        if (first.start().getEpochSecond() % 60 != 0) {
            assertTrue(blocks.stream().anyMatch(block -> block.end().equals(first.end())), blocks.toString());
            assertTrue(blocks.stream().anyMatch(block -> block.start().equals(second.start())), blocks.toString());
        }
        assertEquals(60, blocks.stream().filter(block -> Objects.equals(block.sessionId(), first.id()))
                .mapToInt(Timeline.Block::activeSeconds).sum());
    }

    /** T4, D8's half for desk sessions: a daemon that did not run has seen nothing. */
    @Test
    void t4ADaemonThatWasStoppedForAWhileCoversNothingOfIt() throws Exception {
        desktop.focus(desktop.openWindow("Editor", "report"));
        Process daemon = home.start();
        typeFor(Duration.ofSeconds(5));
        Instant stopped = Instant.now();
        Home.signal(daemon, "STOP");
        Awaitility.await().pollDelay(Duration.ofSeconds(14)).atMost(Duration.ofSeconds(20)).until(() -> true);
        Home.signal(daemon, "CONT");
        Instant resumed = Instant.now();
        typeFor(Duration.ofSeconds(5));
        assertEquals(0, Home.terminate(daemon));
        home.start();
        int covered = home.timeline(stopped.minusSeconds(60), resumed.plusSeconds(60)).stream()
                .mapToInt(block -> block.activeSeconds() + block.idleSeconds() + block.lockedSeconds()).sum();
        long watched = Duration.between(stopped.minusSeconds(5), resumed.plusSeconds(5)).toSeconds()
                - Duration.between(stopped, resumed).toSeconds();
        assertTrue(Math.abs(covered - watched) <= 4, covered + " s covered, " + watched + " s watched");
    }

    /** T5: nothing is stored while paused, and a pause outlives the daemon, however it ends. */
    @Test
    void t5APauseHoldsAcrossAKillAndStoresNothing() throws Exception {
        desktop.focus(desktop.openWindow("Editor", "report"));
        Process daemon = home.start();
        typeFor(Duration.ofSeconds(4));
        assertEquals("paused", home.answer(Call.pause(new PauseRequest(15, null))).state());
        Session session = home.sessions().getFirst();
        assertEquals("pause", session.outcome());
        Home.kill9(daemon);
        home.start();
        assertEquals("paused",
                Awaitility.await().until(() -> home.health().recorder(), now -> !now.state().equals("starting"))
                        .state());
        List<Timeline.Block> before = home.timeline(session.start().minusSeconds(60), Instant.now().plusSeconds(60));
        typeFor(Duration.ofSeconds(4));
        assertEquals(before, home.timeline(session.start().minusSeconds(60), Instant.now().plusSeconds(60)));
        home.answer(Call.resume());
        typeFor(Duration.ofSeconds(3));
        Awaitility.await().until(() -> home.sessions().size() == 2);
        assertEquals(2, home.sessions().size());
    }

    /** T8 and the port's promise: the X server goes, recording says so, and comes back by itself. */
    @Test
    void t8AnXServerThatDiesIsSaidAndRecordingHealsWithTheNextOne() throws Exception {
        desktop.focus(desktop.openWindow("Editor", "report"));
        home.start();
        typeFor(Duration.ofSeconds(3));
        desktop.kill();
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> home.health().recorder().state().equals("blind"));
        assertEquals("attention", home.health().status());
        desktop.revive();
        desktop.startWindowManager();
        desktop.focus(desktop.openWindow("Mail", "inbox"));
        Awaitility.await().atMost(Duration.ofSeconds(30))
                .until(() -> home.health().recorder().state().equals("recording"));
        assertEquals("ok", home.health().status());
    }

    private record Turn(Window window, Instant from, Instant to) {

        long seconds() {
            return Duration.between(from, to).toSeconds();
        }
    }

    private Turn turn(Window window, int seconds) {
        desktop.focus(window);
        Instant from = Instant.now();
        typeFor(Duration.ofSeconds(seconds));
        return new Turn(window, from, Instant.now());
    }

    /** Keeps typing; the wait between two keys is the person's, not for any condition. */
    private void typeFor(Duration length) {
        Instant end = Instant.now().plus(length);
        Awaitility.await().atMost(length.plusSeconds(20)).pollInterval(Duration.ofMillis(300)).until(() -> {
            desktop.type("a");
            return !Instant.now().isBefore(end);
        });
    }

    private void awaitIdle() {
        Awaitility.await().atMost(Duration.ofSeconds(40)).pollInterval(Duration.ofMillis(500))
                .until(() -> "idle".equals(home.health().recorder().activity()));
    }

    private static void assertNear(long expected, long actual, String what) {
        assertTrue(Math.abs(expected - actual) <= 2,
                what + ": expected " + expected + " give or take 2, was " + actual);
    }
}
