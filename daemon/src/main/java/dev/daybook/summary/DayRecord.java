package dev.daybook.summary;

import dev.daybook.day.Coverage;
import dev.daybook.timeline.Focus;
import dev.daybook.timeline.TimeRange;
import java.util.List;

/**
 * What is stored of a day.
 *
 * @param sessions that have an entry and touch the day, in order of start
 * @param pieces of the blocks that start in it, in order of start
 */
public record DayRecord(List<DeskSession> sessions, List<Piece> pieces, Coverage coverage) {

    /**
     * What a block counts of one focus.
     *
     * @param block the stretch of time it lies in; a minute or less
     * @param seconds active ones
     */
    public record Piece(TimeRange block, Focus focus, long seconds) {}

    /** Those of a session, or of a part of it. */
    List<Piece> within(TimeRange range) {
        return pieces.stream().filter(piece -> range.contains(piece.block().start())).toList();
    }
}
