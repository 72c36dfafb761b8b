package dev.daybook.ui.search;

import dev.daybook.api.SearchHits.Hit;
import dev.daybook.api.SearchHits.Indexing;
import java.util.List;
import java.util.Optional;

/** What a search has come to. */
sealed interface Results {

    /** Nothing is looked for. */
    record Nothing() implements Results {}

    /** It was asked, and nothing could be seen before. */
    record Looking(String words) implements Results {}

    /**
     * It cannot be answered now, or not these words.
     *
     * @param away whether that is for want of a daemon
     * @param reason one line: what, where, what to do
     */
    record Hindered(String words, boolean away, String reason) implements Results {}

    /**
     * It is answered.
     *
     * @param hits newest first
     * @param total sessions found, on whatever page
     * @param more whether there are pages that were not asked for yet
     * @param indexing empty when all there is was looked at
     */
    record Found(String words, List<Hit> hits, long total, boolean more, Optional<Indexing> indexing)
            implements
                Results {}
}
