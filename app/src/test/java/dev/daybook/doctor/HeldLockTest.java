package dev.daybook.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeldLockTest {

    @TempDir
    Path folder;

    @Test
    void aLockIsSeenForAsLongAsItIsHeldAndOnItsOwnFileAlone() throws Exception {
        assumeTrue(Files.isReadable(Path.of("/proc/locks")), "the kernel keeps no list of its locks");
        Path file = Files.createFile(folder.resolve("daemon.lock"));
        Path other = Files.createFile(folder.resolve("other.lock"));
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            assertFalse(HeldLock.isOn(file));
            try (FileLock _ = channel.lock()) {
                assertTrue(HeldLock.isOn(file));
                assertTrue(HeldLock.isOn(Files.createSymbolicLink(folder.resolve("link"), file)));
                assertFalse(HeldLock.isOn(other));
            }
            assertFalse(HeldLock.isOn(file));
        }
        assertFalse(HeldLock.isOn(folder.resolve("none")));
    }

    @Test
    void aFileIsOnTheDeviceThatIsMountedNearestAboveItAndLast() {
        List<String> mounts = List.of(
                "22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/vda rw",
                "30 22 0:44 /@home /home rw shared:9 - btrfs /dev/sda2 rw",
                "31 30 8:17 / /home/mia/my\\040stick rw - vfat /dev/sdb1 rw",
                "32 22 0:50 / /run rw - tmpfs tmpfs rw",
                "33 22 0:51 / /run rw - tmpfs tmpfs rw");
        assertEquals("fe:00", Mounts.device(mounts.stream(), Path.of("/homes/file")));
        assertEquals("00:2c", Mounts.device(mounts.stream(), Path.of("/home/mia/file")));
        assertEquals("08:11", Mounts.device(mounts.stream(), Path.of("/home/mia/my stick/file")));
        assertEquals("00:33", Mounts.device(mounts.stream(), Path.of("/run/file")));
        assertEquals("", Mounts.device(List.<String>of().stream(), Path.of("/file")));
    }
}
