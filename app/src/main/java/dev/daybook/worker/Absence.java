package dev.daybook.worker;

import java.time.Duration;

/** Tells once of a daemon that is away for longer than a restart takes. One thread. */
final class Absence {

    private static final long UNTOLD = Duration.ofSeconds(2).toNanos();

    private final Runnable tell;
    private long since = System.nanoTime();
    private boolean told;

    Absence(Runnable tell) {
        this.tell = tell;
    }

    /** Looked at again and again; answers what it is told. */
    boolean lasts(boolean away) {
        long now = System.nanoTime();
        since = away ? since : now;
        if (!told && now - since > UNTOLD) {
            told = true;
            tell.run();
        }
        return away;
    }
}
