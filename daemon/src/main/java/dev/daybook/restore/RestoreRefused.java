package dev.daybook.restore;

/** A restore that is not to be. Its message is a sentence for a person: what, where, what to do. */
public final class RestoreRefused extends Exception {

    /** What kind of no it is. */
    public enum Kind {
        UNKNOWN, NOT_NOW
    }

    private final Kind kind;

    RestoreRefused(Kind kind, String why) {
        super(why);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
