package dev.daybook.cli.view;

import dev.daybook.words.PlainText;

/**
 * Text measured in terminal columns. Titles come from whatever was in focus, so what would steer the terminal instead of
 * being shown is taken out.
 */
final class Width {

    private static final char ELLIPSIS = '…';

    private Width() {}

    /** One line of printable text. */
    static String clean(String text) {
        return PlainText.line(text);
    }

    /** Columns that the text takes. */
    static int of(String text) {
        return text.codePoints().map(Width::of).sum();
    }

    /** The text, ended by an ellipsis where it is wider than {@code columns}. */
    static String fit(String text, int columns) {
        if (of(text) <= columns) {
            return text;
        }
        StringBuilder out = new StringBuilder();
        int left = columns - 1;
        for (int i = 0; i < text.length();) {
            int c = text.codePointAt(i);
            left -= of(c);
            if (left < 0) {
                break;
            }
            out.appendCodePoint(c);
            i += Character.charCount(c);
        }
        return out.toString().stripTrailing() + ELLIPSIS;
    }

    static String padRight(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - of(text)));
    }

    static String padLeft(String text, int columns) {
        return " ".repeat(Math.max(0, columns - of(text))) + text;
    }

    private static int of(int c) {
        return switch (Character.getType(c)) {
            case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT, Character.CONTROL -> 0;
            default -> isWide(c) ? 2 : 1;
        };
    }

    // Ranges that are Wide or Fullwidth in Unicode's East Asian Width (UAX #11), taken together by block.
    private static boolean isWide(int c) {
        return c >= 0x1100 && (c <= 0x115f || in(c, 0x2e80, 0x303e) || in(c, 0x3041, 0xa4cf) || in(c, 0xa960, 0xa97c)
                || in(c, 0xac00, 0xd7a3) || in(c, 0xf900, 0xfaff) || in(c, 0xfe30, 0xfe6f) || in(c, 0xff00, 0xff60)
                || in(c, 0xffe0, 0xffe6) || in(c, 0x1f300, 0x1f64f) || in(c, 0x1f680, 0x1f6ff)
                || in(c, 0x1f900, 0x1f9ff) || in(c, 0x20000, 0x3fffd));
    }

    private static boolean in(int c, int first, int last) {
        return c >= first && c <= last;
    }
}
