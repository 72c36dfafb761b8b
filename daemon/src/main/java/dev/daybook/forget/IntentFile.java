package dev.daybook.forget;

import dev.daybook.api.Json;
import dev.daybook.platform.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/** Where an {@link Intent} stands from before the first erasing until after the last, whole or not at all. */
public final class IntentFile {

    private final Path file;

    /**
     * @param folder the store's
     */
    public IntentFile(Path folder) {
        this.file = folder.resolve("forget.json");
    }

    Path path() {
        return file;
    }

    /**
     * What is not finished; empty when nothing is.
     *
     * @throws IOException also when the file says nothing that can be read
     */
    Optional<Intent> read() throws IOException {
        try {
            return Optional.ofNullable(Json.MAPPER.readValue(Files.readAllBytes(file), Intent.class));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (JacksonException e) {
            throw new IOException(file + " cannot be read; remove it and forget again", e);
        }
    }

    boolean isThere() {
        return Files.exists(file);
    }

    void write(Intent intent) throws IOException {
        DurableFiles.replace(file, Json.MAPPER.writeValueAsBytes(intent));
        if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    void delete() throws IOException {
        Files.deleteIfExists(file.resolveSibling(file.getFileName() + ".tmp"));
        Files.deleteIfExists(file);
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            DurableFiles.forceFolder(folder);
        }
    }
}
