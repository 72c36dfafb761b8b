package dev.daybook.search;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Words that are wanted side by side; mostly one alone.
 *
 * @param words folded; at least one
 * @param places of each, counted from the first
 * @param open whether the last may be the beginning of a longer word
 */
record Sequence(List<String> words, List<Integer> places, boolean open) {

    Sequence {
        words = List.copyOf(words);
        places = List.copyOf(places);
    }

    /** Of words as they stand in a question. */
    static Sequence of(List<Word> words, boolean open) {
        int first = words.getFirst().place();
        return new Sequence(words.stream().map(Word::text).toList(),
                words.stream().map(word -> word.place() - first).toList(), open);
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
            Word word = text.get(start + i);
            Optional<Mark> mark = word.mark(words.get(i), whole);
            if (mark.isEmpty() || word.place() - text.get(start).place() != places.get(i)) {
                return List.of();
            }
            marks.add(mark.get());
        }
        return marks;
    }
}
