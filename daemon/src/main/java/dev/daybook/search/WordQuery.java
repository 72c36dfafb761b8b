package dev.daybook.search;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiTerms;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MultiPhraseQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.StringHelper;

/** A question in the index's terms. */
final class WordQuery {

    /** Each spelling of a word that only begins has its own place in memory while it is looked for. */
    private static final int MOST_SPELLINGS = 1_024;

    private final IndexReader reader;
    private final int spellings;

    private WordQuery(IndexReader reader, int spellings) {
        this.reader = reader;
        this.spellings = spellings;
    }

    static Query of(Asked asked, IndexReader reader) throws IOException {
        Question question = asked.question();
        WordQuery words = new WordQuery(reader, MOST_SPELLINGS / Math.max(1, question.size()));
        BooleanQuery.Builder all = new BooleanQuery.Builder();
        for (Sequence wanted : question.wanted()) {
            all.add(words.of(wanted), Occur.FILTER);
        }
        for (Sequence unwanted : question.unwanted()) {
            all.add(words.of(unwanted), Occur.MUST_NOT);
        }
        narrow(asked, all);
        return all.build();
    }

    private static void narrow(Asked asked, BooleanQuery.Builder all) {
        String kind = asked.kind();
        if (kind != null) {
            all.add(new TermQuery(new Term(SessionIndex.KIND, kind)), Occur.FILTER);
        }
        Instant from = asked.from();
        if (from != null) {
            all.add(NumericDocValuesField.newSlowRangeQuery(SessionIndex.END, from.getEpochSecond() + 1,
                    Long.MAX_VALUE), Occur.FILTER);
        }
        Instant to = asked.to();
        if (to != null) {
            all.add(NumericDocValuesField.newSlowRangeQuery(SessionIndex.START, Long.MIN_VALUE,
                    to.getEpochSecond() - 1), Occur.FILTER);
        }
    }

    private Query of(Sequence sequence) throws IOException {
        if (sequence.words().size() == 1) {
            Term word = term(sequence.last());
            return sequence.open() ? new PrefixQuery(word) : new TermQuery(word);
        }
        MultiPhraseQuery.Builder phrase = new MultiPhraseQuery.Builder();
        int place = 0;
        for (int i = 0; i < sequence.words().size(); i++) {
            if (sequence.places().get(i) > place) {
                phrase.add(term(WordStream.BORDER));
                place++;
            }
            boolean open = sequence.open() && i == sequence.words().size() - 1;
            String word = sequence.words().get(i);
            phrase.add(open ? beginning(word) : new Term[]{term(word)});
            place++;
        }
        return phrase.build();
    }

    /** The words that begin so. Where there are very many, the word must be whole: it is a letter or two. */
    private Term[] beginning(String prefix) throws IOException {
        List<Term> found = new ArrayList<>();
        Terms terms = MultiTerms.getTerms(reader, SessionIndex.TEXT);
        BytesRef first = new BytesRef(prefix);
        if (terms != null) {
            TermsEnum all = terms.iterator();
            boolean more = all.seekCeil(first) != TermsEnum.SeekStatus.END;
            while (more && StringHelper.startsWith(all.term(), first)) {
                if (found.size() == spellings) {
                    return new Term[]{term(prefix)};
                }
                found.add(new Term(SessionIndex.TEXT, BytesRef.deepCopyOf(all.term())));
                more = all.next() != null;
            }
        }
        return found.isEmpty() ? new Term[]{term(prefix)} : found.toArray(Term[]::new);
    }

    private static Term term(String word) {
        return new Term(SessionIndex.TEXT, word);
    }
}
