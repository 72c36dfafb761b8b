package dev.daybook.matching;

/** A text that allows itself to be read so often and no more. Used by one search alone. */
final class CountedText implements CharSequence {

    private final String text;
    private int left;

    CountedText(String text, int reads) {
        this.text = text;
        this.left = reads;
    }

    @Override
    public char charAt(int index) {
        if (left-- == 0) {
            throw new TooSlow();
        }
        return text.charAt(index);
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public CharSequence subSequence(int start, int end) {
        return text.subSequence(start, end);
    }

    @Override
    public String toString() {
        return text;
    }
}
