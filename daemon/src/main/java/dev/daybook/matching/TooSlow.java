package dev.daybook.matching;

/** A search was given up. It says nothing of the text, which nobody may write down. */
public final class TooSlow extends RuntimeException {

    TooSlow() {
        super("a pattern takes too long to be looked for", null, false, false);
    }
}
