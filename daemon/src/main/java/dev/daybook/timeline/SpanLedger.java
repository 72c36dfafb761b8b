package dev.daybook.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The spans that are not done with: growing, not wholly folded, or not stored as they are now. Not thread safe: the
 * recorder's thread owns it.
 */
public final class SpanLedger {

    private final LongSupplier ids;
    private final List<Span> spans = new ArrayList<>();
    private final List<Long> removed = new ArrayList<>();
    private int era;

    SpanLedger(LongSupplier ids) {
        this.ids = ids;
    }

    Span begin(ActivityState state, @Nullable Focus focus, Instant start) {
        Span span = new Span(ids.getAsLong(), era, state, focus, start);
        spans.add(span);
        return span;
    }

    void asleep(TimeRange range) {
        Span span = begin(ActivityState.ASLEEP, null, range.start());
        span.end = range.end();
        span.folded = range.end();
    }

    /** Recording broke off: what comes now may lie anywhere in time and leaves the spans before alone. */
    void beginEra() {
        era++;
    }

    /** Forgets whatever the tail claimed after {@code instant}. Nothing of it is folded: folding waits for certainty. */
    void cutAfter(Instant instant) {
        for (Span span : List.copyOf(spans)) {
            if (span.era != era || !span.end.isAfter(instant)) {
                continue;
            }
            if (span.start.isBefore(instant)) {
                span.end = instant;
                continue;
            }
            spans.remove(span);
            if (span.stored != null) {
                removed.add(span.id);
            }
        }
    }

    /**
     * Forgets the part of these spans that lies in {@code range}. What is left before it becomes a span of its own; what
     * is left after it goes on, so that one that grows goes on growing.
     *
     * @param growing is kept even when nothing of it is left; null when none grows
     * @return whether anything of it was there
     */
    boolean erase(TimeRange range, Predicate<Activity> meant, @Nullable Span growing) {
        boolean erased = false;
        for (Span span : List.copyOf(spans)) {
            boolean hit = span.start.isBefore(range.end()) && span.end.isAfter(range.start());
            if (hit && meant.test(span.activity())) {
                erase(range, span, span.equals(growing));
                erased = true;
            }
        }
        return erased;
    }

    private void erase(TimeRange range, Span span, boolean growing) {
        if (span.start.isBefore(range.start())) {
            Span head = new Span(ids.getAsLong(), span.era, span.state, span.focus, span.start);
            head.end = range.start();
            head.folded = TimeRange.earlier(span.folded, head.end);
            spans.add(spans.indexOf(span), head);
        }
        span.start = TimeRange.earlier(range.end(), span.end);
        span.folded = TimeRange.later(span.folded, span.start);
        if (span.start.isBefore(span.end)) {
            return;
        }
        if (span.stored != null) {
            removed.add(span.id);
            span.stored = null;
        }
        if (!growing) {
            spans.remove(span);
        }
    }

    List<TimeRange> activeBetween(Instant from, Instant until) {
        List<TimeRange> active = new ArrayList<>();
        for (Span span : spans) {
            Instant start = TimeRange.later(span.start, from);
            Instant end = TimeRange.earlier(span.end, until);
            if (span.era == era && span.state == ActivityState.ACTIVE && start.isBefore(end)) {
                active.add(new TimeRange(start, end));
            }
        }
        return active;
    }

    /** Every span held here, as it stands. */
    public List<Activity> activities() {
        return spans.stream().filter(span -> !span.range().isEmpty()).map(Span::activity).toList();
    }

    /** Marks everything before {@code until} as counted in blocks. */
    public void foldedUntil(Instant until) {
        for (Span span : spans) {
            span.folded = TimeRange.later(span.folded, TimeRange.earlier(span.end, until));
        }
    }

    /** What the store does not have yet: new or changed spans. */
    public List<Activity> unstored() {
        return spans.stream()
                .filter(span -> !span.range().isEmpty() && !span.activity().equals(span.stored))
                .map(Span::activity)
                .toList();
    }

    /** Ids the store has and must drop. */
    public List<Long> removed() {
        return List.copyOf(removed);
    }

    /**
     * The store has these now. Spans that are stored, folded and no longer growing leave the ledger.
     *
     * @param now spans that reach this far may still grow
     */
    void stored(Collection<Activity> written, Collection<Long> dropped, Instant now) {
        removed.removeAll(dropped);
        Map<Long, Activity> byId = written.stream().collect(Collectors.toMap(Activity::id, Function.identity()));
        for (Span span : spans) {
            Activity activity = byId.get(span.id);
            if (activity != null) {
                span.stored = activity;
            }
        }
        spans.removeIf(span -> span.activity().equals(span.stored)
                && !span.folded.isBefore(span.end)
                && (span.era != era || span.end.isBefore(now)));
    }
}
