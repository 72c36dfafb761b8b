package dev.daybook.daemon;

import dev.daybook.platform.DaemonStarter;
import dev.daybook.platform.Directories;
import dev.daybook.platform.StartWay;
import dev.daybook.platform.process.Linux;
import dev.daybook.platform.process.Replacement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The daemon that comes after this one.
 *
 * @param install the folder that holds {@code bin/} and {@code lib/}, as it is now
 */
record Successor(Path install, Directories directories) {

    /**
     * Starts it: on Linux in the place of this process, so that whoever supervises this one notices nothing; elsewhere
     * as a process of its own. Everything is stopped and the locks are free. Returns where this process is to end.
     *
     * @throws IOException when it cannot be started; the message says what and where
     */
    void start() throws IOException {
        if (Linux.isHere()) {
            Replacement.by(install.resolve("bin/daybookd"), List.of());
        }
        new DaemonStarter(install, directories, () -> false, new StartWay.Alone()).startUnattended();
    }
}
