package dev.daybook.operation;

import java.util.Locale;

/** Where an operation stands. Terminal ones never change again. */
public enum OperationStatus {
    PENDING, RUNNING,
    /** It was running when the daemon last knew, and no worker has spoken for it since. */
    RECONCILING, COMPLETED, FAILED, CANCELLED;

    /** The name in the database and on the wire. */
    public String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static OperationStatus of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }

    public boolean terminal() {
        return switch (this) {
            case PENDING, RUNNING, RECONCILING -> false;
            case COMPLETED, FAILED, CANCELLED -> true;
        };
    }
}
