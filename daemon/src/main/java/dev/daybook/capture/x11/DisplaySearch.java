package dev.daybook.capture.x11;

import dev.daybook.capture.ActivitySource;
import dev.daybook.capture.Observation;
import dev.daybook.capture.Observation.Blind;
import dev.daybook.platform.DesktopDisplay;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Watches the display that this process's environment names; where that shows nothing, the one that the person's desktop
 * has written down. So a daemon that was started before the desktop, or beside it, begins to see when there is something
 * to see, and goes over to the next desktop when one has ended. Not thread-safe; use it from one thread.
 */
public final class DisplaySearch implements ActivitySource {

    private final ActivitySource own;
    private final Path written;
    private final Function<DesktopDisplay, ActivitySource> opening;
    private @Nullable Told told;

    /** What was read last, and the source for it. */
    private record Told(DesktopDisplay display, ActivitySource source) {}

    DisplaySearch(ActivitySource own, Path written, Function<DesktopDisplay, ActivitySource> opening) {
        this.own = own;
        this.written = written;
        this.opening = opening;
    }

    /**
     * A search that has not begun.
     *
     * @param environment of which DISPLAY, XAUTHORITY and HOME are used
     * @param written where a {@link DesktopDisplay} is written down; it need not be there
     */
    public static DisplaySearch of(Map<String, String> environment, Path written) {
        return new DisplaySearch(X11Source.of(environment), written,
                display -> X11Source.of(display.in(environment)));
    }

    @Override
    public String name() {
        return own.name();
    }

    @Override
    public Observation observe() {
        Observation seen = own.observe();
        if (!(seen instanceof Blind)) {
            forget();
            return seen;
        }
        Observation there = told == null ? seen : told.source.observe();
        return there instanceof Blind && readsAnother() && told != null ? told.source.observe() : there;
    }

    /** Whether another one is written down than is known. The known one is kept while the file says nothing. */
    private boolean readsAnother() {
        Optional<DesktopDisplay> now = read();
        if (now.isEmpty() || (told != null && told.display.equals(now.get()))) {
            return false;
        }
        forget();
        told = new Told(now.get(), opening.apply(now.get()));
        return true;
    }

    private Optional<DesktopDisplay> read() {
        try {
            return DesktopDisplay.read(written);
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private void forget() {
        if (told != null) {
            told.source.close();
            told = null;
        }
    }

    @Override
    public void close() {
        own.close();
        forget();
    }
}
