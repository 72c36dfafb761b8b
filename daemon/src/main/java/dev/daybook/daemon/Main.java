package dev.daybook.daemon;

import dev.daybook.capture.ActivitySource;
import dev.daybook.capture.x11.DisplaySearch;
import dev.daybook.platform.Directories;
import dev.daybook.platform.DurableFiles;
import dev.daybook.platform.InstallationWatch;
import dev.daybook.platform.InstanceLock;
import dev.daybook.platform.UnusableFolder;
import dev.daybook.rulefile.Configuration;
import dev.daybook.settings.Settings;
import dev.daybook.settings.SettingsException;
import dev.daybook.store.StoreException;
import dev.daybook.timeline.StoreUnavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code daybookd}: the headless daemon. */
public final class Main {

    private static final int FAILED = 1;
    private static final int USAGE = 2;
    private static final int HELD = 75;
    private static final int BAD_CONFIGURATION = 78;

    /** Held for the process's life: a lock that the collector could reach would be closed by it. */
    private static final List<InstanceLock> LOCKS = new ArrayList<>();

    private Main() {}

    /** Runs until it is told to stop. Exit codes: 0, 1 failed, 2 usage, 75 another daemon holds the data, 78 settings. */
    public static void main(String[] args) {
        String version = Optional.ofNullable(Main.class.getPackage().getImplementationVersion()).orElse("development");
        List<String> words = List.of(args);
        if (words.contains("--version")) {
            System.out.println("daybookd " + version);
        } else if (words.contains("--help")) {
            System.out.println("""
                    Usage: daybookd
                    Records the day in the foreground until it is told to stop (SIGTERM, or 'daybook stop').
                    Settings stand in config.toml and in DAYBOOK_* variables; the log in logs/daybookd.log.
                      --help      show this
                      --version   show the version""");
        } else if (!words.isEmpty()) {
            leave(USAGE, "'" + words.getFirst() + "' is not an option of daybookd; see 'daybookd --help'");
        } else {
            launch(version);
        }
    }

    private static void launch(String version) {
        // First of all: a package may be unpacked while the store is opened, which can take minutes.
        Optional<InstallationWatch> installation = InstallationWatch.ofThisProcess();
        try {
            run(version, Directories.ofThisProcess(), installation);
        } catch (UnusableFolder e) {
            leave(BAD_CONFIGURATION, String.valueOf(e.getMessage()));
        }
    }

    private static void run(String version, Directories directories,
            Optional<InstallationWatch> installation) {
        MachineClock clock = new MachineClock();
        Instant started = clock.get().wall().truncatedTo(ChronoUnit.SECONDS);
        String holder = "pid " + ProcessHandle.current().pid() + " since " + started;
        try {
            DurableFiles.privateFolder(directories.run());
            DurableFiles.privateFolder(directories.data());
            // Two locks: the socket's folder and the data's may each be shared with another daemon (XDG).
            LOCKS.add(InstanceLock.acquire(directories.lock(), holder));
            LOCKS.add(InstanceLock.acquire(directories.data().resolve("daemon.lock"), holder));
            spillWithin(directories.data().resolve("tmp"));
            Configuration configuration = Configuration.read(directories.configFile(), System.getenv());
            Logger log = logging(directories, configuration.settings());
            serve(directories, configuration, version, clock, installation, log);
        } catch (InstanceLock.Held e) {
            leave(HELD, "another daemon (" + e.holder() + ") holds " + directories.data()
                    + "; stop it with 'daybook stop', or set DAYBOOK_HOME to another folder");
        } catch (SettingsException e) {
            leave(BAD_CONFIGURATION, String.valueOf(e.getMessage()));
        } catch (StoreException | IOException | StoreUnavailable e) {
            leave(FAILED, String.valueOf(e.getMessage()));
        }
    }

    /** H2 writes large answers to a temporary file, titles and all: not where others' files lie, and not for ever. */
    private static void spillWithin(Path folder) throws IOException {
        DurableFiles.privateFolder(folder);
        try (Stream<Path> left = Files.list(folder)) {
            for (Path file : left.filter(Files::isRegularFile).toList()) {
                Files.delete(file);
            }
        }
        System.setProperty("java.io.tmpdir", folder.toString());
    }

    /** The log's folder and level must be known before the first logger is made. */
    private static Logger logging(Directories directories, Settings settings) throws IOException {
        DurableFiles.privateFolder(directories.logs());
        System.setProperty("daybook.log.file", directories.logFile().toString());
        System.setProperty("daybook.log.level", settings.logLevel());
        Logger log = LoggerFactory.getLogger(Main.class);
        Thread.setDefaultUncaughtExceptionHandler((thread, e) -> log.error("Thread {} died", thread.getName(), e));
        return log;
    }

    private static void serve(Directories directories, Configuration configuration, String version, MachineClock clock,
            Optional<InstallationWatch> installation, Logger log)
            throws StoreException, IOException {
        ActivitySource source = DisplaySearch.of(System.getenv(), directories.display());
        try {
            Daemon daemon = Daemon.start(directories, configuration, source, version, clock, installation);
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> {
                daemon.end().stop();
                daemon.close();
                log.info("Stopped");
                // Being told to stop is no failure: without this a SIGTERM would end with 143.
                Runtime.getRuntime().halt(0);
            }));
            daemon.end().await();
            if (daemon.end().isRestart()) {
                restart(daemon, directories, log);
            }
        } catch (StoreException | IOException | StoreUnavailable e) {
            log.error("Could not start", e);
            throw e;
        } catch (InterruptedException e) {
            log.info("Interrupted; stopping");
        }
        System.exit(0);
    }

    /** Returns when this process is to end instead. */
    private static void restart(Daemon daemon, Directories directories, Logger log) {
        String install = System.getProperty("daybook.install");
        if (install == null) {
            log.warn("Not part of an installation that could start anew; stopping");
            return;
        }
        try {
            daemon.close();
            for (InstanceLock lock : LOCKS) {
                lock.close();
            }
            // Whoever stopped it meanwhile waits in the hook, which has the last word.
            if (daemon.end().isRestart()) {
                log.info("Stopped, and starting anew from {}", install);
                new Successor(Path.of(install), directories).start();
            }
        } catch (Throwable e) {
            // Whatever it is, half a daemon must not stay with the locks.
            fail(daemon, e, log);
        }
    }

    private static void fail(Daemon daemon, Throwable why, Logger log) {
        try {
            log.error("Could not start anew", why);
        } finally {
            if (daemon.end().isRestart()) {
                // Not by the hook, which ends well: who supervises this process is to start it again.
                Runtime.getRuntime().halt(FAILED);
            }
        }
    }

    private static void leave(int code, String why) {
        System.err.println("daybookd: " + why);
        System.exit(code);
    }
}
