package dev.daybook.capture.x11;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.daybook.capture.Observation.Blind;
import dev.daybook.capture.Observation.Seen;
import dev.daybook.desktop.RealDesktop;
import dev.daybook.desktop.VirtualDesktop;
import dev.daybook.desktop.Window;
import dev.daybook.timeline.Focus;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On a real X server that no window manager looks after. */
class X11SourceBareDesktopTest {

    private final VirtualDesktop desktop;
    private final X11Source source;
    private final Sight sight;

    X11SourceBareDesktopTest(@TempDir Path folder) throws IOException {
        this.desktop = VirtualDesktop.withoutWindowManager(folder);
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
    void theFocusedWindowIsStillFound() {
        Window window = desktop.openWindow("Editor", "Letter");
        assertEquals(Focus.NOTHING, sight.seen().focus());
        desktop.focusByForce(window);

        sight.awaitFocus("Editor", "Letter");
    }

    @Test
    void aServerThatDiesBlindsTheSourceAndANewOneHealsIt() {
        sight.seen();
        desktop.kill();
        String reason = assertInstanceOf(Blind.class, source.observe()).reason();
        assertTrue(reason.contains(desktop.environment().get("DISPLAY")), reason);

        desktop.revive();
        await().until(() -> source.observe() instanceof Seen);
        desktop.focusByForce(desktop.openWindow("Editor", "Letter"));
        sight.awaitFocus("Editor", "Letter");
    }
}
