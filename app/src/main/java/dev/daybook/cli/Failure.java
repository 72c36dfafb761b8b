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

    static Failure of(ClientException e) {
        Failure failure = switch (e) {
            case DaemonAway away -> new Failure(Exit.NOT_REACHABLE, away.getMessage());
            case Refused refused -> new Failure(Exit.FAILED, unstopped(refused.problem().detail()) + ", "
                    + hint(refused.problem().code()));
        };
        failure.initCause(e);
        return failure;
    }

    private static String hint(String code) {
        return switch (code) {
            case "not_found" -> "see 'daybook sessions'";
            case "invalid" -> "see the verb's --help";
            default -> "see 'daybook status'";
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
