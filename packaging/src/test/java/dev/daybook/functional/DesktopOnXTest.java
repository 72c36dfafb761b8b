package dev.daybook.functional;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.daybook.desktop.RealDesktop;
import dev.daybook.desktop.VirtualDesktop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Row U7 on a real X server: the window as its window manager and its person have it. There is no tray here. */
@Timeout(240)
class DesktopOnXTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private VirtualDesktop screen;
    private Home home;

    @BeforeEach
    void aScreenAndADaemon() throws Exception {
        RealDesktop.require("import");
        screen = VirtualDesktop.start(Files.createDirectories(folder.resolve("x")), "2560x1600");
        home = new Home(folder.resolve("h")).with(screen.environment()).with("HOME", folder.toString());
        home.start();
    }

    /** Programs first, the X server last: its end would take them along. */
    @AfterEach
    void endWhatWasStarted() throws Exception {
        if (home != null) {
            home.end();
        }
        if (screen != null) {
            screen.close();
        }
    }

    /** Inside the window manager's frame, in the screen's own pixels. */
    private record Size(int width, int height) {}

    @Test
    void theWindowComesBackInTheSizeThatThePersonGaveIt() throws Exception {
        Running first = desktop();
        String window = awaitWindow();
        xdotool("windowsize", window, "900", "640");
        awaitSize(window, new Size(900, 640));
        shut(window);
        assertEquals(0, first.ended().exit(), first.err());
        desktop();
        awaitSize(awaitWindow(), new Size(900, 640));
    }

    @Test
    void atTwiceTheScaleTheWindowIsTwiceAsLarge() throws Exception {
        Running first = desktop();
        String window = awaitWindow();
        Size plain = awaitDrawn(window);
        screenshot("on-x-100");
        shut(window);
        first.ended();
        // Remembered sizes are those of the whole window with its frame, which does not grow.
        Files.delete(home.directories.desktopState());
        home.with("DAYBOOK_JAVA_OPTS", "-Dglass.gtk.uiScale=2");
        desktop();
        String larger = awaitWindow();
        awaitSize(larger, new Size(2 * plain.width(), 2 * plain.height()));
        awaitDrawn(larger);
        screenshot("on-x-200");
    }

    /** By the window manager's key for it. */
    private void shut(String window) throws Exception {
        xdotool("windowactivate", "--sync", window, "key", "alt+F4");
    }

    private Running desktop() throws IOException {
        return home.background(List.of(Home.BIN.resolve("daybook-tray").toString()));
    }

    private String awaitWindow() {
        return Awaitility.await("the window").atMost(PATIENCE)
                .until(() -> xdotool("search", "--onlyvisible", "--name", "^Daybook$").strip(), id -> !id.isEmpty());
    }

    private void awaitSize(String window, Size size) {
        Awaitility.await(size.toString()).atMost(PATIENCE).untilAsserted(() -> assertEquals(size, size(window)));
    }

    /** Waits until there is more to see than an empty window. */
    private Size awaitDrawn(String window) throws Exception {
        Awaitility.await("something drawn").atMost(PATIENCE)
                .until(() -> Integer.parseInt(run("import", "-window", window, "-format", "%k", "info:").strip()) > 50);
        return size(window);
    }

    private Size size(String window) throws Exception {
        String told = xdotool("getwindowgeometry", "--shell", window);
        return new Size(value(told, "WIDTH"), value(told, "HEIGHT"));
    }

    private static int value(String told, String name) {
        return told.lines().filter(line -> line.startsWith(name + "="))
                .mapToInt(line -> Integer.parseInt(line.substring(name.length() + 1))).findFirst().orElse(0);
    }

    private String xdotool(String... words) throws Exception {
        List<String> command = new ArrayList<>(List.of("xdotool"));
        command.addAll(List.of(words));
        return run(command.toArray(String[]::new));
    }

    private String run(String... command) throws Exception {
        return home.run(List.of(command)).out();
    }

    private void screenshot(String name) throws IOException {
        Path file = Files.createDirectories(Path.of("target", "screenshots")).resolve(name + ".png");
        screen.screenshot(file.toAbsolutePath());
    }
}
