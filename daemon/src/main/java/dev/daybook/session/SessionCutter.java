package dev.daybook.session;

import dev.daybook.timeline.TimeRange;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Cuts desk sessions from activity. A session begins and ends with an active second.
 *
 * <p><b>Invariant:</b> desk sessions never overlap. Activity in time that a session already holds (the clock was set
 * back) stays with that session and opens no other.
 *
 * <p>Not thread safe: the recorder's thread owns it.
 */
public final class SessionCutter {

    private final SessionRules rules;
    private final Supplier<ZoneId> zone;
    private final DeskTime stored;
    private final LongSupplier ids;
    /** Ended here and not stored yet. */
    private final List<TimeRange> ended = new ArrayList<>();
    private final List<SessionChange> changes = new ArrayList<>();
    private @Nullable Open open;

    /**
     * @param zone the person's zone now; asked whenever a session opens
     * @param ids gives each session its id
     */
    public SessionCutter(SessionRules rules, Supplier<ZoneId> zone, DeskTime stored, LongSupplier ids) {
        this.rules = rules;
        this.zone = zone;
        this.stored = stored;
        this.ids = ids;
    }

    /** The person was active. Ranges come in order of time except after the clock was set. */
    public void active(TimeRange range) {
        TimeRange rest = range;
        while (!rest.isEmpty()) {
            Open session = openAt(rest);
            if (session == null) {
                return;
            }
            Instant to = TimeRange.earlier(rest.end(), session.limit);
            session.lastActive = TimeRange.later(session.lastActive, to);
            rest = new TimeRange(to, rest.end());
        }
    }

    /** Nothing more was active before {@code until}. */
    public void quiet(Instant until) {
        Open session = open;
        if (session == null) {
            return;
        }
        if (!until.isBefore(session.lastActive.plus(rules.idleTimeout()))) {
            end(SessionEnd.IDLE);
        } else if (!until.isBefore(session.limit)) {
            end(session.atLimit);
        }
    }

    /** The clock was set: recording goes on at {@code resumes}. A session that lies ahead of it ends. */
    public void clockSet(Instant resumes) {
        Open session = open;
        if (session != null && (resumes.isBefore(session.start)
                || Duration.between(resumes, session.lastActive).compareTo(rules.idleTimeout()) >= 0)) {
            end(SessionEnd.CLOCK);
        }
    }

    /** Ends the open session, if any, at its last activity. */
    public void end(SessionEnd why) {
        Open session = open;
        if (session != null) {
            TimeRange range = new TimeRange(session.start, session.lastActive);
            ended.add(range);
            changes.add(new SessionChange.Ended(session.id, range, why));
            open = null;
        }
    }

    public Optional<Long> openSession() {
        return Optional.ofNullable(open).map(session -> session.id);
    }

    /** Last active instant of the open session. */
    public Optional<Instant> lastActive() {
        return Optional.ofNullable(open).map(session -> session.lastActive);
    }

    /** What opened and ended since the last call, in order. */
    public List<SessionChange> takeChanges() {
        List<SessionChange> taken = List.copyOf(changes);
        changes.clear();
        return taken;
    }

    /** The store has these now and speaks for them. */
    public void stored(List<SessionChange> changes) {
        for (SessionChange change : changes) {
            if (change instanceof SessionChange.Ended(long id, TimeRange range, SessionEnd why)) {
                ended.remove(range);
            }
        }
    }

    private @Nullable Open openAt(TimeRange range) {
        Open session = open;
        if (session != null && range.start().isBefore(session.start)) {
            end(SessionEnd.CLOCK);
        } else if (session != null && !range.start().isBefore(session.limit)) {
            end(session.atLimit);
        } else if (session != null
                && !range.start().isBefore(session.lastActive.plus(rules.idleTimeout()))) {
            end(SessionEnd.IDLE);
        }
        if (open == null) {
            open(range);
        }
        return open;
    }

    private void open(TimeRange range) {
        List<TimeRange> held = new ArrayList<>(stored.heldWithin(range));
        held.addAll(ended);
        for (TimeRange free : range.minus(held)) {
            Open session = limited(ids.getAsLong(), free.start());
            open = session;
            changes.add(new SessionChange.Opened(session.id, session.start));
            return;
        }
    }

    private Open limited(long id, Instant start) {
        Limit length = new Limit(start.plus(rules.maxLength()), SessionEnd.MAX_LENGTH);
        Limit day = new Limit(rules.nextDayStart(start, zone.get()), SessionEnd.DAY_START);
        Limit next = new Limit(nextStart(start), SessionEnd.CLOCK);
        Limit first = List.of(length, day, next).stream().min(Comparator.comparing(Limit::at)).orElse(length);
        return new Open(id, start, first.at, first.why);
    }

    private Instant nextStart(Instant start) {
        Instant next = stored.nextStartAfter(start).orElse(Instant.MAX);
        return ended.stream().map(TimeRange::start).filter(start::isBefore).reduce(next, TimeRange::earlier);
    }

    private record Limit(Instant at, SessionEnd why) {}

    private static final class Open {

        final long id;
        final Instant start;
        final Instant limit;
        final SessionEnd atLimit;
        Instant lastActive;

        Open(long id, Instant start, Instant limit, SessionEnd atLimit) {
            this.id = id;
            this.start = start;
            this.limit = limit;
            this.atLimit = atLimit;
            this.lastActive = start;
        }
    }
}
