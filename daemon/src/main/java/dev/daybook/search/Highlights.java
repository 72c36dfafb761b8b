package dev.daybook.search;

import dev.daybook.search.SessionTexts.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Chooses the texts of a session that show best why it was found. Pure. */
final class Highlights {

    static final int MOST = 3;

    private static final Comparator<Candidate> BEST = Comparator.comparingLong(Candidate::words).reversed()
            .thenComparing(Candidate::kind).thenComparing(Comparator.comparingLong(Candidate::seconds).reversed());

    private Highlights() {}

    /**
     * A text that holds something wanted.
     *
     * @param words how many of the wanted it holds
     */
    private record Candidate(Text text, List<Word> split, long words) {

        SessionTexts.Kind kind() {
            return text.kind();
        }

        long seconds() {
            SessionTexts.Focus focus = text.focus();
            return focus == null ? Long.MAX_VALUE : focus.seconds();
        }
    }

    /** Those with most of the wanted words; of these names and notes first, then what was looked at longest. */
    static List<Found.Match> of(Question question, SessionTexts session) {
        List<Candidate> candidates = new ArrayList<>();
        for (Text text : session.texts()) {
            List<Word> split = Words.of(text.text());
            long words = question.wanted().stream().filter(wanted -> !wanted.marks(split).isEmpty()).count();
            if (words > 0) {
                candidates.add(new Candidate(text, split, words));
            }
        }
        return candidates.stream().sorted(BEST).limit(MOST)
                .map(best -> new Found.Match(best.text, question.marks(best.split))).toList();
    }
}
