package dev.daybook.platform;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Against a second, real process: within one the lock proves nothing. */
@Timeout(60)
class InstanceLockTest {

    private final Path file;

    InstanceLockTest(@TempDir Path folder) {
        this.file = folder.resolve("daemon.lock");
    }

    @Test
    void theHolderWritesWhoItIs() throws Exception {
        Files.writeString(file, "pid 1, a holder of long ago whose text was longer\n");

        try (InstanceLock _ = InstanceLock.acquire(file, "pid 42")) {
            assertEquals("pid 42\n", Files.readString(file));
        }
        assertTrue(Files.exists(file));
    }

    @Test
    void aSecondProcessIsRefusedAndToldWhoHoldsIt() throws Exception {
        try (InstanceLock _ = InstanceLock.acquire(file, "pid 42 since noon");
                LockHolder second = LockHolder.start(file, "pid 43")) {
            assertEquals("refused: pid 42 since noon", second.said());
        }
    }

    @Test
    void theRefusedOneLeavesTheFileUntouched() throws Exception {
        try (LockHolder _ = LockHolder.start(file, "pid 42")) {
            byte[] before = Files.readAllBytes(file);
            FileTime longAgo = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
            Files.setLastModifiedTime(file, longAgo);

            InstanceLock.Held refused = assertThrows(InstanceLock.Held.class,
                    () -> InstanceLock.acquire(file, "pid 43 with a much longer text"));

            assertEquals("pid 42", refused.holder());
            assertEquals(file + " is held by pid 42", refused.getMessage());
            assertArrayEquals(before, Files.readAllBytes(file));
            assertEquals(longAgo, Files.getLastModifiedTime(file));
        }
    }

    @Test
    void aHolderThatIsKilledFreesItAtOnce() throws Exception {
        LockHolder killed = LockHolder.start(file, "pid 42");
        assertEquals("held", killed.said());
        killed.kill();

        try (InstanceLock _ = InstanceLock.acquire(file, "pid 43")) {
            assertEquals("pid 43\n", Files.readString(file));
        }
    }

    @Test
    void closingFreesIt() throws Exception {
        InstanceLock.acquire(file, "pid 42").close();

        try (LockHolder next = LockHolder.start(file, "pid 43")) {
            assertEquals("held", next.said());
        }
    }

    @Test
    void theTextOfADeadHolderProvesNothing() throws Exception {
        Files.writeString(file, "pid 1\n");

        try (LockHolder next = LockHolder.start(file, "pid 43")) {
            assertEquals("held", next.said());
        }
    }

    @Test
    void aHolderThatHasNotWrittenYetIsAnotherProcess() throws Exception {
        try (LockHolder _ = LockHolder.start(file, "")) {
            assertEquals("another process",
                    assertThrows(InstanceLock.Held.class, () -> InstanceLock.acquire(file, "pid 43")).holder());
        }
    }

    @Test
    void aFolderThatIsNotThereIsAnErrorAndNoHolder() {
        assertThrows(IOException.class, () -> InstanceLock.acquire(file.resolve("x"), "pid 42"));
    }
}
