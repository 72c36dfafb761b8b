package dev.daybook.store;

import dev.daybook.platform.DurableFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.h2.mvstore.MVStoreException;
import org.h2.mvstore.MVStoreTool;

/**
 * Writes the closed database's file anew from what its tables hold. H2 keeps what was deleted until it needs the place.
 *
 * <p>H2 makes a copy compact in place and forces nothing to disk, so it is given a copy of its own, which takes the
 * file's place once it is on disk: at any moment the one or the other is there, and each is whole.
 */
final class CompactFile {

    private static final String COPY = "daybook.compact";
    private static final String SPILLED = ".temp.db";

    private CompactFile() {}

    /**
     * Does so.
     *
     * @param folder of a database that nobody has open
     * @throws IOException when it could not; the file is then as it was
     */
    static void replace(Path folder) throws IOException {
        Path file = folder.resolve(CopyReading.FILE);
        Path copy = folder.resolve(COPY);
        clear(folder);
        try {
            mustHaveSpace(folder, Files.size(file));
            Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
            MVStoreTool.compact(copy.toString(), false);
            DurableFiles.force(copy);
            DurableFiles.putInPlace(copy, file);
        } catch (MVStoreException e) {
            throw new IOException("the database cannot be written anew: " + e.getMessage(), e);
        } finally {
            clear(folder);
        }
    }

    private static void mustHaveSpace(Path folder, long size) throws IOException {
        long free = Files.getFileStore(folder).getUsableSpace();
        if (free < 2 * size) {
            throw new IOException("writing the database anew needs " + 2 * size + " bytes and " + free
                    + " are free in " + folder + "; free some space there");
        }
    }

    /** What a kill left of it, and large answers that H2 had put on the disk: nobody has the database open. */
    private static void clear(Path folder) throws IOException {
        for (String ending : List.of("", ".tempFile", ".newFile")) {
            Files.deleteIfExists(folder.resolve(COPY + ending));
        }
        Path spill = folder.resolve("tmp");
        if (Files.isDirectory(spill)) {
            try (Stream<Path> left = Files.list(spill)) {
                for (Path one : left.filter(path -> path.toString().endsWith(SPILLED)).toList()) {
                    Files.delete(one);
                }
            }
        }
    }
}
