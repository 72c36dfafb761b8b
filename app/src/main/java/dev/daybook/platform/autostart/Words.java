package dev.daybook.platform.autostart;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes a line apart into words that may be quoted. Where the two formats differ the caller has said so: an unquoted
 * backslash, a single quote, and which letters after a backslash mean something else.
 */
final class Words {

    /** Reads one character, or several, that stand after a backslash. */
    @FunctionalInterface
    interface Escapes {

        /**
         * Adds what is meant.
         *
         * @param at where the character after the backslash stands
         * @return where to go on
         */
        int read(String text, int at, StringBuilder word);
    }

    private final String text;
    private final Escapes escapes;
    private final List<String> words = new ArrayList<>();
    private @Nullable StringBuilder word;
    private char quote;

    private Words(String text, Escapes escapes) {
        this.text = text;
        this.escapes = escapes;
    }

    /** The words; a quote that is never closed ends with the line. */
    static List<String> of(String text, Escapes escapes) {
        return new Words(text, escapes).read();
    }

    private List<String> read() {
        int at = 0;
        while (at < text.length()) {
            at = next(at);
        }
        end();
        return words;
    }

    private int next(int at) {
        char c = text.charAt(at);
        if (c == '\\' && at + 1 < text.length()) {
            return escapes.read(text, at + 1, word());
        } else if (quote != 0) {
            quoted(c);
        } else if (c == '"' || c == '\'') {
            word();
            quote = c;
        } else if (Character.isWhitespace(c)) {
            end();
        } else {
            word().append(c);
        }
        return at + 1;
    }

    private void quoted(char c) {
        if (c == quote) {
            quote = 0;
        } else {
            word().append(c);
        }
    }

    private StringBuilder word() {
        if (word == null) {
            word = new StringBuilder();
        }
        return word;
    }

    private void end() {
        if (word != null) {
            words.add(word.toString());
            word = null;
        }
    }
}
