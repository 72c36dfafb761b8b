package dev.daybook.store;

import dev.daybook.api.Json;
import dev.daybook.platform.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * What the store knew of itself when it was last opened, closed or rolled: kept beside the database so that an empty or
 * missing database is not taken for a new one.
 *
 * @param databaseId null when the file did not say
 * @param sequence the last change at that time; there may be later ones
 */
record Sidecar(@Nullable UUID databaseId, int schemaVersion, long sequence) {

    private static final String NAME = "store.json";

    /** Empty when there is none or it says nothing readable; the journal and the database then speak for themselves. */
    static Optional<Sidecar> read(Path folder) throws IOException {
        Path file = folder.resolve(NAME);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(Json.MAPPER.readValue(Files.readAllBytes(file), Sidecar.class));
        } catch (JacksonException unreadable) {
            return Optional.empty();
        }
    }

    void write(Path folder) throws IOException {
        DurableFiles.replace(folder.resolve(NAME), Json.MAPPER.writeValueAsBytes(this));
    }
}
