package dev.daybook.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Starts the installation's daemon so that it outlives whoever asked: in a process session of its own, with no
 * terminal, its output in {@code daybookd.out} in the log folder. Not thread safe.
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

    /** What came of a start. */
    public sealed interface Outcome {

        /** Ready. */
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
     */
    public DaemonStarter(Path install, Directories directories, BooleanSupplier ready) {
        this.install = install;
        this.directories = directories;
        this.ready = ready;
    }

    /** What the daemon writes to its standard streams. */
    public Path output() {
        return directories.logs().resolve("daybookd.out");
    }

    /**
     * Starts the daemon and waits until it is ready.
     *
     * @throws IOException when it cannot be started at all; the message says what and where
     * @throws InterruptedException when interrupted while waiting; the daemon then goes on starting
     */
    public Outcome start() throws IOException, InterruptedException {
        long written = Files.exists(output()) ? Files.size(output()) : 0;
        return await(begin(), written);
    }

    /**
     * Starts the daemon and does not wait.
     *
     * @return its process
     * @throws IOException when it cannot be started at all; the message says what and where
     */
    public Process begin() throws IOException {
        return new DetachedProgram(install.resolve("bin/daybookd"), output()).start();
    }

    private Outcome await(Process process, long written) throws IOException, InterruptedException {
        long end = System.nanoTime() + READY_WITHIN.toNanos();
        while (System.nanoTime() - end < 0) {
            if (process.waitFor(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                return ended(process, written);
            }
            if (ready.getAsBoolean()) {
                return new Outcome.Started(process.pid());
            }
        }
        return new Outcome.Late(process.pid());
    }

    private Outcome ended(Process process, long written) throws IOException, InterruptedException {
        if (process.exitValue() == HELD_BY_ANOTHER && Patience.until(ready, OTHER_READY_WITHIN, LOOK_EVERY)) {
            return new Outcome.AnotherIsReady();
        }
        return new Outcome.Ended(process.exitValue(), LastLine.of(output(), written));
    }
}
