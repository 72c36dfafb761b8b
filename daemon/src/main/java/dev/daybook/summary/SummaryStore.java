package dev.daybook.summary;

import dev.daybook.timeline.Focus;
import dev.daybook.timeline.TimeRange;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the summaries need of the store. Thread safe. Every write is on disk when it returns. */
public interface SummaryStore {

    /**
     * An ended session that has no summary yet, or a cancelled one that may still have one.
     *
     * @param title as the person named it; null otherwise
     * @param attempts how often writing it has failed
     * @param cancelled its entry, if there is one, is to be taken out
     */
    record Waiting(long id, TimeRange range, @Nullable String title, int attempts, boolean cancelled) {}

    /** Active seconds of one focus in a session. */
    record Use(Focus focus, long seconds) {}

    /** Sessions whose summary is due, oldest first. */
    List<Waiting> due(Instant now);

    /** What was used in a session, longest first. */
    List<Use> uses(TimeRange range);

    /**
     * The summary stands in its file, unless the session's end was corrected meanwhile: then it is still due.
     *
     * @param end of the session as it was written down
     * @param title that it gets unless it has one; null for none
     * @param category of most of its time; null when nothing was used
     */
    void written(long session, Instant end, @Nullable String title, @Nullable String category);

    /** Nothing of the session stands in any file. */
    void withdrawn(long session);

    /** Writing failed: try again at {@code retry}. */
    void failed(long session, Instant retry);
}
