package dev.daybook.store;

import org.jspecify.annotations.Nullable;

/** Texts from outside may have any length; columns have one. */
final class Texts {

    /** In UTF-16 units, below every column that holds a sentence. */
    private static final int MOST = 2_000;
    private static final int MOST_MESSAGE = 500;

    private Texts() {}

    static @Nullable String cut(@Nullable String text) {
        return cut(text, MOST);
    }

    static @Nullable String cutMessage(@Nullable String text) {
        return cut(text, MOST_MESSAGE);
    }

    private static @Nullable String cut(@Nullable String text, int most) {
        return text == null || text.length() <= most ? text : text.substring(0, most) + "…";
    }
}
