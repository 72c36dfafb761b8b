package dev.daybook.day;

import dev.daybook.timeline.TimeRange;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** A set of seconds: ranges in order, none of them empty, none touching another. Immutable. */
record Ranges(List<TimeRange> list) {

    /** The seconds of all of them, however they lie. */
    static Ranges of(Collection<TimeRange> ranges) {
        List<TimeRange> merged = new ArrayList<>();
        for (TimeRange range : ranges.stream().filter(range -> !range.isEmpty())
                .sorted(Comparator.comparing(TimeRange::start)).toList()) {
            if (merged.isEmpty() || merged.getLast().end().isBefore(range.start())) {
                merged.add(range);
            } else {
                TimeRange last = merged.removeLast();
                merged.add(new TimeRange(last.start(), TimeRange.later(last.end(), range.end())));
            }
        }
        return new Ranges(List.copyOf(merged));
    }

    static Ranges of(TimeRange range) {
        return of(List.of(range));
    }

    /** What is in both. */
    Ranges and(Ranges other) {
        List<TimeRange> common = new ArrayList<>();
        int mine = 0;
        int theirs = 0;
        while (mine < list.size() && theirs < other.list.size()) {
            TimeRange a = list.get(mine);
            TimeRange b = other.list.get(theirs);
            a.intersection(b).ifPresent(common::add);
            if (a.end().isBefore(b.end())) {
                mine++;
            } else {
                theirs++;
            }
        }
        return new Ranges(List.copyOf(common));
    }

    /** What is in this and not in the other. */
    Ranges without(Ranges other) {
        List<TimeRange> left = new ArrayList<>();
        int next = 0;
        for (TimeRange range : list) {
            Instant from = range.start();
            while (next < other.list.size() && !other.list.get(next).end().isAfter(from)) {
                next++;
            }
            for (int at = next; at < other.list.size() && other.list.get(at).start().isBefore(range.end()); at++) {
                TimeRange cut = other.list.get(at);
                if (from.isBefore(cut.start())) {
                    left.add(new TimeRange(from, cut.start()));
                }
                from = TimeRange.later(from, cut.end());
            }
            if (from.isBefore(range.end())) {
                left.add(new TimeRange(from, range.end()));
            }
        }
        return new Ranges(List.copyOf(left));
    }

    /** So many seconds from its beginning on, or all there are. */
    Ranges first(long seconds) {
        List<TimeRange> taken = new ArrayList<>();
        long wanted = seconds;
        for (TimeRange range : list) {
            if (wanted <= 0) {
                break;
            }
            Instant end = TimeRange.earlier(range.end(), range.start().plusSeconds(wanted));
            taken.add(new TimeRange(range.start(), end));
            wanted -= taken.getLast().length().toSeconds();
        }
        return new Ranges(List.copyOf(taken));
    }

    /** So many seconds up to its end, or all there are. */
    Ranges last(long seconds) {
        return without(first(seconds() - seconds));
    }

    long seconds() {
        return list.stream().mapToLong(range -> range.length().toSeconds()).sum();
    }
}
