package dev.daybook.settings;

/** Text from a file as a part of a message, which stays one line and safe on a terminal whatever the file holds. */
public final class SafeText {

    private static final int ZERO_WIDTH_NON_JOINER = 0x200c;
    private static final int ZERO_WIDTH_JOINER = 0x200d;

    private SafeText() {}

    /** With escapes in the place of what would steer a terminal: controls, line ends, marks of direction. */
    public static String line(String text) {
        StringBuilder line = new StringBuilder(text.length());
        text.codePoints().forEach(c -> append(line, c));
        return line.toString();
    }

    /** As {@link #line}, ended by an ellipsis when the text has more than {@code most} characters. */
    public static String line(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? line(text)
                : line(text.substring(0, text.offsetByCodePoints(0, most))) + "…";
    }

    private static void append(StringBuilder line, int c) {
        if (c == '\n') {
            line.append("\\n");
        } else if (!steers(c)) {
            line.appendCodePoint(c);
        } else {
            line.append(Character.isBmpCodePoint(c) ? "\\u%04x".formatted(c) : "\\U%08x".formatted(c));
        }
    }

    private static boolean steers(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                true;
            // The joiners belong to the writing of several languages.
            case Character.FORMAT -> c != ZERO_WIDTH_JOINER && c != ZERO_WIDTH_NON_JOINER;
            default -> false;
        };
    }
}
