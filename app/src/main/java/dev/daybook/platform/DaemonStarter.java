package dev.daybook.platform;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        Path program = install.resolve("bin").resolve("daybookd");
        if (!Files.isExecutable(program)) {
            throw new IOException("there is no program " + program);
        }
        createPrivately(directories.logs());
        long written = Files.exists(output()) ? Files.size(output()) : 0;
        return await(spawn(program), written);
    }

    private Process spawn(Path program) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(detached(program));
        Map<String, String> environment = builder.environment();
        environment.computeIfPresent("DAYBOOK_HOME",
                (name, home) -> home.isBlank() ? home : Path.of(home).toAbsolutePath().toString());
        // Asked for from within an operation, the daemon must not count as one of that operation's processes, although
        // it becomes a child of that operation's worker: the mark of no attempt says so.
        environment.put("DAYBOOK_OP", "daemon.0");
        builder.directory(directories.logs().toFile());
        builder.redirectInput(new File("/dev/null"));
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(output().toFile()));
        return builder.start();
    }

    private static List<String> detached(Path program) {
        List<String> command = new ArrayList<>();
        // Execs in place, as a child of the JVM never leads a process group: the pid stays the daemon's own.
        onPath("setsid").ifPresent(setsid -> command.add(setsid.toString()));
        command.add(program.toString());
        return command;
    }

    private static Optional<Path> onPath(String program) {
        String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
        return List.of(path.split(File.pathSeparator)).stream()
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, program))
                .filter(Files::isExecutable)
                .findFirst();
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

    private static void createPrivately(Path folder) throws IOException {
        Files.createDirectories(folder,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
}
