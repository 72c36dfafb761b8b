package dev.daybook.store;

import dev.daybook.restore.RestoreIntents;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** The intent where {@link Store#open} finds it. Thread safe. */
public final class RestoreIntentFile implements RestoreIntents {

    private final Path folder;

    /**
     * @param folder the store was opened in
     */
    public RestoreIntentFile(Path folder) {
        this.folder = folder;
    }

    @Override
    public boolean waiting() throws IOException {
        return RestoreIntent.read(folder).isPresent();
    }

    @Override
    public Optional<String> lacking(Path zip) throws IOException {
        return new Unpacking(folder).lacking(zip);
    }

    @Override
    public void write(String backup, boolean discardLater, Instant asked) throws IOException {
        new RestoreIntent(backup, discardLater, asked.truncatedTo(ChronoUnit.SECONDS)).write(folder);
    }
}
