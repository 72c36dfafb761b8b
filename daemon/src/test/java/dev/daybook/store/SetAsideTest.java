package dev.daybook.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.daybook.platform.FolderTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SetAsideTest {

    @TempDir
    Path folder = Path.of("");

    private Path file = Path.of("");

    @BeforeEach
    void aFile() throws IOException {
        file = Files.writeString(folder.resolve(CopyReading.FILE), "what it holds");
    }

    @Test
    void whatCannotBeMovedStaysWhereItIs() throws IOException {
        SetAside aside = new SetAside(folder, DamagedStore.NOW);
        Path taken = aside.forDatabase();
        Files.createDirectory(taken);
        Files.createFile(taken.resolve("somebody's"));
        assertThrows(IOException.class, () -> aside.take(file, taken));
        assertEquals("what it holds", Files.readString(file));
    }

    @Test
    void aFolderOnAnotherDiskGetsACopyBeforeTheFileGoes() throws IOException {
        Path memory = Path.of("/dev/shm");
        assumeTrue(Files.isWritable(memory) && !Files.getFileStore(memory).equals(Files.getFileStore(folder)),
                "there is no other disk");
        Path other = Files.createTempDirectory(memory, "daybook-aside");
        try {
            Files.createSymbolicLink(folder.resolve("set-aside"), other);
            SetAside aside = new SetAside(folder, DamagedStore.NOW);
            Path kept = aside.forDatabase();
            aside.take(file, kept);
            assertEquals("what it holds", Files.readString(kept));
            assertFalse(Files.exists(file));
            assertEquals(1, DamagedStore.files(other).size());
        } finally {
            FolderTree.delete(other);
        }
    }
}
