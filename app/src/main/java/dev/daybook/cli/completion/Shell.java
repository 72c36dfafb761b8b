package dev.daybook.cli.completion;

import java.util.Locale;

/** The shells whose completion is known. */
public enum Shell {
    BASH, ZSH, FISH;

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
