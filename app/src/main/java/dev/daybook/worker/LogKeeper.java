package dev.daybook.worker;

import dev.daybook.platform.process.LogBound;
import dev.daybook.platform.process.LogBound.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps a log at its bound. One thread. */
final class LogKeeper {

    static final long KEPT_BYTES = 64L * 1024 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(LogKeeper.class);

    private final Path log;
    private boolean unbounded;

    LogKeeper(Path log) {
        this.log = log;
    }

    /** Drops what is too old. What fails once is told once and left: the log's writers need none of this. */
    void look() {
        if (unbounded) {
            return;
        }
        try {
            if (LogBound.keepNewest(log, KEPT_BYTES) instanceof Outcome.NotBoundedHere(String reason)) {
                giveUp(reason);
            }
        } catch (IOException e) {
            giveUp(e.toString());
        }
    }

    private void giveUp(String reason) {
        unbounded = true;
        LOG.warn("{} is not bounded: {}", log, reason);
    }
}
