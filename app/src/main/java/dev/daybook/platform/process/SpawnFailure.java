package dev.daybook.platform.process;

import java.io.IOException;

/** A process that could not be started. The message is one line for a person. */
public final class SpawnFailure extends IOException {

    private static final long serialVersionUID = 1L;

    private static final int SHELL_NOT_FOUND = 127;
    private static final int SHELL_NOT_EXECUTABLE = 126;

    private final Kind kind;

    /** What was in the way. */
    public enum Kind {
        /** There is no such program. */
        NOT_FOUND,
        /** It is there and cannot be run. */
        NOT_EXECUTABLE,
        /** The folder to start it in is not there, or may not be entered. */
        NO_FOLDER,
        /** This system is not one that commands can be run on. */
        UNSUPPORTED,
        /** The system refused. */
        REFUSED
    }

    SpawnFailure(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }

    /** The code with which a shell would have ended. */
    public int exitCode() {
        return kind == Kind.NOT_FOUND ? SHELL_NOT_FOUND : SHELL_NOT_EXECUTABLE;
    }
}
