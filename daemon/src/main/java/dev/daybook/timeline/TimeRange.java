package dev.daybook.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A half-open stretch of time {@code [start, end)} in UTC. Whole seconds throughout the daemon, so that sums are exact.
 */
public record TimeRange(Instant start, Instant end) {

    public TimeRange {
        if (end.isBefore(start)) {
            throw new IllegalArgumentException("a range ends before it starts: " + start + " to " + end);
        }
    }

    public boolean isEmpty() {
        return start.equals(end);
    }

    public Duration length() {
        return Duration.between(start, end);
    }

    public boolean contains(Instant instant) {
        return !instant.isBefore(start) && instant.isBefore(end);
    }

    public boolean overlaps(TimeRange other) {
        return start.isBefore(other.end) && other.start.isBefore(end);
    }

    /** The common part; empty when there is none. */
    public Optional<TimeRange> intersection(TimeRange other) {
        return overlaps(other)
                ? Optional.of(new TimeRange(later(start, other.start), earlier(end, other.end)))
                : Optional.empty();
    }

    /** What is left of this range, in order, once {@code taken} is cut out of it. */
    public List<TimeRange> minus(List<TimeRange> taken) {
        List<TimeRange> left = isEmpty() ? List.of() : List.of(this);
        for (TimeRange cut : taken) {
            List<TimeRange> next = new ArrayList<>(left.size() + 1);
            left.forEach(range -> range.without(cut, next));
            left = next;
        }
        return left;
    }

    private void without(TimeRange cut, List<TimeRange> into) {
        if (!overlaps(cut)) {
            into.add(this);
            return;
        }
        if (start.isBefore(cut.start)) {
            into.add(new TimeRange(start, cut.start));
        }
        if (cut.end.isBefore(end)) {
            into.add(new TimeRange(cut.end, end));
        }
    }

    public static Instant earlier(Instant a, Instant b) {
        return a.isBefore(b) ? a : b;
    }

    public static Instant later(Instant a, Instant b) {
        return a.isAfter(b) ? a : b;
    }
}
