package dev.daybook.cli.completion;

import picocli.CommandLine.Model.CommandSpec;

/**
 * Writes a shell's completion of the command line. What differs from moment to moment, ids of operations and names of
 * plans, the scripts read from Daybook's folders: a Java that starts for a Tab would be felt, and no daemon need run.
 */
public final class Completion {

    private Completion() {}

    /** The script, to be read by that shell. The same on every run. */
    public static String script(Shell shell, CommandSpec program) {
        Word root = Word.of(program);
        return switch (shell) {
            case BASH -> new BashScript(root).text();
            case ZSH -> new ZshScript(root).text();
            case FISH -> new FishScript(root).text();
        };
    }
}
