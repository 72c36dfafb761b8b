package dev.daybook.store;

import java.util.Locale;

/** What a person changed in a session. */
enum EditKind {
    TITLE, NOTE, CATEGORY, START, END, SPLIT, MERGE;

    /** Whether it moves minutes between two sessions. */
    boolean concernsTwo() {
        return switch (this) {
            case TITLE, NOTE, CATEGORY, START, END -> false;
            case SPLIT, MERGE -> true;
        };
    }

    /** The name in the database and on the wire. */
    String wire() {
        return name().toLowerCase(Locale.ROOT);
    }

    static EditKind of(String wire) {
        return valueOf(wire.toUpperCase(Locale.ROOT));
    }
}
