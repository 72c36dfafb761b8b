package dev.daybook.desktop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Starts programs in one folder and environment, and ends those it started, by handle. */
final class Programs implements AutoCloseable {

    static final Duration PATIENCE = Duration.ofSeconds(20);

    private static final long POLL_MILLIS = 10;

    private final Path folder;
    private final List<Process> started = new ArrayList<>();
    private Map<String, String> environment = Map.of();
    private int logs;

    Programs(Path folder) {
        this.folder = folder;
    }

    void environment(Map<String, String> variables) {
        this.environment = Map.copyOf(variables);
    }

    /** A program that keeps running; what it prints goes to a file in the folder, named for it. */
    Running start(String... command) {
        Path log = folder.resolve(command[0] + "-" + ++logs + ".log");
        try {
            Process process = builder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
            started.add(process);
            return new Running(process, log);
        } catch (IOException e) {
            throw new DesktopFault("cannot start " + command[0], e);
        }
    }

    /** A program's name and its arguments, from several lists. */
    static String[] command(String name, List<String> first, List<String> then) {
        return Stream.of(List.of(name), first, then).flatMap(List::stream).toArray(String[]::new);
    }

    /** Runs a program to its end and returns what it printed. */
    String run(String... command) {
        Running running = start(command);
        try {
            if (!running.process.waitFor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)) {
                running.end();
                throw new DesktopFault(String.join(" ", command) + " does not end");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DesktopFault("interrupted", e);
        }
        started.remove(running.process);
        String output = running.output();
        running.log.toFile().delete();
        if (running.process.exitValue() != 0) {
            throw new DesktopFault(String.join(" ", command) + " failed: " + output);
        }
        return output.strip();
    }

    private ProcessBuilder builder(String... command) {
        ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
        Map<String, String> inherited = builder.environment();
        List.of("DISPLAY", "XAUTHORITY", "WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "LC_ALL")
                .forEach(inherited::remove);
        inherited.putAll(Map.of("HOME", folder.toString(), "LANG", "C.UTF-8"));
        inherited.putAll(environment);
        return builder;
    }

    /** Polls until it is so. */
    static void await(String what, BooleanSupplier condition) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - end > 0) {
                throw new DesktopFault("waited in vain for " + what);
            }
            try {
                Thread.sleep(POLL_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new DesktopFault("interrupted while waiting for " + what, e);
            }
        }
    }

    /** The last started is ended first. */
    @Override
    public void close() {
        started.reversed().forEach(Programs::end);
        started.clear();
    }

    private static void end(Process process) {
        process.destroy();
        try {
            await("the end of process " + process.pid(), () -> !process.isAlive());
        } finally {
            process.destroyForcibly();
        }
    }

    /** A program that was started here. */
    record Running(Process process, Path log) {

        String output() {
            return read(log);
        }

        /** Waits until the program has written something of that form to the file, and returns its first group. */
        String awaitLine(Path file, Pattern form) {
            await(form + " in " + file.getFileName(), () -> form.matcher(read(file)).find() || !process.isAlive());
            Matcher matcher = form.matcher(read(file));
            if (!matcher.find()) {
                throw new DesktopFault("ended early: " + output());
            }
            return matcher.group(1);
        }

        private static String read(Path file) {
            try {
                return Files.exists(file) ? Files.readString(file) : "";
            } catch (IOException e) {
                throw new DesktopFault("cannot read " + file, e);
            }
        }

        void end() {
            Programs.end(process);
        }

        /** Ends it as a crash would. */
        void kill() {
            process.destroyForcibly();
            await("the end of process " + process.pid(), () -> !process.isAlive());
        }
    }
}
