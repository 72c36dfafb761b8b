package dev.daybook.platform;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Opens the installation's desktop so that it outlives whoever asked; one that runs already comes to the front. Its
 * output goes to {@code daybook-tray.out} in the log folder.
 *
 * @param install the folder that holds {@code bin/} and {@code lib/}
 */
public record DesktopStarter(Path install, Directories directories) {

    /** Whether the environment names a display that a window could be on. */
    public static boolean hasDisplay(Map<String, String> environment) {
        return !environment.getOrDefault("DISPLAY", "").isBlank()
                || !environment.getOrDefault("WAYLAND_DISPLAY", "").isBlank();
    }

    /**
     * Starts it and does not wait for it.
     *
     * @throws IOException when it cannot be started at all; the message says what and where
     */
    public void start() throws IOException {
        Path output = directories.logs().resolve("daybook-tray.out");
        var _ = new DetachedProgram(install.resolve("bin/daybook-tray"), List.of(), output).start();
    }
}
