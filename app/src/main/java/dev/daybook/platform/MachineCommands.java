package dev.daybook.platform;

import java.io.File;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Programs of this machine. What they write must fit into a pipe, for it is read at their end.
 *
 * @param limit who has not ended by then is killed
 */
record MachineCommands(Duration limit) implements SystemCommands {

    static final Duration USUAL_LIMIT = Duration.ofSeconds(10);

    @Override
    public Answer run(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true)
                .redirectInput(new File(System.getProperty("os.name", "").startsWith("Windows") ? "NUL" : "/dev/null"));
        // What is parsed here must not be translated.
        builder.environment().put("LC_ALL", "C");
        Process process = builder.start();
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new IOException(command.getFirst() + " has not ended within " + limit.toSeconds() + " s");
            }
            return new Answer(process.exitValue(),
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while " + command.getFirst() + " ran");
        } finally {
            process.destroyForcibly();
        }
    }
}
