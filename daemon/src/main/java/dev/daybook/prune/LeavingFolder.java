package dev.daybook.prune;

import dev.daybook.platform.FolderTree;
import dev.daybook.platform.OperationId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * The folder of an operation on its way out. It is renamed before anything in it is deleted: what a kill leaves half
 * deleted is known by its name, and nobody takes it for the folder of an operation.
 */
public final class LeavingFolder {

    private static final String ENDING = ".pruned";

    private LeavingFolder() {}

    /** Whether an attempt before has begun to delete it. */
    static boolean isOne(Path path) {
        String name = path.getFileName().toString();
        return name.endsWith(ENDING) && OperationId.fits(name.substring(0, name.length() - ENDING.length()));
    }

    /** Deletes an operation's folder, or the link in its place; one that is gone is no matter. */
    public static void remove(Path folder) throws IOException {
        Path leaving = folder.resolveSibling(folder.getFileName() + ENDING);
        if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            Files.move(folder, leaving, StandardCopyOption.ATOMIC_MOVE);
        }
        FolderTree.delete(leaving);
    }
}
