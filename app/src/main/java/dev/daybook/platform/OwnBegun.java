package dev.daybook.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/**
 * One that this process started.
 *
 * @param output what it writes to
 * @param written what was there before, in bytes
 */
record OwnBegun(Process process, Path output, long written) implements Begun {

    /** Starts it. */
    static OwnBegun start(Path program, List<String> arguments, Path output) throws IOException {
        long written = Files.exists(output) ? Files.size(output) : 0;
        return new OwnBegun(new DetachedProgram(program, arguments, output).start(), output, written);
    }

    @Override
    public long pid() {
        return process.pid();
    }

    @Override
    public OptionalInt ended(Duration patience) throws InterruptedException {
        return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)
                ? OptionalInt.of(process.exitValue())
                : OptionalInt.empty();
    }

    @Override
    public String lastWords() throws IOException {
        return LastLine.of(output, written);
    }
}
