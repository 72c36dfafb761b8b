package dev.daybook.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Words that are wanted side by side; mostly one alone.
 *
 * @param words folded; at least one
 * @param open whether the last may be the beginning of a longer word
 */
record Sequence(List<String> words, boolean open) {

    Sequence {
        words = List.copyOf(words);
    }

    String last() {
        return words.getLast();
    }

    /** Every place of a text in which it stands. */
    List<Mark> marks(List<Word> text) {
        List<Mark> marks = new ArrayList<>();
        for (int start = 0; start + words.size() <= text.size(); start++) {
            marks.addAll(marksAt(text, start));
        }
        return marks;
    }

    private List<Mark> marksAt(List<Word> text, int start) {
        List<Mark> marks = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            boolean whole = !open || i < words.size() - 1;
            Optional<Mark> mark = text.get(start + i).mark(words.get(i), whole);
            if (mark.isEmpty()) {
                return List.of();
            }
            marks.add(mark.get());
        }
        return marks;
    }
}
