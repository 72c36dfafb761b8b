package dev.daybook.functional;

import dev.daybook.session.SessionEnd;
import dev.daybook.timeline.Activity;
import dev.daybook.timeline.Block;
import dev.daybook.timeline.BlockFolder;
import dev.daybook.timeline.TimeRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * One invented day.
 *
 * @param spans in order, none overlapping another
 * @param pauses when the recording was paused
 */
record SampleDay(List<Activity> spans, List<SampleDesk> desks, List<TimeRange> pauses) {

    /** What of it had happened by then: a session that went on then was ended by the daemon's stop. */
    SampleDay until(Instant now) {
        List<Activity> before = new ArrayList<>();
        for (Activity span : spans) {
            if (span.range().start().isBefore(now)) {
                TimeRange range = clipped(span.range(), now);
                before.add(new Activity(span.id(), range, span.state(), span.focus(), range.start()));
            }
        }
        List<SampleDesk> begun = desks.stream().filter(desk -> desk.range().start().isBefore(now))
                .map(desk -> new SampleDesk(clipped(desk.range(), now),
                        desk.range().end().isAfter(now) ? SessionEnd.SHUTDOWN : desk.end()))
                .toList();
        List<TimeRange> paused = pauses.stream().filter(pause -> pause.start().isBefore(now))
                .map(pause -> clipped(pause, now)).toList();
        return new SampleDay(before, begun, paused);
    }

    /** As the recorder folds it: minutes, cut where sessions begin and end. */
    List<Block> blocks() {
        if (spans.isEmpty()) {
            return List.of();
        }
        Instant end = spans.getLast().range().end();
        NavigableSet<Instant> cuts = new TreeSet<>(List.of(end));
        for (SampleDesk desk : desks) {
            cuts.add(desk.range().start());
            cuts.add(desk.range().end());
        }
        return BlockFolder.fold(spans, end, cuts, List.of());
    }

    private static TimeRange clipped(TimeRange range, Instant now) {
        return new TimeRange(range.start(), TimeRange.earlier(range.end(), now));
    }
}
