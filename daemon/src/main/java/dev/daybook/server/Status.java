package dev.daybook.server;

import dev.daybook.api.Health;

/** What the composition root knows of the daemon as a whole. Thread safe. */
public interface Status {

    Health health();

    /** Asks the daemon to stop; returns at once. */
    void stop();

    /**
     * Asks the daemon to stop in its order and to start anew in the same process, from its installation as it is then;
     * returns at once. A stop that anybody asks for meanwhile outranks it.
     */
    void restart();
}
