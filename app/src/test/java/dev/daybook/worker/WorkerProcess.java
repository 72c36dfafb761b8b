package dev.daybook.worker;

import dev.daybook.platform.process.Child;
import dev.daybook.platform.process.OwnProcess;
import dev.daybook.platform.process.ProcessIdentity;
import dev.daybook.platform.process.Spawn;
import dev.daybook.platform.process.SpawnRequest;
import dev.daybook.platform.process.Stdio;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A Java process that runs one command as the command line's worker will. Arguments: mode, operation id, folder, the
 * command. With WORKER_EXITS set it exits at once, with WORKER_ATTEMPTS it
 * runs the command so many times. In the folder {@code child} names the command's process once it is started, {@code ended} its end.
 */
final class WorkerProcess {

    private static final int SIGNALLED = 128;

    private WorkerProcess() {}

    static List<String> command(Mode mode, String operationId, Path folder, String... command) {
        List<String> all = new ArrayList<>(JavaProcess.words(WorkerProcess.class));
        all.addAll(List.of(mode.name(), operationId, folder.toString()));
        all.addAll(List.of(command));
        return all;
    }

    /** The same as one line for a shell. */
    static String line(Mode mode, String operationId, Path folder, String... command) {
        return String.join(" ",
                command(mode, operationId, folder, command).stream().map(WorkerProcess::quoted).toList());
    }

    static Child start(Stdio output, List<String> command) throws IOException {
        return Spawn.start(SpawnRequest.plain(command, Path.of("/"), Map.of("PATH", "/usr/bin:/bin", "TERM", "xterm"),
                new Stdio.Nowhere(), output, new Stdio.SameAsBefore()));
    }

    private static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }

    public static void main(String[] args) throws Exception {
        int attempts = Integer.parseInt(System.getenv().getOrDefault("WORKER_ATTEMPTS", "1"));
        try (Interrupts interrupts = Interrupts.open()) {
            for (int epoch = 1; epoch < attempts; epoch++) {
                attempt(args, epoch, interrupts);
            }
            Ended ended = attempt(args, attempts, interrupts);
            System.exit(ended.exitCode().orElseGet(() -> SIGNALLED + ended.signal().orElse(0)));
        }
    }

    private static Ended attempt(String[] args, int epoch, Interrupts interrupts) throws Exception {
        Path folder = Path.of(args[2]);
        CommandSpec spec = new CommandSpec(args[1], epoch,
                OwnProcess.lastArguments(List.of(args).subList(3, args.length)), folder,
                System.getenv(),
                Duration.ofSeconds(10), Optional.empty());
        try (CommandRun run = CommandRun.start(spec, folder, Mode.valueOf(args[0]), interrupts)) {
            ProcessIdentity child = run.child();
            write(folder.resolve("child"), child.pid() + " " + child.startTicks() + " " + child.bootId());
            if (System.getenv("WORKER_EXITS") != null) {
                System.exit(70);
            }
            Ended ended = run.await();
            write(folder.resolve("ended"), ended.toString());
            return ended;
        }
    }

    private static void write(Path file, String text) throws IOException {
        Path whole = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(whole, text + "\n");
        Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
    }
}
