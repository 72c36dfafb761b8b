package dev.daybook.platform;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A folder with all that is in it, or a single file. A link is a thing in itself: where it leads is nobody's business here. */
public final class FolderTree {

    private FolderTree() {}

    /** Whether nothing in it, nor itself, was changed at that moment or later. */
    public static boolean untouchedSince(Path top, Instant moment) throws IOException {
        Untouched visitor = new Untouched(moment);
        Files.walkFileTree(top, visitor);
        return visitor.untouched;
    }

    /** Deletes it; what is gone already is no matter. */
    public static void delete(Path top) throws IOException {
        try {
            Files.walkFileTree(top, new Deleting());
        } catch (NoSuchFileException gone) {
            // That was what was wanted.
        }
    }

    private static final class Untouched extends SimpleFileVisitor<Path> {

        private final Instant moment;
        private boolean untouched = true;

        Untouched(Instant moment) {
            this.moment = moment;
        }

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
            return look(attributes);
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            return look(attributes);
        }

        private FileVisitResult look(BasicFileAttributes attributes) {
            untouched = attributes.lastModifiedTime().toInstant().isBefore(moment);
            return untouched ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
        }
    }

    private static final class Deleting extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) throws IOException {
            if (e != null) {
                throw e;
            }
            Files.deleteIfExists(folder);
            return FileVisitResult.CONTINUE;
        }
    }
}
