package dev.daybook.capture;

import dev.daybook.session.SessionChange;
import dev.daybook.session.SessionCutter;
import dev.daybook.session.SessionEnd;
import dev.daybook.session.SessionRules;
import dev.daybook.timeline.Activity;
import dev.daybook.timeline.ActivityState;
import dev.daybook.timeline.ActivityTrack;
import dev.daybook.timeline.Block;
import dev.daybook.timeline.BlockFolder;
import dev.daybook.timeline.Interruption;
import dev.daybook.timeline.Tick;
import dev.daybook.timeline.TimeRange;
import dev.daybook.timeline.TrackEvent;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * The day as it is being recorded: samples in, spans, blocks and sessions out, one {@link RecordingChange} at a time.
 * Nothing is forgotten until the store has taken it, so a store that fails for a while loses nothing; how much that comes
 * to is told, and who fills it stops in time.
 *
 * <p><b>Invariant:</b> a minute is folded once all of it is certain and every session boundary in it is known; so no
 * stored block is cut again by it, and an ended session's blocks are complete in the change that ends it. Only who edits
 * a session cuts one (see {@link dev.daybook.session.SessionEdits}), and lets this know.
 *
 * <p>Not thread safe: the recorder's thread owns it.
 */
public final class Recording {

    private final RecordingStore store;
    private final ActivityTrack track;
    private final SessionCutter cutter;
    private final NavigableSet<Instant> cuts = new TreeSet<>();
    private final List<Block> blocks = new ArrayList<>();
    private final List<SessionChange> sessions = new ArrayList<>();
    private final Queue<TrackEvent> events = new ArrayDeque<>();
    private Instant folded = Instant.EPOCH;
    /** Where the last session ended: folding does not wait there. */
    private Instant ended = Instant.EPOCH;
    private boolean started;
    private boolean digested = true;

    public Recording(Duration idleAfter, SessionRules rules, Supplier<ZoneId> zone, RecordingStore store) {
        this.store = store;
        this.track = new ActivityTrack(idleAfter, store::nextActivityId);
        this.cutter = new SessionCutter(rules, zone, store, store::nextSessionId);
    }

    /** Takes one observation. */
    public void observe(Tick tick, Observation observation) {
        if (!started) {
            beginAt(tick.wall().truncatedTo(ChronoUnit.SECONDS));
            started = true;
        }
        switch (observation) {
            case Observation.Seen seen -> track.seen(tick, seen.focus(), seen.idle(), seen.locked());
            case Observation.Blind _,Observation.Excluded _ -> track.blind(tick);
        }
        digest();
    }

    /** Ends the open session and folds all there is; recording may go on later with another observation. */
    public void stop(Tick tick, SessionEnd why) {
        track.stop(tick);
        digest();
        digested = false;
        cutter.end(why);
        cuts.add(track.certainUntil());
        sessionsChanged();
        fold(track.certainUntil());
        digested = true;
        started = false;
    }

    /**
     * What the store does not have yet; it is kept until {@link #stored} is told. While a step is half done because the
     * store could not be read, nothing but the mark: an ended session must not be stored without its blocks.
     */
    public RecordingChange change(Instant alive) {
        if (!digested) {
            return new RecordingChange(alive, List.of(), List.of(), List.of(), List.of());
        }
        return new RecordingChange(alive, track.spans().unstored(), track.spans().removed(), List.copyOf(blocks),
                List.copyOf(sessions));
    }

    /** The store took the change. */
    public void stored(RecordingChange change) {
        track.stored(change.written(), change.dropped());
        blocks.removeAll(change.blocks());
        sessions.removeAll(change.sessions());
        cutter.stored(change.sessions());
    }

    /** How much waits in memory, each span, block, session and event counted as one. */
    int waiting() {
        return track.spans().unstored().size() + track.spans().removed().size() + blocks.size() + sessions.size()
                + events.size();
    }

    /** A session opened or ended and the store does not know. */
    public boolean sessionsPending() {
        return !sessions.isEmpty();
    }

    /** Whether the store has all that is certain, the ends of sessions above all. */
    boolean settled() {
        return digested && sessions.isEmpty();
    }

    /** A session of the store starts or ends here now; what is folded from here on is cut there. */
    void boundary(Instant at) {
        if (at.isAfter(folded)) {
            cuts.add(at);
        }
    }

    /** Forgets what was seen in {@code range} and is not wholly in the store's hands yet. */
    void erase(TimeRange range, Predicate<Activity> meant) {
        track.erase(range, meant);
    }

    public Optional<Long> openSession() {
        return cutter.openSession();
    }

    /** The state last seen; empty when blind. */
    public Optional<ActivityState> state() {
        return track.state();
    }

    /** An event leaves the queue once it is dealt with: a store that cannot be read now is asked again next time. */
    private void digest() {
        digested = false;
        events.addAll(track.takeEvents());
        for (TrackEvent event = events.peek(); event != null; event = events.peek()) {
            switch (event) {
                case TrackEvent.Active active -> cutter.active(active.range());
                case TrackEvent.Interrupted interrupted -> breakOff(interrupted);
            }
            events.remove();
        }
        cutter.quiet(track.certainUntil());
        sessionsChanged();
        fold(TimeRange.later(minutesKnown(), ended));
        digested = true;
    }

    /** What was seen before is folded up to its end: what comes may lie anywhere in time. */
    private void breakOff(TrackEvent.Interrupted interrupted) {
        if (interrupted.why() == Interruption.SLEEP) {
            cutter.end(SessionEnd.SUSPEND);
        } else if (interrupted.why() == Interruption.CLOCK_STEP) {
            cutter.clockSet(interrupted.resumes());
        }
        cutter.lastActive().ifPresent(cuts::add);
        cuts.add(interrupted.at());
        sessionsChanged();
        fold(interrupted.at());
        beginAt(interrupted.resumes());
    }

    private void beginAt(Instant start) {
        cuts.add(start);
        folded = start;
        ended = start;
    }

    /** A session may still end at its last activity, so the minute that holds it waits. */
    private Instant minutesKnown() {
        Instant known = TimeRange.earlier(track.certainUntil(), cutter.lastActive().orElse(Instant.MAX));
        return TimeRange.later(known.truncatedTo(ChronoUnit.MINUTES), folded);
    }

    private void sessionsChanged() {
        for (SessionChange change : cutter.takeChanges()) {
            sessions.add(change);
            switch (change) {
                case SessionChange.Opened opened -> cuts.add(opened.start());
                case SessionChange.Ended over -> {
                    cuts.add(over.range().end());
                    ended = over.range().end();
                }
            }
        }
    }

    private void fold(Instant until) {
        if (!until.isAfter(folded)) {
            return;
        }
        List<Activity> spans = track.spans().activities();
        if (!spans.isEmpty()) {
            List<TimeRange> taken = new ArrayList<>(store.blocksWithin(new TimeRange(folded, until)));
            blocks.forEach(block -> taken.add(block.range()));
            blocks.addAll(BlockFolder.fold(spans, until, cuts, taken));
            track.spans().foldedUntil(until);
        }
        folded = until;
        cuts.headSet(until).clear();
    }
}
