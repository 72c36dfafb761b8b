package dev.daybook.cli;

import dev.daybook.client.ClientException;
import dev.daybook.client.DaemonAway;
import dev.daybook.client.Refused;

/** Why a verb could not do its work, in one line: what, where, what to do. */
final class Failure extends Exception {

    private final int exit;
    private final String line;

    Failure(Exit exit, String line) {
        this(exit.code(), line);
    }

    Failure(int exit, String line) {
        super(line);
        this.exit = exit;
        this.line = line;
    }

    @Override
    public String getMessage() {
        return line;
    }

    /**
     * The failure that a call ended in.
     *
     * @param list the verb that shows what there is
     */
    static Failure of(ClientException e, String list) {
        Failure failure = switch (e) {
            case DaemonAway away -> new Failure(Exit.NOT_REACHABLE, away.getMessage());
            case Refused refused -> new Failure(Exit.FAILED, unstopped(refused.problem().detail())
                    + hint(refused.problem().code(), list));
        };
        failure.initCause(e);
        return failure;
    }

    private static String hint(String code, String list) {
        return switch (code) {
            case "not_found", "conflict" -> ", see 'daybook " + list + "'";
            case "invalid" -> ", see the verb's --help";
            // The daemon's sentence says it all.
            case "not_cancellable", "wrong_type" -> "";
            default -> ", see 'daybook status'";
        };
    }

    /** Without the full stop of a sentence, so that it can go on. */
    static String unstopped(String sentence) {
        String text = sentence.strip();
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }

    int exit() {
        return exit;
    }
}
