package dev.daybook.ui;

import dev.daybook.platform.DesktopDisplay;
import dev.daybook.platform.Directories;
import dev.daybook.platform.DurableFiles;
import dev.daybook.platform.InstallationWatch;
import dev.daybook.platform.InstanceLock;
import dev.daybook.platform.UnusableFolder;
import dev.daybook.ui.door.Door;
import dev.daybook.ui.tray.XDisplay;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.application.Platform;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code daybook-tray}: the tray icon and the window. */
public final class Main {

    private static final int FAILED = 1;
    private static final int USAGE = 2;
    private static final int BAD_CONFIGURATION = 78;
    // One that is ending is in nobody's way any more when it has; taking its icon away takes a few seconds at most.
    private static final int TRIES = 2;

    private Main() {}

    /** Runs until it is told to quit. Exit codes: 0, 1 failed, 2 usage, 78 unusable folders. */
    public static void main(String[] arguments) {
        switch (Options.of(List.of(arguments))) {
            case Options.Version version -> System.out.println("daybook-tray " + version());
            case Options.Help help -> System.out.println("""
                    Usage: daybook-tray [--hidden]
                    Shows the window and an icon in the tray, and starts the daemon if none runs. Started again it brings
                    the window to the front. Its log is logs/daybook-tray.log.
                          --hidden    only the icon; the window opens where there is no tray
                      -h, --help      show this
                      -V, --version   show the version""");
            case Options.Unknown unknown -> leave(USAGE,
                    "'" + unknown.word() + "' is not an option of daybook-tray; see 'daybook-tray --help'");
            case Options.Start start -> launch(start.hidden());
        }
    }

    private static String version() {
        return Optional.ofNullable(Main.class.getPackage().getImplementationVersion()).orElse("development");
    }

    private static void launch(boolean hidden) {
        // First of all: a package may be unpacked while the desktop comes up.
        Optional<InstallationWatch> installation = InstallationWatch.ofThisProcess();
        try {
            Directories directories = Directories.ofThisProcess();
            if (!XDisplay.opens()) {
                leave(FAILED, "no display: DISPLAY is " + Optional.ofNullable(System.getenv("DISPLAY"))
                        .map(display -> "'" + display + "', which does not answer or refuses").orElse("not set")
                        + "; start it on a desktop, or use 'daybook'");
            }
            first(directories, installation, hidden);
        } catch (UnusableFolder e) {
            leave(BAD_CONFIGURATION, String.valueOf(e.getMessage()));
        } catch (IOException e) {
            leave(FAILED, String.valueOf(e.getMessage()));
        }
    }

    private static void first(Directories directories, Optional<InstallationWatch> installation, boolean hidden)
            throws IOException {
        DurableFiles.privateFolder(directories.run());
        DurableFiles.privateFolder(directories.logs());
        // The tray's library and others write files of known names there: not where others' files lie.
        Path temporary = directories.run().resolve("desktop.tmp");
        DurableFiles.privateFolder(temporary);
        System.setProperty("java.io.tmpdir", temporary.toString());
        System.setProperty("daybook.log.file", directories.desktopLog().toString());
        Program program = new Program(Path.of(System.getProperty("daybook.install", ".")), installation, directories,
                hidden);
        for (int left = TRIES; left > 0; left--) {
            try {
                Door door = Door.open(directories, "pid " + ProcessHandle.current().pid(), program::knocked);
                tellDisplay(directories);
                stay(program, door);
                return;
            } catch (InstanceLock.Held held) {
                // One that is started at every login need not show itself.
                if (hidden || heard(directories)) {
                    return;
                } else if (left == 1) {
                    leave(FAILED, "another daybook-tray (" + held.holder() + ") runs and does not answer;"
                            + " end it and start again");
                }
            }
        }
    }

    /** For a daemon that was started before this desktop, or without it. */
    private static void tellDisplay(Directories directories) throws IOException {
        Optional<DesktopDisplay> display = DesktopDisplay.of(System.getenv());
        if (display.isPresent()) {
            display.get().write(directories.display());
        }
    }

    private static void stay(Program program, Door door) {
        Logger log = LoggerFactory.getLogger(Main.class);
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> log.error("Thread {} died", thread.getName(), e));
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> {
            stop(program, door, log);
            succeed(program, log);
            // Being told to stop is no failure: without this a SIGTERM would end with 143.
            Runtime.getRuntime().halt(0);
        }));
        log.info("Daybook {} begins", version());
        try {
            Platform.startup(() -> begin(program, log));
        } catch (RuntimeException | LinkageError e) {
            giveUp("JavaFX does not start", e, log);
        }
    }

    /** A process that shows nothing must not stay: it would keep the next one from showing something. */
    private static void begin(Program program, Logger log) {
        try {
            program.start();
        } catch (RuntimeException | Error e) {
            giveUp("The desktop does not start", e, log);
        }
    }

    private static void giveUp(String what, Throwable why, Logger log) {
        log.error(what, why);
        System.err.println("daybook-tray: the window cannot be shown: " + why.getMessage());
        Runtime.getRuntime().halt(FAILED);
    }

    /** A class that the installation, broken meanwhile, no longer has is no reason not to start anew. */
    private static void stop(Program program, Door door, Logger log) {
        try {
            program.close();
            close(door);
            log.info("Stopped");
        } catch (RuntimeException | LinkageError e) {
            log.error("The desktop did not stop cleanly", e);
        }
    }

    private static void succeed(Program program, Logger log) {
        try {
            program.succeed();
        } catch (Throwable e) {
            log.error("Could not start anew", e);
            Runtime.getRuntime().halt(FAILED);
        }
    }

    private static boolean heard(Directories directories) {
        try {
            return Door.knock(directories, Door.ANSWER_WITHIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void close(Door door) {
        try {
            door.close();
        } catch (IOException ending) {
            LoggerFactory.getLogger(Main.class).warn("The socket is left behind", ending);
        }
    }

    private static void leave(int code, String why) {
        System.err.println("daybook-tray: " + why);
        System.exit(code);
    }
}
