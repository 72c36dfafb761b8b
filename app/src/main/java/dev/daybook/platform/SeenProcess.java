package dev.daybook.platform;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A process that was alive when it was looked up, so that its end can be told from its number being given away again.
 * Thread safe.
 */
public final class SeenProcess {

    private final long pid;
    private final Optional<ProcessHandle> handle;

    private SeenProcess(long pid, Optional<ProcessHandle> handle) {
        this.pid = pid;
        this.handle = handle;
    }

    /** Looks it up now; a process that cannot be seen from here, for instance across a container's border, has ended. */
    public static SeenProcess of(long pid) {
        return new SeenProcess(pid, ProcessHandle.of(pid));
    }

    /** Whether it runs no more. A zombie has ended: it holds nothing, whether or not its parent ever reaps it. */
    public boolean hasEnded() {
        return handle.isEmpty() || !handle.get().isAlive() || isZombie();
    }

    private boolean isZombie() {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            // The name before it stands in parentheses and may itself contain some.
            return stat.startsWith(" Z", stat.lastIndexOf(')') + 1);
        } catch (IOException noSuchFile) {
            return false;
        }
    }
}
