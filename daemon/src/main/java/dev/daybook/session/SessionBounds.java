package dev.daybook.session;

import dev.daybook.timeline.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where a desk session that has ended may start and end: not before the desk session before it is over, not after the next
 * one starts, not after now, and a second apart at least. The longest length for cutting sessions does not count: a
 * person may know better. Pure.
 *
 * @param held the time that it holds now
 * @param previous the desk session before it, of any status; empty when it is the first
 * @param next the desk session after it, of any status; empty when it is the last
 * @param inferred the end that a recovery chose, to which a person may go back however odd it is; empty when none did
 */
public record SessionBounds(TimeRange held, Optional<Previous> previous, Optional<Next> next,
        Optional<Instant> inferred) {

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    /** The session that sets the limit of the end. */
    public record Next(long id, Instant start) {}

    /**
     * The session that sets the limit of the start.
     *
     * @param end when it is over; empty while it is active: then it may go on until the one after it starts
     */
    public record Previous(long id, Optional<Instant> end) {}

    /** Why it may not be from {@code start} to {@code end}; empty when it may. What stays as it is may be anything. */
    public Optional<EditAnswer.Refused> refusal(Instant start, Instant end, Instant now) {
        Optional<EditAnswer.Refused> overlap = overlap(start, end);
        if (overlap.isPresent() || isInferred(start, end)) {
            return overlap;
        } else if (end.isBefore(start.plus(SHORTEST))) {
            return Optional.of(end.equals(held.end())
                    ? new EditAnswer.NotBeforeEnd(end)
                    : new EditAnswer.NotAfterStart(start));
        }
        return end.isAfter(now) && !end.equals(held.end())
                ? Optional.of(new EditAnswer.InFuture(now))
                : Optional.empty();
    }

    /** Which neighbour it would take time from; empty when from none. What it holds already is taken from nobody. */
    public Optional<EditAnswer.Refused> overlap(Instant start, Instant end) {
        if (next.isPresent() && end.isAfter(held.end()) && end.isAfter(next.get().start)) {
            return Optional.of(new EditAnswer.IntoNext(next.get()));
        }
        if (previous.isPresent() && start.isBefore(held.start())
                && previous.get().end.filter(over -> !start.isBefore(over)).isEmpty()) {
            return Optional.of(new EditAnswer.IntoPrevious(previous.get()));
        }
        return Optional.empty();
    }

    /** Whether nothing but its end would go back to where a recovery chose. */
    public boolean isInferred(Instant start, Instant end) {
        return inferred.filter(end::equals).isPresent() && start.equals(held.start()) && !end.isBefore(start);
    }

    /**
     * The start it gets where the block around the one wished for cannot be cut: that block's start, so that it stays whole
     * with the session, or else its end.
     */
    public Instant startBeside(TimeRange block, Instant start, Instant end, Instant now) {
        return List.of(block.start(), block.end()).stream().filter(near -> refusal(near, end, now).isEmpty())
                .findFirst()
                .orElse(start);
    }

    /** The end it gets in the same case: that block's end, so that it stays whole with the session, or else its start. */
    public Instant endBeside(TimeRange block, Instant start, Instant end, Instant now) {
        return List.of(block.end(), block.start()).stream().filter(near -> refusal(start, near, now).isEmpty())
                .findFirst()
                .orElse(end);
    }
}
