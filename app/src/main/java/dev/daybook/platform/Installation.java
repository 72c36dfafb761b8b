package dev.daybook.platform;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Optional;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.zip.ZipException;

/**
 * The folder that a program of Daybook runs from. What is there is told by its names, sizes, times and file
 * numbers, so that a look costs little and a file put in another's place is seen; only a check opens anything.
 *
 * @param folder holds {@code bin/} and {@code lib/}
 */
public record Installation(Path folder) {

    /** That of this process; empty when it is not part of one. */
    public static Optional<Installation> ofThisProcess() {
        return Optional.ofNullable(System.getProperty("daybook.install")).map(Path::of).map(Installation::new);
    }

    /** The daemon's launcher. */
    public Path daemon() {
        return folder.resolve("bin/daybookd");
    }

    /** The desktop's launcher. */
    public Path desktop() {
        return folder.resolve("bin/daybook-tray");
    }

    /**
     * Looks whether every jar is whole, and whether those are there that Daybook's own name: a program may start without
     * one that it needs a minute later.
     *
     * @throws IOException when it is not so; the message says in one line which
     */
    public void check() throws IOException {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(folder.resolve("lib"), "*.jar")) {
            for (Path jar : all) {
                check(jar);
            }
        }
    }

    private static void check(Path jar) throws IOException {
        try (JarFile open = new JarFile(jar.toFile(), false)) {
            String path = open.getManifest() == null
                    ? null
                    : open.getManifest().getMainAttributes().getValue(Attributes.Name.CLASS_PATH);
            for (String name : path == null || !isOwn(jar) ? new String[0] : path.strip().split(" +", -1)) {
                if (!Files.exists(jar.resolveSibling(name))) {
                    throw new IOException(jar + " needs " + name + ", which is not there");
                }
            }
        } catch (ZipException e) {
            throw new IOException(jar + " is not whole: " + e.getMessage(), e);
        }
    }

    private static boolean isOwn(Path jar) {
        return String.valueOf(jar.getFileName()).startsWith("daybook-");
    }

    /**
     * What all its programs are made of, as one text that differs whenever one of them does; not what they make of it, as
     * a cache beside them.
     *
     * @return empty when nothing is left of it
     * @throws IOException when it cannot be told
     */
    Optional<String> mark() throws IOException {
        TreeSet<String> files = new TreeSet<>();
        addAll(folder.resolve("lib"), "*.jar", files);
        addAll(folder.resolve("bin"), "*", files);
        addAll(folder.resolve("runtime"), "release", files);
        addAll(folder.resolve("lib/runtime"), "release", files);
        return files.isEmpty() ? Optional.empty() : Optional.of(String.join("\n", files));
    }

    /** The same of the folders alone, which tells of every file that came, went or was put in another's place. */
    String quickMark() throws IOException {
        return time(folder.resolve("lib")) + " " + time(folder.resolve("bin"));
    }

    private static void addAll(Path where, String names, TreeSet<String> files) throws IOException {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(where, names)) {
            for (Path file : all) {
                files.add(line(file));
            }
        } catch (NoSuchFileException gone) {
            // Then nothing is in it.
        }
    }

    private static String line(Path file) throws IOException {
        BasicFileAttributes told = Files.readAttributes(file, BasicFileAttributes.class);
        return file.getFileName() + " " + told.size() + " " + told.lastModifiedTime() + " " + told.fileKey();
    }

    private static String time(Path where) throws IOException {
        try {
            BasicFileAttributes told = Files.readAttributes(where, BasicFileAttributes.class);
            return told.lastModifiedTime() + " " + told.fileKey();
        } catch (NoSuchFileException gone) {
            return "gone";
        }
    }
}
