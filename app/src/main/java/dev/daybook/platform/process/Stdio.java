package dev.daybook.platform.process;

/** Where one of a new process's three standard streams leads. */
public sealed interface Stdio {

    /**
     * To what this process has open, its own streams or the end of a pipe. 0, 1 and 2 may be given only to the stream of
     * that number or to one before it, because the streams are laid in order.
     */
    record Inherit(int descriptor) implements Stdio {}

    /** Nowhere. */
    record Nowhere() implements Stdio {}

    /** To where the stream before it leads, as {@code 2>&1} does. */
    record SameAsBefore() implements Stdio {}

    /** To a terminal, by its name. It becomes the one that controls the new process. */
    record Terminal(String name) implements Stdio {}
}
