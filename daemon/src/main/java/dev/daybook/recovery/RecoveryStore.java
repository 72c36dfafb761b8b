package dev.daybook.recovery;

import dev.daybook.session.DeskTime;
import dev.daybook.timeline.Activity;
import dev.daybook.timeline.Block;
import dev.daybook.timeline.TimeRange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What recovery needs of the store. Thread safe. Every write is on disk when it returns. */
public interface RecoveryStore extends DeskTime {

    /** Spans that no block wholly counts, in order of start. */
    List<Activity> unfolded();

    /** Active desk sessions, oldest first. */
    List<Orphan> orphans();

    /** Ranges of the stored blocks in all the minutes that {@code range} touches: what is folded there keeps beside them. */
    List<TimeRange> blocksWithin(TimeRange range);

    /** End of the latest block with activity whose start lies in {@code window}. */
    Optional<Instant> latestActiveEnd(TimeRange window);

    void add(List<Block> blocks);

    /**
     * Ends an orphan and leaves the record, in one change.
     *
     * @return false when the session was not active any more
     */
    boolean recover(Recovered recovered);

    /** Adds sessions for activity that none held, with their records, and marks {@code spans} folded: one change. */
    void settle(List<Recovered> sessions, List<Activity> spans);

    /** The launch that ran last before this one. */
    Optional<PastLaunch> previousLaunch();

    long nextSessionId();
}
