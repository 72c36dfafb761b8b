package dev.daybook.platform.process;

/** How a process ended. */
public sealed interface Ending {

    /** By itself, with this code from 0 to 255. */
    record Exited(int code) implements Ending {}

    /** By a signal of this number. */
    record Signalled(int signal) implements Ending {}
}
