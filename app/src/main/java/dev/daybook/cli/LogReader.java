package dev.daybook.cli;

import dev.daybook.client.ClientException;
import dev.daybook.client.DaybookClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Prints what one operation's command has written.
 *
 * @param follow whether to go on until the operation has ended
 * @param lines begins with the last so many; null for all
 */
record LogReader(Surroundings around, DaybookClient client, boolean follow, @Nullable Integer lines) {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    /** The same from a log's beginning. */
    LogReader ofWhole() {
        return new LogReader(around, client, follow, null);
    }

    /**
     * Prints it.
     *
     * @param operation a whole id
     * @return false when the reader has hung up
     */
    boolean print(String operation) throws ClientException, Failure, InterruptedException {
        Path file = OperationLog.in(around, operation);
        try (OperationLog log = new OperationLog(file)) {
            if (lines != null) {
                log.skipToLast(lines);
            }
            return follow ? follow(operation, log) : log.passOn(around.terminal());
        } catch (IOException e) {
            throw new Failure(Exit.FAILED, "cannot read the log " + file + ": " + e + ", check its owner and disk");
        }
    }

    private boolean follow(String operation, OperationLog log)
            throws ClientException, Failure, InterruptedException, IOException {
        LastExit exit = new LastExit(around.directories().operations().resolve(operation));
        Absence absence = Absence.borneForEver(around.terminal());
        try (EndSignal end = EndSignal.of(operation, new OperationWatch(client), exit, absence)) {
            boolean over = false;
            while (!over) {
                // Asked first: what is read after the end is everything.
                over = end.given();
                if (!log.passOn(around.terminal())) {
                    return false;
                }
                if (!over) {
                    Thread.sleep(BETWEEN_LOOKS);
                }
            }
            end.confirm();
        }
        return true;
    }
}
