package dev.daybook.search;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;

/** The words of several texts as the index takes them: side by side within a text, far apart between two. */
final class WordStream extends TokenStream {

    /** Farther than two words of a question ever stand apart. */
    private static final int GAP = 10;

    /** Stands where words have a place between them: it is no word. */
    static final String BORDER = " ";

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
    private final Iterator<String> texts;
    private final Deque<Word> words = new ArrayDeque<>();
    private final Deque<String> spellings = new ArrayDeque<>();
    private int place;

    WordStream(List<String> texts) {
        this.texts = texts.iterator();
    }

    @Override
    public boolean incrementToken() {
        clearAttributes();
        int forward = 0;
        while (spellings.isEmpty()) {
            if (words.isEmpty()) {
                if (!texts.hasNext()) {
                    return false;
                }
                words.addAll(Words.of(texts.next()));
                forward = GAP;
                place = -1;
            } else {
                next(words.removeFirst());
                forward++;
            }
        }
        term.setEmpty().append(spellings.removeFirst());
        step.setPositionIncrement(forward);
        return true;
    }

    /** Takes a word, or what lies before it. */
    private void next(Word word) {
        if (place >= 0 && word.place() > place + 1) {
            spellings.add(BORDER);
            words.addFirst(word);
        } else {
            spellings.addAll(word.spellings());
        }
        place++;
    }
}
