package dev.daybook.platform;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;

/**
 * Starts the installation's daemon so that it outlives whoever asked: in a process session of its own, with no
 * terminal, its output in {@code daybookd.out} in the log folder, or by whoever starts it at login. Not thread safe.
 */
public final class DaemonStarter {

    /** Longest wait for a started daemon to become ready. */
    public static final Duration READY_WITHIN = Duration.ofSeconds(30);

    /** Exit code by which a daemon says that another one holds the data. */
    public static final int HELD_BY_ANOTHER = 75;

    // Between two looks at a process that is starting; it also ends the wait when that process ends.
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);
    private static final Duration OTHER_READY_WITHIN = Duration.ofSeconds(5);

    private final Path install;
    private final Directories directories;
    private final BooleanSupplier ready;
    private StartWay way;
    private final SystemCommands commands;

    /** What came of a start. */
    public sealed interface Outcome {

        /**
         * Ready.
         *
         * @param pid of what was started, the daemon or its keeper; 0 when whoever started it does not tell
         */
        record Started(long pid) implements Outcome {}

        /** Somebody else started one at the same moment, and that one is ready. */
        record AnotherIsReady() implements Outcome {}

        /**
         * It ended before it was ready.
         *
         * @param lastWords the last line it wrote; empty when it wrote none
         */
        record Ended(int exitCode, String lastWords) implements Outcome {}

        /** It runs and is not ready after {@link #READY_WITHIN}. */
        record Late(long pid) implements Outcome {}
    }

    /**
     * A starter.
     *
     * @param install the folder that holds {@code bin/} and {@code lib/}
     * @param ready whether a daemon answers now; asked often, so it returns quickly
     * @param way by whom it is started, where that can be; otherwise it is started by itself
     */
    public DaemonStarter(Path install, Directories directories, BooleanSupplier ready, StartWay way) {
        this(install, directories, ready, way, SystemCommands.ofThisMachine());
    }

    DaemonStarter(Path install, Directories directories, BooleanSupplier ready, StartWay way,
            SystemCommands commands) {
        this.install = install;
        this.directories = directories;
        this.ready = ready;
        this.way = way;
        this.commands = commands;
    }

    private Path output() {
        return directories.logs().resolve("daybookd.out");
    }

    /** Where a person finds what the daemon wrote to its standard streams: a file, or what to ask. */
    public String words() {
        return switch (way) {
            case StartWay.Alone _,StartWay.ByKeeper _ -> output().toString();
            case StartWay.ByUnit(String unit) -> "'journalctl --user --unit " + unit + "'";
            case StartWay.ByAgent _ -> directories.logFile().toString();
        };
    }

    /**
     * Starts the daemon and waits until it is ready.
     *
     * @throws IOException when it cannot be started at all; the message says what and where
     * @throws InterruptedException when interrupted while waiting; the daemon then goes on starting
     */
    public Outcome start() throws IOException, InterruptedException {
        return await(begin());
    }

    /**
     * Starts the daemon and does not wait.
     *
     * @throws IOException when it cannot be started at all; the message says what and where
     */
    public void startUnattended() throws IOException {
        begin();
    }

    private Begun begin() throws IOException {
        if (way instanceof StartWay.ByUnit(String unit) && !UnitStanding.ask(unit, commands).isLoaded()) {
            // One that was never told of the unit's folder, for instance. A daemon is wanted all the same.
            way = new StartWay.Alone();
        }
        return switch (way) {
            case StartWay.Alone() -> OwnBegun.start(install.resolve("bin/daybookd"), List.of(), output());
            case StartWay.ByKeeper(Path keeper) -> OwnBegun.start(keeper, List.of("--asked"), output());
            case StartWay.ByUnit(String unit) -> {
                tellDisplay();
                yield UnitBegun.start(unit, commands);
            }
            case StartWay.ByAgent agent -> AgentBegun.start(agent, commands);
        };
    }

    /** What systemd starts has its environment and not ours. A daemon that is told of no display is blind, and says so. */
    private void tellDisplay() {
        DesktopDisplay.of(System.getenv()).filter(DesktopDisplay::isHere).ifPresent(display -> {
            try {
                DurableFiles.privateFolder(directories.run());
                display.write(directories.display());
            } catch (IOException withoutIt) {
                // The daemon itself has more to say about a folder that it cannot use.
            }
        });
    }

    private Outcome await(Begun begun) throws IOException, InterruptedException {
        long end = System.nanoTime() + READY_WITHIN.toNanos();
        while (System.nanoTime() - end < 0) {
            OptionalInt exit = begun.ended(LOOK_EVERY);
            if (exit.isPresent()) {
                return ended(exit.getAsInt(), begun);
            }
            if (ready.getAsBoolean()) {
                return new Outcome.Started(begun.pid());
            }
        }
        return new Outcome.Late(begun.pid());
    }

    private Outcome ended(int exit, Begun begun) throws IOException, InterruptedException {
        if (exit == HELD_BY_ANOTHER && Patience.until(ready, OTHER_READY_WITHIN, LOOK_EVERY)) {
            return new Outcome.AnotherIsReady();
        }
        return new Outcome.Ended(exit, begun.lastWords());
    }
}
