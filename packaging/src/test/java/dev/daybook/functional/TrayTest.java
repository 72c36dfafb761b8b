package dev.daybook.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.api.Operation;
import dev.daybook.api.Recorder;
import dev.daybook.client.ClientException;
import dev.daybook.desktop.TrayPanel;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The tray on a real X server with a real panel, by real clicks and keys, as an ordinary user. */
@Timeout(value = 6, unit = TimeUnit.MINUTES)
class TrayTest {

    @TempDir
    Path folder;

    private TrayDesk desk;

    @BeforeEach
    void aDesk() throws Exception {
        desk = TrayDesk.in(folder);
    }

    @AfterEach
    void endWhatWasStarted() throws Exception {
        if (desk != null) {
            desk.end();
        }
    }

    @Test
    void u1TheIconTellsTheStateAndItsMenuPausesCancelsAndQuits() throws Exception {
        desk.startPanel();
        desk.startDaemon();
        String job = started("train the model", "sleep", "600");
        Running tray = desk.tray("--hidden");
        BufferedImage recording = desk.awaitPanel("recording", picture -> isRecording());
        desk.screenshot("tray-recording");

        desk.openMenu();
        desk.desktop.press("Down", "Right");
        desk.screenshot("tray-menu");
        desk.desktop.press("Return");
        awaitRecorder("paused");
        assertNotNull(recorder().pausedUntil(), "fifteen minutes end some time");
        BufferedImage paused = desk.awaitOther("paused", recording);
        desk.screenshot("tray-paused");
        desk.choose("Down", "Return");
        awaitRecorder("recording");
        desk.awaitPanel("recording again", picture -> TrayPanel.same(picture, recording));

        desk.openMenu();
        desk.desktop.press("Down", "Down", "Right", "Right");
        desk.screenshot("tray-running");
        desk.desktop.press("Return");
        Operation cancelled = desk.home.ended(job);
        assertEquals("cancelled", cancelled.status(), cancelled.toString());

        Home.kill9(desk.home.launchedLast());
        BufferedImage away = desk.awaitOther("away", recording, paused);
        desk.screenshot("tray-away");
        startDaemonByTheMenu();
        desk.home.ended(started("build", "false"));
        desk.awaitOther("attention", recording, paused, away);
        desk.screenshot("tray-attention");

        desk.choose("End", "Up", "Return");
        assertEquals(0, tray.ended().exit(), desk.log());
        desk.awaitPanelEmpty();
        assertTrue(desk.home.isRunning(), "the recording goes on");
    }

    @Test
    void u5ASecondStartRaisesTheWindowOfTheFirstAndNoDeathOfTheTrayReachesTheDaemon() throws Exception {
        desk.startPanel();
        desk.startDaemon();
        long daemon = desk.home.health().launch().pid();
        Running first = desk.tray("--hidden");
        desk.awaitIcon();
        assertEquals(0, desk.desktop.windows("Daybook").size(), "it was to be hidden");

        Home.Ran second = desk.run("daybook-tray");
        assertEquals(0, second.exit(), second.toString());
        desk.awaitWindows(1);
        desk.screenshot("tray-window");
        desk.closeWindow();
        desk.awaitWindows(0);
        assertTrue(first.process().isAlive(), "closing the window hides it");
        assertEquals(0, desk.run("daybook-tray", "--hidden").exit());
        assertEquals(0, desk.desktop.windows("Daybook").size(), "a start at login shows nothing");

        first.signal("STOP");
        Home.Ran hung = desk.run("daybook-tray");
        assertEquals(1, hung.exit(), hung.toString());
        assertTrue(hung.err().contains("runs and does not answer") && hung.err().lines().count() == 1, hung.err());
        first.signal("CONT");

        first.signal("TERM");
        assertEquals(0, first.ended().exit(), desk.log());
        Running next = desk.tray("--hidden");
        desk.awaitIcon();
        Home.kill9(next.process());
        assertEquals(daemon, desk.home.health().launch().pid());
        assertEquals("recording", recorder().state());
    }

    @Test
    void u6WhereThereIsNoTrayTheWindowOpensAndIsNeverOutOfReach() throws Exception {
        Running tray = desk.tray("--hidden");
        desk.awaitWindows(1);
        Awaitility.await("the daemon that it starts").atMost(TrayDesk.PATIENCE).until(desk.home::isRunning);

        desk.startPanel();
        desk.awaitIcon();
        desk.closeWindow();
        desk.awaitWindows(0);
        assertTrue(tray.process().isAlive(), "it is in the tray now");

        desk.panel().kill();
        desk.awaitWindows(1);
        desk.closeWindow();
        assertEquals(0, tray.ended().exit(), desk.log());
        assertTrue(desk.home.isRunning(), "the recording goes on");
    }

    @Test
    void u6WithoutADisplayThatIsSaidInOneLine() throws Exception {
        desk.home.with("DISPLAY", ":4711");
        Home.Ran ran = desk.run("daybook-tray");

        assertEquals(1, ran.exit());
        assertEquals("daybook-tray: no display: DISPLAY is ':4711', which does not answer or refuses;"
                + " start it on a desktop, or use 'daybook'\n", ran.err());
        assertFalse(desk.home.isRunning());
    }

    /** The entry can be chosen from when the tray has learnt that no daemon runs; until then it is passed over. */
    private void startDaemonByTheMenu() {
        Awaitility.await("a daemon started by the tray").atMost(TrayDesk.PATIENCE).pollDelay(Duration.ZERO)
                .pollInterval(Duration.ofSeconds(5)).until(() -> {
                    if (!desk.home.isRunning()) {
                        desk.choose("Down", "Return");
                    }
                    return desk.home.isRunning();
                });
    }

    private String started(String title, String... command) throws Exception {
        String[] words = Stream.concat(
                Stream.of("run", "--detach", "--title", title, "--"), Stream.of(command)).toArray(String[]::new);
        Home.Ran ran = desk.run("daybook", words);
        assertEquals(0, ran.exit(), ran.err());
        return ran.out().strip();
    }

    private Recorder recorder() throws ClientException {
        return desk.home.health().recorder();
    }

    private boolean isRecording() {
        try {
            return recorder().state().equals("recording") && desk.log().contains("The icon is in the tray");
        } catch (ClientException | IOException notYet) {
            return false;
        }
    }

    private void awaitRecorder(String state) {
        Awaitility.await(state).atMost(TrayDesk.PATIENCE).pollInterval(Duration.ofMillis(100))
                .until(() -> recorder().state().equals(state));
    }
}
