package dev.daybook.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurableFilesTest {

    private final Path folder;
    private final Path file;

    DurableFilesTest(@TempDir Path folder) {
        this.folder = folder;
        this.file = folder.resolve("day.md");
    }

    @Test
    void aFileIsCreatedOrReplacedWhole() throws IOException {
        DurableFiles.replace(file, "a long first text".getBytes(UTF_8));
        assertEquals("a long first text", Files.readString(file));
        DurableFiles.replace(file, "short".getBytes(UTF_8));

        assertEquals("short", Files.readString(file));
        assertEquals(List.of("day.md"), names());
    }

    @Test
    void aTemporaryFileThatACrashLeftIsNoHindrance() throws IOException {
        Files.writeString(folder.resolve("day.md.tmp"), "half of something that was much longer");

        DurableFiles.replace(file, "new".getBytes(UTF_8));

        assertEquals("new", Files.readString(file));
        assertEquals(List.of("day.md"), names());
    }

    /** The kernel's own full disk: every write to it fails with ENOSPC (full(4)). */
    @Test
    void aFullDiskKeepsTheOldContentAndLeavesNothingBehind() throws IOException {
        Path full = Path.of("/dev/full");
        Assumptions.assumeTrue(Files.isWritable(full), "this system has no /dev/full");
        Files.writeString(file, "old");
        Files.createSymbolicLink(folder.resolve("day.md.tmp"), full);

        assertThrows(IOException.class, () -> DurableFiles.replace(file, "new".getBytes(UTF_8)));
        assertEquals("old", Files.readString(file));
        assertEquals(List.of("day.md"), names());

        DurableFiles.replace(file, "newer".getBytes(UTF_8));
        assertEquals("newer", Files.readString(file));
    }

    @Test
    void aFolderInTheFilesPlaceIsNotReplaced() throws IOException {
        Files.createDirectories(file.resolve("inside"));

        assertThrows(IOException.class, () -> DurableFiles.replace(file, "new".getBytes(UTF_8)));
        assertTrue(Files.exists(file.resolve("inside")));
        assertEquals(List.of("day.md"), names());
    }

    @Test
    void aFolderIsItsOwnersAlone() throws IOException {
        Path deep = folder.resolve("a").resolve("b");
        DurableFiles.privateFolder(deep);
        assertEquals("rwx------", mode(deep));

        Files.setPosixFilePermissions(deep, PosixFilePermissions.fromString("rwxrwxrwx"));
        DurableFiles.privateFolder(deep);
        assertEquals("rwx------", mode(deep));
    }

    @Test
    void aLinkToAFolderIsTaken() throws IOException {
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
        Path link = Files.createSymbolicLink(folder.resolve("link"), elsewhere);

        DurableFiles.privateFolder(link);

        assertEquals("rwx------", mode(elsewhere));
        assertTrue(Files.isSymbolicLink(link));
    }

    @Test
    void aFileInTheFoldersPlaceIsNamed() throws IOException {
        Files.writeString(file, "mine");

        assertEquals("cannot make the folder " + file + ": a file is in its place; move it away",
                assertThrows(IOException.class, () -> DurableFiles.privateFolder(file)).getMessage());
        assertEquals("mine", Files.readString(file));
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> String.valueOf(path.getFileName())).sorted().toList();
        }
    }
}
