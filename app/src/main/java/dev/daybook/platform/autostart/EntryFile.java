package dev.daybook.platform.autostart;

import dev.daybook.platform.DurableFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/**
 * A small file, or a link, in folders that are made for it and go with it.
 *
 * @param boundary the folder above which, itself included, none is ever removed
 */
record EntryFile(Path path, Path boundary) {

    /** Its text; empty when there is none. */
    Optional<String> text() throws IOException {
        try {
            return Optional.of(new String(Files.readAllBytes(path), StandardCharsets.UTF_8));
        } catch (NoSuchFileException none) {
            return Optional.empty();
        } catch (IOException e) {
            throw new IOException("cannot read " + path + ": " + e, e);
        }
    }

    /** Whether something of this name is there, be it a link that leads nowhere. */
    boolean isThere() {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS);
    }

    void write(String text) throws IOException {
        try {
            Files.createDirectories(folder());
            DurableFiles.replace(path, text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new IOException("cannot write " + path + ": " + e, e);
        }
    }

    /** Makes it a link, whatever it was. */
    void link(Path target) throws IOException {
        try {
            Files.createDirectories(folder());
            Files.deleteIfExists(path);
            Files.createSymbolicLink(path, target);
            DurableFiles.forceFolder(folder());
        } catch (IOException e) {
            throw new IOException("cannot make the link " + path + ": " + e, e);
        }
    }

    void delete() throws IOException {
        try {
            Files.deleteIfExists(path);
            removeEmpty(folder());
        } catch (IOException e) {
            throw new IOException("cannot delete " + path + ": " + e, e);
        }
    }

    private void removeEmpty(Path from) throws IOException {
        for (Path folder = from; folder != null && folder.startsWith(boundary)
                && !folder.equals(boundary); folder = folder.getParent()) {
            if (Files.isSymbolicLink(folder)) {
                return;
            }
            try {
                Files.deleteIfExists(folder);
            } catch (DirectoryNotEmptyException others) {
                return;
            }
        }
    }

    private Path folder() {
        return Objects.requireNonNull(path.getParent(), "an entry lies in a folder");
    }
}
