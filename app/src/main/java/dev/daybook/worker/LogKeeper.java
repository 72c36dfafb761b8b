package dev.daybook.worker;

import dev.daybook.platform.process.LogBound;
import dev.daybook.platform.process.LogBound.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** Keeps a log at its bound. One thread looks; any may ask. */
final class LogKeeper {

    static final long KEPT_BYTES = 64L * 1024 * 1024;

    private final Path log;
    private volatile Optional<String> unbounded = Optional.empty();

    LogKeeper(Path log) {
        this.log = log;
    }

    /** Drops what is too old. After a failure it is left alone: the log's writers need none of this. */
    void look() {
        if (unbounded.isPresent()) {
            return;
        }
        try {
            if (LogBound.keepNewest(log, KEPT_BYTES) instanceof Outcome.NotBoundedHere(String reason)) {
                unbounded = Optional.of(reason);
            }
        } catch (IOException e) {
            unbounded = Optional.of(e.toString());
        }
    }

    /** Why the log grows beyond its bound; empty while it does not. */
    Optional<String> unbounded() {
        return unbounded;
    }
}
