package dev.daybook.capture.x11;

import dev.daybook.capture.ActivitySource;
import dev.daybook.capture.Observation;
import dev.daybook.capture.Observation.Blind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Watches an X server, or XWayland, by the X protocol itself: no native library, hence none that ends the process on an
 * X error. Not thread-safe; use it from one thread.
 *
 * <p>Told: the focused window's class and title, the time since the last input, and whether the server's screen saver or
 * a locker that takes the focus covers the screen. Not told: a locker that only grabs the keyboard and leaves the
 * server's saver alone; and behind XWayland, windows and input of Wayland's own programs, which look like no focus and
 * growing idleness.
 */
public final class X11Source implements ActivitySource {

    private static final Duration LONGEST_LOOK = Duration.ofMillis(450);

    private final Optional<Dialer> dialer;
    private final Backoff backoff;
    private Blind blind;
    private @Nullable Viewer viewer;

    X11Source(Map<String, String> environment, Path sockets, LongSupplier nanoClock) {
        String name = environment.getOrDefault("DISPLAY", "");
        this.dialer = DisplayName.parse(name).map(display -> new Dialer(display, environment, sockets));
        this.backoff = new Backoff(nanoClock);
        this.blind = new Blind(name.isEmpty()
                ? "no X display: DISPLAY is not set; open Daybook on the desktop, which tells the daemon where that is"
                : "no X display: DISPLAY is “" + Label.clean(name) + "”, which does not name one");
    }

    /**
     * The source for the display that these variables name. Nothing is connected yet, and no variables are an error:
     * without a display the source is blind and says so.
     *
     * @param environment of which DISPLAY, XAUTHORITY and HOME are used
     */
    public static X11Source of(Map<String, String> environment) {
        return new X11Source(environment, Dialer.SOCKETS, System::nanoTime);
    }

    @Override
    public String name() {
        return "x11";
    }

    @Override
    public Observation observe() {
        return dialer.isPresent() && backoff.due() ? look(dialer.get()) : blind;
    }

    private Observation look(Dialer server) {
        Deadline deadline = Deadline.in(LONGEST_LOOK);
        try {
            Viewer open = viewer == null ? Viewer.open(server.dial(deadline), deadline) : viewer;
            viewer = open;
            Observation seen = open.look(deadline);
            backoff.succeeded();
            return seen;
        } catch (IOException e) {
            close();
            backoff.failed();
            blind = new Blind(
                    "X display " + server.display() + ": " + (e instanceof DisplayFault ? e.getMessage() : e));
            return blind;
        }
    }

    @Override
    public void close() {
        if (viewer != null) {
            viewer.close();
            viewer = null;
        }
    }
}
