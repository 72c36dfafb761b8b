package dev.daybook.words;

/** Text from elsewhere as one line that shows what it holds and steers nothing. */
public final class PlainText {

    private static final int ZERO_WIDTH_NON_JOINER = 0x200c;
    private static final int ZERO_WIDTH_JOINER = 0x200d;

    private PlainText() {}

    /** One line of printable text: control characters become spaces, invisible direction marks go. */
    public static String line(String text) {
        StringBuilder out = new StringBuilder(text.length());
        text.codePoints().forEach(c -> {
            switch (Character.getType(c)) {
                case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> out.append(' ');
                case Character.FORMAT, Character.SURROGATE -> keepJoiner(out, c);
                default -> out.appendCodePoint(c);
            }
        });
        return out.toString().strip();
    }

    private static void keepJoiner(StringBuilder out, int c) {
        if (c == ZERO_WIDTH_JOINER || c == ZERO_WIDTH_NON_JOINER) {
            out.appendCodePoint(c);
        }
    }

    /** A word of the API as a person would write it. */
    public static String spoken(String word) {
        return line(word.replace('_', ' '));
    }
}
