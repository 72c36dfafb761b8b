package dev.daybook.platform;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A program of the installation that outlives whoever starts it: in a process session of its own, with no terminal.
 *
 * @param program the executable file
 * @param output what it writes to its standard streams is added there; it works in this file's folder
 */
record DetachedProgram(Path program, List<String> arguments, Path output) {

    /**
     * Starts it. The process is the program's own, also while a launcher finds its Java.
     *
     * @throws IOException when it cannot be started; the message says what and where
     */
    Process start() throws IOException {
        if (!Files.isExecutable(program)) {
            throw new IOException("there is no program " + program);
        }
        Path folder = Objects.requireNonNull(output.toAbsolutePath().getParent(), "a file lies in a folder");
        createPrivately(folder);
        ProcessBuilder builder = new ProcessBuilder(command());
        Map<String, String> environment = builder.environment();
        environment.computeIfPresent("DAYBOOK_HOME",
                (name, home) -> home.isBlank() ? home : Path.of(home).toAbsolutePath().toString());
        // Asked for from within an operation, it must not be ended with it, nor what it starts.
        environment.put("DAYBOOK_OP", "");
        builder.directory(folder.toFile());
        builder.redirectInput(new File("/dev/null"));
        builder.redirectErrorStream(true);
        builder.redirectOutput(ProcessBuilder.Redirect.appendTo(output.toFile()));
        return builder.start();
    }

    private List<String> command() {
        List<String> command = new ArrayList<>();
        // Execs in place, as a child of the JVM never leads a process group: the pid stays the program's own.
        onPath("setsid").ifPresent(setsid -> command.add(setsid.toString()));
        command.add(program.toString());
        command.addAll(arguments);
        return command;
    }

    private static Optional<Path> onPath(String name) {
        String path = System.getenv().getOrDefault("PATH", "/usr/bin:/bin");
        return List.of(path.split(File.pathSeparator)).stream()
                .filter(folder -> !folder.isEmpty())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static void createPrivately(Path folder) throws IOException {
        Files.createDirectories(folder,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
}
