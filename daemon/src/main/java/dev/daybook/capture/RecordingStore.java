package dev.daybook.capture;

import dev.daybook.session.DeskTime;
import dev.daybook.timeline.StoreUnavailable;
import dev.daybook.timeline.TimeRange;
import java.util.List;

/** Where the recording goes. Every method is thread safe. */
public interface RecordingStore extends DeskTime {

    /**
     * Stores the change as a whole. Returns once it is on disk.
     *
     * @throws StoreUnavailable when it could not be stored; nothing of it was, and the same change may be given again
     */
    void record(RecordingChange change);

    /** Ranges of the stored blocks in all the minutes that {@code range} touches: what is folded there keeps beside them. */
    List<TimeRange> blocksWithin(TimeRange range);

    long nextActivityId();

    long nextSessionId();
}
