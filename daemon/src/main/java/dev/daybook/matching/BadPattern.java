package dev.daybook.matching;

/** A text is no pattern that can be used. The message says why and, where that is not plain, what to do. */
public final class BadPattern extends Exception {

    BadPattern(String why) {
        super(why);
    }
}
