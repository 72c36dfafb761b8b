package dev.daybook.planfile;

import dev.daybook.settings.SafeText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What lies in a folder of plans. */
final class Folder {

    /** What it holds is stored as JSON, which may be twice as long: it must fit into the columns. */
    private static final int LARGEST = 32 * 1024;

    private Folder() {}

    /** Everything that is named as a plan is, by name. Empty when there is no folder. */
    static List<Path> plans(Path folder) throws IOException {
        List<Path> plans = new ArrayList<>();
        try {
            if (!Files.readAttributes(folder, BasicFileAttributes.class).isDirectory()) {
                throw new FileSystemException(folder.toString(), null,
                        "it is no folder; put a folder in its place or remove it");
            }
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, Folder::isPlan)) {
                files.forEach(plans::add);
            }
        } catch (NoSuchFileException absent) {
            return List.of();
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        plans.sort(Comparator.comparing(plan -> String.valueOf(plan.getFileName())));
        return plans;
    }

    private static boolean isPlan(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.endsWith(".toml") && !name.startsWith(".");
    }

    /**
     * What a regular file holds.
     *
     * @throws IOException also when that is more than a plan's file may hold, whatever its size was said to be
     */
    static byte[] bytes(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(LARGEST + 1);
            if (bytes.length > LARGEST) {
                throw new FileSystemException(file.toString(), null,
                        "it is larger than " + LARGEST / 1024 + " KB; make it smaller or move it elsewhere");
            }
            return bytes;
        }
    }

    /** A file's name, as part of a message. */
    static String name(Path file) {
        return SafeText.line(String.valueOf(file.getFileName()));
    }
}
