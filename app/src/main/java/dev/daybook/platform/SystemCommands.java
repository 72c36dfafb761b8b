package dev.daybook.platform;

import java.io.IOException;
import java.util.List;

/** Asks programs of the system for something small, and waits for their end. Thread safe. */
@FunctionalInterface
public interface SystemCommands {

    /**
     * What a program answered.
     *
     * @param output all that it wrote, to its error stream too
     */
    record Answer(int exit, String output) {

        public boolean fine() {
            return exit == 0;
        }

        /** The last line that is not blank, to be told to a person; empty when there is none. */
        public String lastLine() {
            return output.lines().filter(line -> !line.isBlank()).reduce("", (earlier, later) -> later).strip();
        }
    }

    /**
     * Runs it.
     *
     * @param command the program and its arguments
     * @throws IOException when it cannot be started or does not come to its end; the message says which program
     */
    Answer run(List<String> command) throws IOException;

    /** Those of this machine, with this process's environment; each has ten seconds. */
    static SystemCommands ofThisMachine() {
        return new MachineCommands(MachineCommands.USUAL_LIMIT);
    }
}
