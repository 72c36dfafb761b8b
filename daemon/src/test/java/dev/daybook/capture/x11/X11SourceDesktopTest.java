package dev.daybook.capture.x11;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.capture.Observation;
import dev.daybook.capture.Observation.Blind;
import dev.daybook.desktop.RealDesktop;
import dev.daybook.desktop.VirtualDesktop;
import dev.daybook.desktop.Window;
import dev.daybook.timeline.Focus;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Under a window manager: a real X server, real programs and an independent tool to compare with. */
class X11SourceDesktopTest {

    private final Path folder;
    private final VirtualDesktop desktop;
    private final X11Source source;
    private final Sight sight;

    X11SourceDesktopTest(@TempDir Path folder) throws IOException {
        this.folder = folder;
        this.desktop = VirtualDesktop.start(folder);
        this.source = X11Source.of(desktop.environment());
        this.sight = new Sight(source);
    }

    @BeforeAll
    static void needsADesktop() {
        RealDesktop.require();
    }

    @AfterEach
    void stop() {
        source.close();
        desktop.close();
    }

    @Test
    void twoProgramsTakeFocusInTurn() {
        Window letter = desktop.openWindow("Editor", "Letter");
        Window map = desktop.openWindow("Browser", "Map");

        desktop.focus(letter);
        sight.awaitFocus("Editor", "Letter");
        desktop.focus(map);
        sight.awaitFocus("Browser", "Map");
        desktop.focus(letter);
        sight.awaitFocus("Editor", "Letter");
    }

    @Test
    void aTitleInManyScriptsIsReadAsATerminalWritesIt() {
        desktop.focus(desktop.openWindow("Editor", "naïve — 日本語 Grüße Привет"));

        sight.awaitFocus("Editor", "naïve — 日本語 Grüße Привет");
    }

    @Test
    void aTitleInUtf8ComesBeforeTheOldOne() {
        Window window = desktop.openWindow("Editor", "old");
        desktop.focus(window);
        desktop.setProperty(window, "_NET_WM_NAME", "8u", "naïve — 日本語 😀");

        sight.awaitFocus("Editor", "naïve — 日本語 😀");
    }

    @Test
    void aTitleThatChangesUnderTheFocusIsSeen() {
        Window window = desktop.openWindow("Editor", "before");
        desktop.focus(window);
        sight.awaitFocus("Editor", "before");
        desktop.setProperty(window, "WM_NAME", "8s", "after");

        sight.awaitFocus("Editor", "after");
    }

    @Test
    void withNoWindowNothingHasTheFocus() {
        desktop.awaitParkedFocus();

        assertEquals(Focus.NOTHING, sight.seen().focus());
    }

    @Test
    void aFocusedWindowThatIsDestroyedLeavesNothingAndNoDisconnection() {
        Window window = desktop.openWindow("Editor", "Letter");
        desktop.focus(window);
        sight.awaitFocus("Editor", "Letter");
        window.close();

        sight.awaitFocus(Focus.NOTHING);
        desktop.focus(desktop.openWindow("Browser", "Map"));
        sight.awaitFocus("Browser", "Map");
    }

    @Test
    void windowsThatComeAndGoNeverBlindTheSource() {
        for (int i = 0; i < 10; i++) {
            Window window = desktop.openWindow("Editor", "Letter " + i);
            Thread closer = Thread.ofPlatform().name("closer").start(window::close);
            while (closer.isAlive()) {
                sight.seen();
            }
        }
    }

    @Test
    void theActiveWindowOfADeadWindowManagerIsNotBelieved() {
        Window letter = desktop.openWindow("Editor", "Letter");
        Window map = desktop.openWindow("Browser", "Map");
        desktop.focus(letter);
        sight.awaitFocus("Editor", "Letter");
        desktop.killWindowManager();
        desktop.focusByForce(map);

        sight.awaitFocus("Browser", "Map");
    }

    @Test
    void idleAgreesWithXprintidle() {
        desktop.moveMouse();
        await().until(() -> sight.seen().idle().toMillis() > 300);
        long before = sight.seen().idle().toMillis();
        long theirs = desktop.idleMillis();
        long after = sight.seen().idle().toMillis();

        assertTrue(before <= theirs && theirs <= after, before + " ≤ " + theirs + " ≤ " + after);
    }

    @Test
    void inputEndsIdleness() {
        desktop.focus(desktop.openWindow("Editor", "Letter"));
        await().until(() -> sight.seen().idle().toMillis() > 1000);
        desktop.type("a");
        assertTrue(sight.seen().idle().toMillis() < 1000);

        await().until(() -> sight.seen().idle().toMillis() > 1000);
        desktop.moveMouse();
        assertTrue(sight.seen().idle().toMillis() < 1000);
    }

    @Test
    void aCoveredScreenIsLockedUntilItIsUncovered() {
        assertFalse(sight.seen().locked());
        desktop.coverScreen();
        await().until(() -> sight.seen().locked());
        desktop.uncoverScreen();
        await().until(() -> !sight.seen().locked());
    }

    @Test
    void aLockerWithTheFocusIsLocked() {
        desktop.focus(desktop.openWindow("i3lock", "i3lock"));

        await().until(() -> sight.seen().locked());
    }

    @Test
    void aDesktopBackgroundIsNothing() {
        Window window = desktop.openWindow("Files", "Desktop");
        desktop.focus(window);
        sight.awaitFocus("Files", "Desktop");
        desktop.setProperty(window, "_NET_WM_WINDOW_TYPE", "32a", "_NET_WM_WINDOW_TYPE_DESKTOP");

        sight.awaitFocus(Focus.NOTHING);
    }

    @Test
    void aWrongCookieIsRefusedWithAReason() {
        Map<String, String> stranger = new HashMap<>(desktop.environment());
        stranger.put("XAUTHORITY", folder.resolve("absent").toString());
        try (X11Source blind = X11Source.of(stranger)) {
            Observation seen = blind.observe();
            assertTrue(assertInstanceOf(Blind.class, seen).reason().contains("refuses us"), seen::toString);
        }
    }
}
