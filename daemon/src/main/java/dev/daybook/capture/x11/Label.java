package dev.daybook.capture.x11;

/** Makes what a program wrote about itself fit to keep and to show in one line. */
final class Label {

    /** In UTF-16 units. */
    static final int LONGEST = 512;

    private Label() {}

    /** Control characters and line ends become spaces; trimmed; cut between code points. */
    static String clean(String text) {
        StringBuilder clean = new StringBuilder(Math.min(text.length(), LONGEST));
        text.strip().codePoints().map(Label::printable)
                .takeWhile(codePoint -> clean.length() + Character.charCount(codePoint) <= LONGEST)
                .forEachOrdered(clean::appendCodePoint);
        return clean.toString().strip();
    }

    private static int printable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> ' ';
            case Character.SURROGATE -> '\uFFFD';
            default -> codePoint;
        };
    }
}
