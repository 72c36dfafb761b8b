package dev.daybook.search;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is looked for, as a person writes it. All words must be in the same session, each as a word or the beginning of
 * one; {@code "quoted words"} are whole and stand side by side, and what is written together, such as {@code a.b}, stands
 * side by side too; a word behind {@code -} must not be there. Every text is a question; nothing in it is syntax that
 * could be wrong.
 */
public final class Question {

    /** Far more than anybody types; each costs memory while it is looked for. */
    public static final int MOST = 64;

    private final Set<Sequence> wanted = new LinkedHashSet<>();
    private final Set<Sequence> unwanted = new LinkedHashSet<>();

    private Question() {}

    public static Question of(String text) {
        Question question = new Question();
        new Reading(text, question).all();
        return question;
    }

    /** False when it says nothing to look for: it is empty, or says only what must not be there. */
    public boolean isAnswerable() {
        return !wanted.isEmpty();
    }

    /** How many words or groups of words it has, counted once each. */
    public int size() {
        return wanted.size() + unwanted.size();
    }

    List<Sequence> wanted() {
        return List.copyOf(wanted);
    }

    List<Sequence> unwanted() {
        return List.copyOf(unwanted);
    }

    /** Marks of a text: those of all wanted words, in order, joined where they touch. */
    List<Mark> marks(List<Word> text) {
        List<Mark> found = new ArrayList<>();
        wanted.forEach(sequence -> found.addAll(sequence.marks(text)));
        found.sort(Comparator.comparingInt(Mark::from).thenComparingInt(Mark::to));
        List<Mark> joined = new ArrayList<>();
        for (Mark mark : found) {
            if (!joined.isEmpty() && joined.getLast().to() >= mark.from()) {
                Mark last = joined.removeLast();
                joined.add(new Mark(last.from(), Math.max(last.to(), mark.to())));
            } else {
                joined.add(mark);
            }
        }
        return joined;
    }

    /** Goes through the text once, from word to word. */
    private static final class Reading {

        private final String text;
        private final Question question;
        private int at;

        Reading(String text, Question question) {
            this.text = text;
            this.question = question;
        }

        void all() {
            while (at < text.length()) {
                if (isBlank(at)) {
                    at++;
                } else {
                    next();
                }
            }
        }

        private void next() {
            boolean not = text.charAt(at) == '-' && at + 1 < text.length() && !isBlank(at + 1);
            at += not ? 1 : 0;
            boolean quoted = isQuote(at);
            int start = quoted ? at + 1 : at;
            int end = start;
            while (end < text.length() && !isQuote(end) && (quoted || !isBlank(end))) {
                end++;
            }
            sequence(text.substring(start, end), !quoted).ifPresent((not ? question.unwanted : question.wanted)::add);
            at = quoted ? end + 1 : end;
        }

        private static Optional<Sequence> sequence(String part, boolean open) {
            List<Word> words = Words.of(part);
            return words.isEmpty()
                    ? Optional.empty()
                    : Optional.of(Sequence.of(words, open && words.getLast().isOpen()));
        }

        private boolean isBlank(int index) {
            char c = text.charAt(index);
            return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
        }

        /** Also the quotes that keyboards and programs make of them. */
        private boolean isQuote(int index) {
            return "\"“”„«»".indexOf(text.charAt(index)) >= 0;
        }
    }
}
