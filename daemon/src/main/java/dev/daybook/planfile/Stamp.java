package dev.daybook.planfile;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/**
 * By what a change of a file is noticed.
 *
 * @param key which file it is, where its file system tells
 */
record Stamp(long size, FileTime modified, @Nullable Object key) {

    /**
     * Of the file that links lead to.
     *
     * @throws IOException also for what is no regular file: to open a pipe is to wait for who writes to it
     */
    static Stamp of(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        if (!attributes.isRegularFile()) {
            throw new FileSystemException(file.toString(), null, attributes.isDirectory()
                    ? "it is a folder; put a file in its place or remove it"
                    : "it is a pipe or a device; put a file in its place or remove it");
        }
        return new Stamp(attributes.size(), attributes.lastModifiedTime(), attributes.fileKey());
    }
}
