package dev.daybook.cli;

import dev.daybook.worker.ExitRecords;
import java.nio.file.Path;

/**
 * What a worker has written down of an operation's last attempt, for as long as no daemon can be asked.
 *
 * @param folder the operation's
 */
record LastExit(Path folder) {

    /** Whether it tells of an end that no further attempt follows. */
    boolean isFinal() {
        return ExitRecords.latest(folder, 1, passedOver -> {}).filter(exit -> !exit.retrying()).isPresent();
    }
}
