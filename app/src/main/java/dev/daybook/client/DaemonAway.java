package dev.daybook.client;

import org.jspecify.annotations.Nullable;

/** Nobody answered, or nobody who speaks this API. Whether the request took effect is unknown unless {@link Why} says so. */
public final class DaemonAway extends ClientException {

    private final Why why;
    private final String reason;
    private final String remedy;

    /** What kept the answer away. */
    public enum Why {
        /** The socket is missing or nobody listens on it: nothing was asked of anybody. */
        NOT_RUNNING,
        /** The socket may not be opened, or its path does not fit the system's limit: nothing was asked of anybody. */
        UNREACHABLE,
        /** Somebody listens and did not answer in time, or hung up. */
        SILENT,
        /** The answer was not one of this API. */
        UNINTELLIGIBLE,
        /** The calling thread was interrupted; its interrupt flag is set again. */
        INTERRUPTED
    }

    DaemonAway(Why why, String reason, String remedy, @Nullable Throwable cause) {
        super(reason + ", " + remedy, cause);
        this.why = why;
        this.reason = reason;
        this.remedy = remedy;
    }

    public Why why() {
        return why;
    }

    /** What happened and where, in one line. */
    public String reason() {
        return reason;
    }

    /** What to do about it, in one line. */
    public String remedy() {
        return remedy;
    }
}
