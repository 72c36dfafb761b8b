package dev.daybook.platform;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where Daybook keeps its files. With {@code DAYBOOK_HOME} all of them are under it; otherwise they follow the XDG base
 * directory specification (https://specifications.freedesktop.org/basedir-spec/), whose relative values are ignored as
 * it demands. Nothing is created here.
 *
 * @param config holds {@code config.toml} and {@code plans/}
 * @param data the database, its journal and backups
 * @param events the day files
 * @param operations one folder an operation
 * @param logs the daemon's log
 * @param run the instance lock and the socket
 */
public record Directories(Path config, Path data, Path events, Path operations, Path logs, Path run) {

    /** Longest path in bytes the JDK takes for a Unix domain socket: one less than the kernel (unix(7)) would. */
    public static final int MAX_SOCKET_PATH = 106;

    /**
     * Finds the folders.
     *
     * @param environment the process environment
     * @param home the person's home folder
     * @throws UnusableFolder when a variable names a folder that this process cannot
     */
    public static Directories of(Map<String, String> environment, Path home) {
        String all = environment.get("DAYBOOK_HOME");
        if (all != null && !all.isBlank()) {
            return under(path("DAYBOOK_HOME", all).toAbsolutePath().normalize());
        }
        Path config = xdg("XDG_CONFIG_HOME", environment, home.resolve(".config"));
        Path data = xdg("XDG_DATA_HOME", environment, home.resolve(".local/share"));
        Path state = xdg("XDG_STATE_HOME", environment, home.resolve(".local/state"));
        Path run = xdg("XDG_RUNTIME_DIR", environment, state.resolve("run"));
        return new Directories(config, data.resolve("data"), data.resolve("events"), data.resolve("operations"),
                state.resolve("logs"), run);
    }

    /** The folders of this process. */
    public static Directories ofThisProcess() {
        return of(System.getenv(), path("HOME", System.getProperty("user.home")));
    }

    private static Directories under(Path root) {
        return new Directories(root, root.resolve("data"), root.resolve("events"), root.resolve("operations"),
                root.resolve("logs"), root.resolve("run"));
    }

    private static Path xdg(String variable, Map<String, String> environment, Path fallback) {
        String value = environment.get(variable);
        @Nullable
        Path told = value == null || value.isEmpty() ? null : path(variable, value);
        return (told != null && told.isAbsolute() ? told : fallback).resolve("daybook");
    }

    private static Path path(String variable, String value) {
        try {
            return Path.of(value);
        } catch (InvalidPathException e) {
            throw new UnusableFolder(variable, value, e);
        }
    }

    public Path configFile() {
        return config.resolve("config.toml");
    }

    public Path plans() {
        return config.resolve("plans");
    }

    /** Whole days as files, for other programs. */
    public Path exports() {
        return events.resolveSibling("exports");
    }

    /** The index of the search, made from the database; it may be deleted whenever no daemon runs. */
    public Path search() {
        return data.resolve("search");
    }

    public Path socket() {
        return run.resolve("daemon.sock");
    }

    /** Held for the daemon's life: one daemon a socket. */
    public Path lock() {
        return run.resolve("daemon.lock");
    }

    /** Where the desktop wrote down which display it is on. */
    public Path display() {
        return run.resolve("display");
    }

    /** What the desktop remembers of itself: the window's place and the like. */
    public Path desktopState() {
        return logs.resolveSibling("desktop.json");
    }

    /** Held for the desktop's life: one tray and window a person. */
    public Path desktopLock() {
        return run.resolve("desktop.lock");
    }

    /** Where a desktop that runs hears of another start. */
    public Path desktopSocket() {
        return run.resolve("desktop.sock");
    }

    public Path desktopLog() {
        return logs.resolve("daybook-tray.log");
    }

    public Path logFile() {
        return logs.resolve("daybookd.log");
    }
}
