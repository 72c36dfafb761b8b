package dev.daybook.day;

import dev.daybook.timeline.TimeRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a day's blocks and gives each second of the day to one of them or to none. Where blocks overlap, the one
 * that starts first has the time.
 */
final class FreeTime {

    private final TimeRange day;
    private final Ranges asleep;
    private final Ranges paused;
    private final List<Counted> counted = new ArrayList<>();
    private final List<TimeRange> free = new ArrayList<>();

    private FreeTime(TimeRange day, Ranges asleep, Ranges paused) {
        this.day = day;
        this.asleep = asleep;
        this.paused = paused;
    }

    static FreeTime of(TimeRange day, List<Counted> blocks, Ranges asleep, Ranges paused) {
        FreeTime time = new FreeTime(day, asleep, paused);
        time.sweep(blocks.stream().sorted(Comparator.comparing(block -> block.range().start())).toList());
        return time;
    }

    /** What the blocks count within the day. */
    List<Counted> counted() {
        return counted;
    }

    /** What no block counts. */
    Ranges free() {
        return Ranges.of(free);
    }

    private void sweep(List<Counted> blocks) {
        Instant at = day.start();
        for (int i = 0; i < blocks.size(); i++) {
            TimeRange range = blocks.get(i).range();
            Instant from = TimeRange.later(at, range.start());
            Instant to = TimeRange.earlier(day.end(), range.end());
            if (from.isBefore(to)) {
                free.add(new TimeRange(at, from));
                Instant next = i + 1 < blocks.size() ? blocks.get(i + 1).range().start() : null;
                take(blocks.get(i), new TimeRange(from, to), next);
                at = to;
            }
        }
        free.add(new TimeRange(at, day.end()));
    }

    /**
     * Where the rest of a block's range lies, nobody has written down. It lies where the machine slept, then where it was
     * paused, and otherwise at the end that no other block follows.
     */
    private void take(Counted block, TimeRange part, @Nullable Instant next) {
        Counted fitting = block.within(part);
        counted.add(fitting);
        long rest = part.length().toSeconds() - fitting.seconds();
        if (rest == 0) {
            return;
        }
        Ranges whole = Ranges.of(part);
        Ranges slept = whole.and(asleep).first(rest);
        rest -= slept.seconds();
        Ranges stopped = whole.without(slept).and(paused).first(rest);
        rest -= stopped.seconds();
        Ranges others = whole.without(slept).without(stopped);
        free.addAll(slept.list());
        free.addAll(stopped.list());
        free.addAll((part.end().equals(next) ? others.first(rest) : others.last(rest)).list());
    }
}
