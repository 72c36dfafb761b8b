package dev.daybook.timeline;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Merges samples into spans. What was seen at one tick holds until the next.
 *
 * <p>Idleness is known only afterwards: once the person has been without input for the threshold, the time since the
 * last input turns out to have been idle. So the track keeps a tail that is not yet certain. What it reports as
 * {@link TrackEvent} is certain and never changes; {@link #spans} also holds the tail, which is stored as it looks now
 * so that a crash loses no more than a flush.
 *
 * <p>Not thread safe: the recorder's thread owns it.
 */
public final class ActivityTrack {

    private final Duration idleAfter;
    private final SpanLedger ledger;
    private final List<TrackEvent> events = new ArrayList<>();
    private @Nullable Tick last;
    private Instant at = Instant.EPOCH;
    private Instant certain = Instant.EPOCH;
    private @Nullable Span open;

    /**
     * @param idleAfter without input for this long, the person is idle
     * @param ids gives each span its id
     */
    public ActivityTrack(Duration idleAfter, LongSupplier ids) {
        this.idleAfter = idleAfter;
        this.ledger = new SpanLedger(ids);
    }

    /**
     * The source saw something.
     *
     * @param idle since the last input
     */
    public void seen(Tick tick, Focus focus, Duration idle, boolean locked) {
        Instant now = advance(tick);
        Span held = open;
        if (held == null) {
            begin(now);
        } else {
            held.end = now;
        }
        Instant input = lastInput(tick, idle, now);
        boolean idling = idle.compareTo(idleAfter) >= 0;
        if (idling) {
            turnIdle(input, now);
        }
        if (locked) {
            hold(ActivityState.LOCKED, null, now, now);
            settle(now);
        } else if (idling) {
            hold(ActivityState.IDLE, null, now, now);
            settle(now);
        } else {
            hold(ActivityState.ACTIVE, focus, activeFrom(input, now), now);
            settle(TimeRange.later(certain, input));
        }
        finish(tick, now);
    }

    /** The source could not see, or must not look. */
    public void blind(Tick tick) {
        Instant now = advance(tick);
        if (open != null) {
            interrupt(Interruption.BLIND, now);
        }
        certain = now;
        finish(tick, now);
    }

    /** Recording stops here: what was seen at the last tick holds until this one, and the tail is certain. */
    public void stop(Tick tick) {
        Instant now = advance(tick);
        Span held = open;
        if (held != null) {
            held.end = now;
            settle(now);
            open = null;
        }
        certain = now;
        at = now;
        last = null;
        ledger.beginEra();
    }

    /**
     * Forgets what was seen in {@code range}. Where that reaches into the tail, the tail up to there is certain from now
     * on: idleness that turns out later does not reach back over it.
     *
     * @param meant which spans, judged by what they say
     */
    public void erase(TimeRange range, Predicate<Activity> meant) {
        boolean erased = ledger.erase(range, meant, open);
        if (erased && last != null && range.end().isAfter(certain)) {
            settle(TimeRange.earlier(range.end(), at));
        }
    }

    /** Until here nothing can change any more. */
    public Instant certainUntil() {
        return certain;
    }

    /** What has become certain since the last call. */
    public List<TrackEvent> takeEvents() {
        List<TrackEvent> taken = List.copyOf(events);
        events.clear();
        return taken;
    }

    /** The spans that are not wholly folded, or not stored as they are now. */
    public SpanLedger spans() {
        return ledger;
    }

    /** The store has these now. */
    public void stored(Collection<Activity> written, Collection<Long> dropped) {
        ledger.stored(written, dropped, at);
    }

    /** The state last seen; empty when blind. */
    public Optional<ActivityState> state() {
        return Optional.ofNullable(open).map(span -> span.state);
    }

    private Instant advance(Tick tick) {
        Instant now = Interruption.second(tick.wall());
        Optional<Interruption> why = Interruption.between(last, tick);
        if (why.isPresent()) {
            interrupt(why.get(), now);
            return now;
        }
        return last == null ? now : TimeRange.later(now, at);
    }

    private void interrupt(Interruption why, Instant now) {
        settle(at);
        open = null;
        if (why == Interruption.SLEEP && now.isAfter(at)) {
            ledger.asleep(new TimeRange(at, now));
        }
        ledger.beginEra();
        events.add(new TrackEvent.Interrupted(why, at, now));
        at = now;
        certain = now;
    }

    private void begin(Instant now) {
        at = now;
        certain = now;
    }

    /** The second after the one in which the last input fell, within what has been watched without a break. */
    private Instant lastInput(Tick tick, Duration idle, Instant now) {
        Instant input = Interruption.second(tick.wall().minus(idle)).plusSeconds(1);
        return TimeRange.earlier(now, TimeRange.later(certain, input));
    }

    /** Where activity began again after idleness: at the input that ended it, not at the sample that saw it. */
    private Instant activeFrom(Instant input, Instant now) {
        boolean returning = open != null && open.state != ActivityState.ACTIVE;
        return returning ? TimeRange.later(at, TimeRange.earlier(now, input.minusSeconds(1))) : now;
    }

    private void turnIdle(Instant input, Instant now) {
        if (open != null && open.state != ActivityState.ACTIVE) {
            return;
        }
        settle(input);
        ledger.cutAfter(input);
        open = ledger.begin(ActivityState.IDLE, null, input);
        open.end = now;
    }

    /** Keeps the open span when it says the same; otherwise ends it and opens the next one. */
    private void hold(ActivityState state, @Nullable Focus focus, Instant from, Instant now) {
        Span held = open;
        if (held != null && held.says(state, focus)) {
            return;
        }
        if (held != null) {
            held.end = from;
        }
        open = ledger.begin(state, focus, from);
        open.end = now;
    }

    private void settle(Instant until) {
        ledger.activeBetween(certain, until).forEach(range -> events.add(new TrackEvent.Active(range)));
        certain = TimeRange.later(certain, until);
    }

    private void finish(Tick tick, Instant now) {
        last = tick;
        at = now;
    }
}
