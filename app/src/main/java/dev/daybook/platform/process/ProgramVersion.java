package dev.daybook.platform.process;

import dev.daybook.platform.Patience;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Asks one of Daybook's programs for its version, which shows that it starts at all. Stateless. */
public final class ProgramVersion {

    // A cold start on a busy machine takes seconds.
    private static final Duration WITHIN = Duration.ofSeconds(30);
    private static final Duration LOOK_EVERY = Duration.ofMillis(50);

    private ProgramVersion() {}

    /**
     * Runs it with {@code --version}.
     *
     * @param program prints its name and version in one line
     * @return the version alone
     * @throws IOException when it does not work; the message says in one line how
     * @throws InterruptedException when interrupted meanwhile; it is ended then
     */
    public static String of(Path program) throws IOException, InterruptedException {
        Path output = Files.createTempFile("version", ".out");
        try {
            Ending ending = run(program, output);
            String said = Files.readString(output, StandardCharsets.UTF_8).strip();
            String lastLine = said.substring(said.lastIndexOf('\n') + 1);
            int blank = lastLine.lastIndexOf(' ');
            if (!ending.equals(new Ending.Exited(0)) || blank < 0) {
                throw new IOException(program + " does not start: "
                        + (lastLine.isEmpty() ? words(ending) : lastLine));
            }
            return lastLine.substring(blank + 1);
        } finally {
            Files.deleteIfExists(output);
        }
    }

    private static String words(Ending ending) {
        return switch (ending) {
            case Ending.Exited(int code) -> "it ended with code " + code;
            case Ending.Signalled(int signal) -> "it was killed by signal " + signal;
        };
    }

    private static Ending run(Path program, Path output) throws IOException, InterruptedException {
        int descriptor = Descriptors.openToAppend(output);
        Child child;
        try {
            child = Spawn.start(SpawnRequest.plain(List.of(ByteText.of(program), "--version"), Path.of("/"),
                    OwnProcess.environment(), new Stdio.Nowhere(), new Stdio.Inherit(descriptor),
                    new Stdio.SameAsBefore()));
        } finally {
            Descriptors.close(descriptor);
        }
        try {
            Patience.until(() -> child.ending().isPresent(), WITHIN, LOOK_EVERY);
            Optional<Ending> ending = child.ending();
            return ending.orElseThrow(() -> new IOException(
                    program + " does not start: it says nothing within " + WITHIN.toSeconds() + " s"));
        } finally {
            child.signalGroup(Signals.KILL);
            child.await();
            child.reap();
        }
    }
}
