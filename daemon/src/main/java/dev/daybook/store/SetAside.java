package dev.daybook.store;

import dev.daybook.platform.DurableFiles;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Objects;

/** The folder {@code data/set-aside}: what was damaged or given up, kept until a person deletes it. */
final class SetAside {

    private final Path folder;
    private final Instant now;

    /**
     * @param now names what is set aside
     */
    SetAside(Path dataFolder, Instant now) {
        this.folder = dataFolder.resolve("set-aside");
        this.now = now;
    }

    /** Where the database's file can be moved to; also one that somebody has open. */
    Path forDatabase() throws IOException {
        return free("daybook-" + now.getEpochSecond(), ".mv.db");
    }

    /** Where a file goes that was being made when that was cut short: one is kept, the last. */
    Path unfinished() throws IOException {
        DurableFiles.privateFolder(folder);
        return folder.resolve("daybook-unfinished.mv.db");
    }

    /** Where a file goes that may be whole and is not believed: one is kept, the last. */
    Path unsure() throws IOException {
        DurableFiles.privateFolder(folder);
        return folder.resolve("daybook-unsure.mv.db");
    }

    /**
     * Moves a file here, in the place of one that has the name; on another disk it is copied first. On disk when this
     * returns. Where it fails the file is still where it was.
     *
     * @param kept a path in this folder
     */
    void take(Path file, Path kept) throws IOException {
        try {
            Files.move(file, kept, StandardCopyOption.ATOMIC_MOVE);
            DurableFiles.forceFolder(folder);
        } catch (AtomicMoveNotSupportedException otherDisk) {
            copy(file, kept);
            Files.delete(file);
        }
        DurableFiles.forceFolder(Objects.requireNonNull(file.toAbsolutePath().getParent(), "a file lies in a folder"));
    }

    private void copy(Path file, Path kept) throws IOException {
        // By one name, so that what a kill leaves of it is written over by the next.
        Path copy = folder.resolve("moving.tmp");
        try {
            Files.copy(file, copy, StandardCopyOption.REPLACE_EXISTING);
            DurableFiles.force(copy);
        } catch (IOException e) {
            Files.deleteIfExists(copy);
            throw e;
        }
        DurableFiles.putInPlace(copy, kept);
    }

    /** Keeps a copy of a journal segment; answers where it lies. */
    Path segment(String name, byte[] bytes) throws IOException {
        Path aside = free(name + "-" + now.getEpochSecond(), ".damaged");
        DurableFiles.replace(aside, bytes);
        return aside;
    }

    private Path free(String name, String ending) throws IOException {
        DurableFiles.privateFolder(folder);
        Path aside = folder.resolve(name + ending);
        for (int i = 2; Files.exists(aside); i++) {
            aside = folder.resolve(name + "-" + i + ending);
        }
        return aside;
    }

    /** Where the database lies that a wish asked then replaced. */
    Path replaced(Instant asked) throws IOException {
        DurableFiles.privateFolder(folder);
        return folder.resolve("daybook-" + asked.getEpochSecond() + "-replaced.mv.db");
    }
}
