package dev.daybook.ui;

import java.util.List;

/** What {@code daybook-tray} was asked for. */
sealed interface Options {

    /** Its help. */
    record Help() implements Options {}

    /** Its version. */
    record Version() implements Options {}

    /**
     * To start.
     *
     * @param hidden without a window, where there is a tray
     */
    record Start(boolean hidden) implements Options {}

    /** Something it does not know. */
    record Unknown(String word) implements Options {}

    static Options of(List<String> words) {
        boolean hidden = false;
        for (String word : words) {
            switch (word) {
                case "-h", "--help" -> {
                    return new Help();
                }
                case "-V", "--version" -> {
                    return new Version();
                }
                case "--hidden" -> hidden = true;
                default -> {
                    return new Unknown(word);
                }
            }
        }
        return new Start(hidden);
    }
}
