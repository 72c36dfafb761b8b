package dev.daybook.search;

import java.util.List;
import java.util.Optional;

/**
 * One word of a text, folded. What is written together in mixed case is one word with several beginnings, so that
 * {@code BlockFolder} is found by its {@code folder} too.
 */
final class Word {

    private final int place;
    private final String text;
    private final List<Integer> beginnings;
    private final int[] from;
    private final int[] to;
    private final boolean open;

    /**
     * A word as {@link Words} finds it.
     *
     * @param place in its text: the one after the word before, or one more where a gap lies between
     * @param beginnings where in {@code text} its parts begin, the first at 0
     * @param from for each UTF-16 unit of {@code text} where in the source its character begins
     * @param to and where it ends
     * @param open whether a longer word may begin with it; a character that is a word by itself does not go on
     */
    Word(int place, String text, List<Integer> beginnings, int[] from, int[] to, boolean open) {
        this.place = place;
        this.text = text;
        this.beginnings = beginnings;
        this.from = from;
        this.to = to;
        this.open = open;
    }

    int place() {
        return place;
    }

    String text() {
        return text;
    }

    boolean isOpen() {
        return open;
    }

    /** Where in the source it ends. */
    int end() {
        return to[to.length - 1];
    }

    /** The word from each of its beginnings on: what it is indexed by. */
    List<String> spellings() {
        return beginnings.stream().map(text::substring).toList();
    }

    /**
     * Where in the source it says what is wanted.
     *
     * @param whole a beginning is not enough
     */
    Optional<Mark> mark(String wanted, boolean whole) {
        for (int begin : beginnings) {
            int end = begin + wanted.length();
            if (whole ? end == text.length() && text.endsWith(wanted) : text.startsWith(wanted, begin)) {
                return Optional.of(new Mark(from[begin], to[end - 1]));
            }
        }
        return Optional.empty();
    }
}
