package dev.daybook.operation;

import java.util.Locale;

/** Why an operation ended. */
public enum OperationCause {
    EXIT, SIGNAL, WORKER_LOST, HOST_REBOOTED, DAEMON_RESTARTED, TIMED_OUT, CANCELLED, START_FAILED;

    /** The name in the database and on the wire. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static OperationCause of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
