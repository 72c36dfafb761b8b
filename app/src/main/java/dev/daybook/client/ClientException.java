package dev.daybook.client;

import org.jspecify.annotations.Nullable;

/**
 * A call that brought no answer. The message is one line, fit to be shown to a person, without a closing full stop.
 */
public abstract sealed class ClientException extends Exception permits DaemonAway, Refused {

    private final String line;

    ClientException(String line, @Nullable Throwable cause) {
        super(line, cause);
        this.line = line;
    }

    @Override
    public final String getMessage() {
        return line;
    }
}
