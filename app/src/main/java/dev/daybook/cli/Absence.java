package dev.daybook.cli;

import dev.daybook.client.ClientException;
import java.time.Duration;

/** A daemon that is away while somebody waits for its word: told of once, and borne for so long. Not thread safe. */
final class Absence {

    // A restart is over by then, and not worth a word.
    private static final Duration UNTOLD = Duration.ofSeconds(5);

    private final Terminal terminal;
    private final Duration borne;
    private Deadline untold = Deadline.in(UNTOLD);
    private Deadline end;
    private boolean away;
    private boolean told;

    private Absence(Terminal terminal, Duration borne) {
        this.terminal = terminal;
        this.borne = borne;
        this.end = Deadline.in(borne);
    }

    static Absence borneFor(Duration length, Terminal terminal) {
        return new Absence(terminal, length);
    }

    static Absence borneForEver(Terminal terminal) {
        return new Absence(terminal, Deadline.never().length());
    }

    /** The daemon has answered. */
    void over() {
        away = false;
    }

    /**
     * The daemon has not answered.
     *
     * @throws ClientException the reason, once the absence has lasted too long
     */
    void goesOn(ClientException why) throws ClientException {
        if (!away) {
            away = true;
            untold = Deadline.in(UNTOLD);
            end = Deadline.in(borne);
        }
        if (end.passed()) {
            throw why;
        }
        if (untold.passed() && !told) {
            told = true;
            terminal.complain(why.getMessage() + "; waiting for it");
        }
    }
}
