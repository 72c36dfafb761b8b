package dev.daybook.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Who asks the kernel for a lock to learn whether it is taken, and holds it itself, loses it: the desktop examines too.
 * So the kernel's own list is read (proc_locks(5)); where there is none nothing is held.
 */
final class HeldLock {

    private HeldLock() {}

    /** Whether any process holds a lock on the file. */
    static boolean isOn(Path file) {
        try {
            Path real = file.toRealPath();
            String number = ":" + Files.getAttribute(real, "unix:ino") + " ";
            return SmallFile.text("/proc/locks").filter(list -> list.lines().anyMatch(
                    line -> line.contains(" " + Mounts.device(real) + number))).isPresent();
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException none) {
            return false;
        }
    }
}
