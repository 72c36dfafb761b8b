package dev.daybook.store;

import dev.daybook.api.Json;
import dev.daybook.platform.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * A person's wish to go on from a backup. It stands in {@code data/restore.json} from when it was asked for until a
 * launch has carried it out, so a launch that is killed over it is finished by the next.
 *
 * @param backup name of the file in {@code data/backups}
 * @param discardLater what was recorded after the backup is set aside too; otherwise it is replayed and nothing is lost
 * @param asked in whole seconds; names what is set aside
 */
public record RestoreIntent(String backup, boolean discardLater, Instant asked) {

    private static final String NAME = "restore.json";

    /**
     * The wish that waits for the next launch; empty when there is none, or none that can be read.
     *
     * @throws IOException when the disk does not give it
     */
    public static Optional<RestoreIntent> read(Path dataFolder) throws IOException {
        Path file = dataFolder.resolve(NAME);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(Json.MAPPER.readValue(Files.readAllBytes(file), RestoreIntent.class))
                    .filter(RestoreIntent::readable);
        } catch (JacksonException unreadable) {
            return Optional.empty();
        }
    }

    /** What came from a file may lack anything, and its name must not lead out of the folder of backups. */
    @SuppressWarnings("ConstantValue")
    private boolean readable() {
        return asked != null && backup != null && backup.matches("daybook-\\w+\\.zip");
    }

    /** Puts it where the next launch finds it, in the place of an older wish; on disk when this returns. */
    public void write(Path dataFolder) throws IOException {
        DurableFiles.replace(dataFolder.resolve(NAME), Json.MAPPER.writeValueAsBytes(this));
    }

    /** Takes the wish back; does nothing when there is none. */
    public static void remove(Path dataFolder) throws IOException {
        if (Files.deleteIfExists(dataFolder.resolve(NAME))) {
            DurableFiles.forceFolder(dataFolder);
        }
    }
}
