package dev.daybook.planfile;

import java.util.OptionalInt;

/**
 * How deep a TOML text nests its brackets, strings and comments left aside. The parser goes as deep itself, and a stack
 * that overflows in the middle of its work, or while a class of it is loaded, could spoil it for the files that follow.
 * In what is no TOML it may see strings and comments elsewhere than the parser does; the overflow is caught for those.
 */
final class Nesting {

    /** A plan needs three. */
    static final int DEEPEST = 32;

    private Nesting() {}

    /** The line in which it gets too deep. */
    static OptionalInt tooDeep(String text) {
        int depth = 0;
        for (int at = 0; at < text.length();) {
            char c = text.charAt(at);
            at = switch (c) {
                case '#' -> afterComment(text, at);
                case '"', '\'' -> afterString(text, at);
                default -> at + 1;
            };
            if (c == '[' || c == '{') {
                depth++;
            } else if (c == ']' || c == '}') {
                depth = Math.max(0, depth - 1);
            }
            if (depth > DEEPEST) {
                return OptionalInt.of(1 + (int) text.substring(0, at).chars().filter(end -> end == '\n').count());
            }
        }
        return OptionalInt.empty();
    }

    private static int afterComment(String text, int start) {
        int end = text.indexOf('\n', start);
        return end < 0 ? text.length() : end;
    }

    private static int afterString(String text, int start) {
        String quote = text.substring(start, start + 1);
        boolean severalLines = text.startsWith(quote.repeat(3), start);
        String closing = severalLines ? quote.repeat(3) : quote;
        for (int at = start + closing.length(); at < text.length(); at++) {
            if (text.startsWith(closing, at)) {
                return severalLines ? afterQuotes(text, at + closing.length(), quote) : at + 1;
            } else if (!severalLines && text.charAt(at) == '\n') {
                return at;
            } else if (quote.equals("\"") && text.charAt(at) == '\\') {
                at++;
            }
        }
        return text.length();
    }

    /** Up to two quotes before the three that close a string belong to it. */
    private static int afterQuotes(String text, int end, String quote) {
        int after = end;
        while (after < end + 2 && text.startsWith(quote, after)) {
            after++;
        }
        return after;
    }
}
