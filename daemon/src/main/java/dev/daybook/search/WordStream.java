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

    /** More than any question has words, so that none stands side by side across two texts. */
    private static final int GAP = 10_000;

    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private final PositionIncrementAttribute step = addAttribute(PositionIncrementAttribute.class);
    private final Iterator<String> texts;
    private final Deque<Word> words = new ArrayDeque<>();
    private final Deque<String> spellings = new ArrayDeque<>();

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
            } else {
                spellings.addAll(words.removeFirst().spellings());
                forward++;
            }
        }
        term.setEmpty().append(spellings.removeFirst());
        step.setPositionIncrement(forward);
        return true;
    }
}
