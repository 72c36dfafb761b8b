package dev.daybook.server;

import dev.daybook.api.Health;

/** What the composition root knows of the daemon as a whole. Thread safe. */
public interface Status {

    Health health();

    /** Asks the daemon to stop; returns at once. */
    void stop();
}
