package dev.daybook.day;

import dev.daybook.timeline.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * Where the seconds of a stretch of time went, each of them to one place: together they are its length, whatever is
 * stored. What contradicts itself is settled in this order: what blocks count; then when the machine slept; then when
 * the recording was paused; what is left is unknown until now and ahead after it.
 *
 * <p>What the recorder saw last it has not stored yet. Such time counts as ahead, not as unknown, as long as it is short:
 * it is about to be told.
 *
 * @param recorded active, not recovered
 * @param recovered active, in a session that a launch had to end
 * @param gaps what was asleep, paused or unknown, in order, none touching another of its kind; holes of less than two
 *     minutes are left out
 */
public record Coverage(long recorded, long recovered, long idle, long locked, long asleep, long paused, long unknown,
        long ahead, List<Gap> gaps) {

    /** Longer than the slowest settings for a look and a flush together. */
    static final Duration UNTOLD = Duration.ofSeconds(90);

    private static final Duration SHORTEST_GAP = Duration.ofMinutes(2);

    /**
     * Settles a stretch of time.
     *
     * @param now only what blocks count may lie after it
     */
    public static Coverage of(TimeRange time, Instant now, Known known) {
        Ranges slept = Ranges.of(known.asleep());
        Ranges stopped = Ranges.of(known.paused());
        FreeTime sorted = FreeTime.of(time, known.blocks(), slept, stopped);
        Ranges past = Ranges.of(before(time, now));
        Ranges free = sorted.free().and(past);
        Ranges asleep = free.and(slept);
        Ranges paused = free.without(asleep).and(stopped);
        Ranges neither = free.without(asleep).without(paused);
        Ranges unknown = neither.and(Ranges.of(before(time, toldUntil(now, known))));
        List<Counted> counted = sorted.counted();
        long active = sum(counted, Counted::active);
        long recovered = sum(counted.stream().filter(Counted::recovered).toList(), Counted::active);
        return new Coverage(active - recovered, recovered, sum(counted, Counted::idle), sum(counted, Counted::locked),
                asleep.seconds(), paused.seconds(), unknown.seconds(),
                sorted.free().seconds() - asleep.seconds() - paused.seconds() - unknown.seconds(),
                gaps(asleep, paused, unknown));
    }

    /** Now, or the end of what was told last when that was a moment ago. */
    private static Instant toldUntil(Instant now, Known known) {
        Instant told = Stream.concat(Stream.of(known.told()), known.paused().stream().map(TimeRange::end))
                .map(end -> TimeRange.earlier(end, now)).max(Comparator.naturalOrder()).orElse(now);
        return Duration.between(told, now).compareTo(UNTOLD) < 0 ? told : now;
    }

    private static TimeRange before(TimeRange time, Instant instant) {
        Instant end = TimeRange.later(time.start(), TimeRange.earlier(time.end(), instant));
        return new TimeRange(time.start(), end);
    }

    private static long sum(Collection<Counted> blocks, ToLongFunction<Counted> seconds) {
        return blocks.stream().mapToLong(seconds).sum();
    }

    private static List<Gap> gaps(Ranges asleep, Ranges paused, Ranges unknown) {
        return Stream.of(of(asleep, Gap.Kind.ASLEEP), of(paused, Gap.Kind.PAUSED), of(unknown, Gap.Kind.UNKNOWN))
                .flatMap(gaps -> gaps)
                .filter(gap -> gap.range().length().compareTo(SHORTEST_GAP) >= 0)
                .sorted(Comparator.comparing(gap -> gap.range().start()))
                .toList();
    }

    private static Stream<Gap> of(Ranges ranges, Gap.Kind kind) {
        return ranges.list().stream().map(range -> new Gap(range, kind));
    }
}
