package dev.daybook.session;

import dev.daybook.session.EndedSessions.Correction;
import dev.daybook.timeline.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Where a desk session that is over may end: at least a second after its start, not after now, and not after the next
 * desk session starts. The longest length for cutting sessions does not count: a person may know better. Pure.
 *
 * @param inferred the end that a recovery chose, to which a person may go back however odd it is; empty when none did
 * @param next the desk session after it, of any status; empty when it is the last
 */
public record EndRule(Instant start, Optional<Instant> inferred, Optional<Next> next) {

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    /** The session that sets the limit. */
    public record Next(long id, Instant start) {}

    /** Why it may not end there; empty when it may. */
    public Optional<Correction> refusal(Instant end, Instant now) {
        if (next.isPresent() && end.isAfter(next.get().start())) {
            return Optional.of(new Correction.Overlapping(next.get()));
        } else if (isUndo(end)) {
            return Optional.empty();
        } else if (end.isBefore(start.plus(SHORTEST))) {
            return Optional.of(new Correction.NotAfterStart(start));
        }
        return end.isAfter(now) ? Optional.of(new Correction.InFuture(now)) : Optional.empty();
    }

    /** Whether this end is the one that a recovery chose. */
    public boolean isUndo(Instant end) {
        return inferred.filter(end::equals).isPresent() && !end.isBefore(start);
    }

    /**
     * The end it gets where the block around the one wished for cannot be cut: that block's end, so that it stays whole
     * with the session it starts in, or else its start.
     */
    public Instant beside(TimeRange block, Instant end, Instant now) {
        if (refusal(block.end(), now).isEmpty()) {
            return block.end();
        }
        return refusal(block.start(), now).isEmpty() ? block.start() : end;
    }
}
