package dev.daybook.cli;

/**
 * Several command lines in one process, where the command line itself runs one: from what such a process has used an
 * ahead-of-time cache is made that serves them all.
 */
public final class Rehearsal {

    private Rehearsal() {}

    /**
     * Runs them one after the other, whatever becomes of each. Exits with 0, or with the code of the last that did not.
     *
     * @param lines a command line each, its words between single blanks
     */
    public static void main(String[] lines) {
        int exit = 0;
        for (String line : lines) {
            int code = Main.run(Surroundings.ofThisProcess(), line.split(" ", -1));
            exit = code == 0 ? exit : code;
        }
        System.exit(exit);
    }
}
