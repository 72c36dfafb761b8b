package dev.daybook.cli;

import java.io.Console;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Where the answers go. Text leaves as UTF-8 whatever the locale says: titles are in every script, and a daemon's JSON
 * is UTF-8 by definition. Not thread safe.
 *
 * @param colour whether {@code out} shows colour
 */
record Terminal(OutputStream out, OutputStream err, boolean colour) {

    /** Whether this process's output is a terminal that shows colour, and the person has not asked for none. */
    static boolean showsColour() {
        String none = System.getenv("NO_COLOR");
        boolean wanted = none == null || none.isEmpty();
        return wanted && !"dumb".equals(System.getenv("TERM")) && isThere();
    }

    /** Whether a person sits before this process: its input and its output are a terminal. */
    static boolean isThere() {
        // From JDK 25 on there is again no console at all where input or output is no terminal.
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
    }

    /**
     * Writes it out whole.
     *
     * @throws Failure when it cannot be written; a reader who has seen enough and hung up is no failure
     */
    void print(String text) throws Failure {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        pass(bytes, bytes.length);
    }

    /**
     * Passes the first {@code length} bytes on as they are.
     *
     * @return false when the reader has seen enough and hung up
     * @throws Failure when they cannot be written
     */
    boolean pass(byte[] bytes, int length) throws Failure {
        try {
            out.write(bytes, 0, length);
            out.flush();
            return true;
        } catch (IOException e) {
            if (readerLeft(e)) {
                return false;
            }
            throw new Failure(Exit.FAILED, "cannot write the answer: " + e.getMessage() + ", free some space");
        }
    }

    /** One line to the error stream, however many the text had. */
    void complain(String line) {
        try {
            String told = "daybook: " + line.strip().replaceAll("\\s*\\R\\s*", " ") + "\n";
            err.write(told.getBytes(StandardCharsets.UTF_8));
            err.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean readerLeft(IOException e) {
        return String.valueOf(e.getMessage()).contains("Broken pipe");
    }
}
