package dev.daybook.session;

import java.util.Locale;

/** Why a desk session ended. */
public enum SessionEnd {
    IDLE, MAX_LENGTH, DAY_START, SUSPEND, PAUSE, SHUTDOWN,
    /** The person does not want it. */
    CANCELLED,
    /** The clock was set so that what follows lies elsewhere in time. */
    CLOCK,
    /** A person made two of it. */
    SPLIT,
    /** A launch ended it. */
    RECOVERED;

    /** The name in the database and on the wire. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }
}
