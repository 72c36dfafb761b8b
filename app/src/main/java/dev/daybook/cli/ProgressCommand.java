package dev.daybook.cli;

import dev.daybook.api.Progress;
import dev.daybook.client.DaybookClient;
import dev.daybook.worker.ProgressLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Tells, from inside a run, how far it is. Its worker reads the file: no daemon need be there. */
@Command(name = "progress", description = {"Tell how far a run is, from inside of it.",
        "For commands started with 'daybook run', as in: daybook progress 0.4 epoch 4",
        "A script can do without it: echo \"0.4 epoch 4\" > \"$DAYBOOK_PROGRESS\""})
final class ProgressCommand extends BareVerb {

    private static final String FILE = "DAYBOOK_PROGRESS";

    @Parameters(index = "0", paramLabel = "FRACTION", description = "How much is done: 0.4 or 40%%; - for a message alone.")
    String fraction = "-";

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "MESSAGE", description = "What it does now, in a few words.")
    List<String> message = List.of();

    ProgressCommand(Surroundings around) {
        super(around);
    }

    @Override
    void run(DaybookClient client) throws Failure {
        Progress progress = new Progress(fraction(), String.join(" ", message));
        String file = around.environment().get(FILE);
        if (file == null || file.isBlank()) {
            throw new Failure(Exit.FAILED, "not inside a run: " + FILE
                    + " is not set, use it in a command started with 'daybook run'");
        }
        write(Path.of(file), ProgressLine.format(progress) + "\n");
    }

    private @Nullable Double fraction() {
        return fraction.equals("-")
                ? null
                : ProgressLine.fraction(fraction)
                        .orElseThrow(() -> wrong("'" + fraction + "' is not a number from 0 to 1, like 0.4, 40% or -"));
    }

    /** The reader sees the old line or the new one. It is not worth an fsync: with the machine the run is gone too. */
    private static void write(Path file, String line) throws Failure {
        Path temporary = file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid() + ".tmp");
        try {
            try {
                Files.writeString(temporary, line);
                Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(temporary);
            }
        } catch (IOException e) {
            throw new Failure(Exit.FAILED, "cannot write the progress to " + file + ": " + e
                    + ", check that the run goes on");
        }
    }
}
