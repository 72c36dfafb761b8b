package dev.daybook.recovery;

import dev.daybook.session.DeskTime;
import dev.daybook.session.SessionChange;
import dev.daybook.session.SessionCutter;
import dev.daybook.session.SessionEnd;
import dev.daybook.session.SessionRules;
import dev.daybook.timeline.Activity;
import dev.daybook.timeline.ActivityState;
import dev.daybook.timeline.BlockFolder;
import dev.daybook.timeline.TimeRange;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What every launch does to orphan desk sessions, before anything can open a session: fold what a crash left unfolded,
 * end each orphan where the evidence ends, and give activity that no session holds one of its own.
 *
 * <p>Each step is a change by itself and finds nothing to do once it is done, so a launch that is killed in the middle
 * is finished by the next. Not thread safe; runs once a launch.
 */
public final class SessionRecovery {

    private static final Logger LOG = LoggerFactory.getLogger(SessionRecovery.class);

    private final RecoveryStore store;
    private final SessionRules rules;
    private final Supplier<ZoneId> zone;
    private final Instant launch;
    private final String bootId;
    private int recovered;
    private int failed;
    private @Nullable String error;

    /**
     * Prepares the recovery of one launch.
     *
     * @param launch this launch's start, UTC
     * @param bootId of this boot; empty where the system tells none
     */
    public SessionRecovery(
            RecoveryStore store, SessionRules rules, Supplier<ZoneId> zone, Instant launch, String bootId) {
        this.store = store;
        this.rules = rules;
        this.zone = zone;
        this.launch = launch;
        this.bootId = bootId;
    }

    /** Recovers what can be recovered. A failure is logged and reported, never thrown: recording starts all the same. */
    public RecoveryReport run() {
        attempt("recover desk sessions", () -> {
            List<Activity> unfolded = store.unfolded();
            List<Orphan> orphans = store.orphans();
            List<SessionChange.Ended> homes = homes(unfolded, orphans);
            if (!attempt("fold the activity a crash left", () -> fold(unfolded, orphans, homes))) {
                // Ends judged without those minutes would be wrong for good: the next launch has all of it again.
                return;
            }
            orphans.forEach(orphan -> attempt("recover session " + orphan.id(), () -> recover(orphan)));
            attempt("give left activity a session", () -> settle(unfolded, homes));
        });
        LOG.info("Recovered {} orphan sessions, {} failed", recovered, failed);
        return new RecoveryReport(launch, recovered, failed, error);
    }

    private boolean attempt(String what, Runnable step) {
        try {
            step.run();
            return true;
        } catch (RuntimeException e) {
            LOG.error("Could not {}", what, e);
            failed++;
            error = error == null ? "could not " + what + ": " + e.getMessage() : error;
            return false;
        }
    }

    /** Sessions for the activity that neither a session holds nor an orphan can claim, cut by the rules of every day. */
    private List<SessionChange.Ended> homes(List<Activity> unfolded, List<Orphan> orphans) {
        List<TimeRange> windows = orphans.stream().map(orphan -> Verdict.window(orphan, rules.maxLength())).toList();
        TimeRange past = new TimeRange(Instant.EPOCH, launch);
        SessionCutter cutter = new SessionCutter(rules, zone, new Claimed(store, windows), store::nextSessionId);
        active(unfolded).flatMap(range -> range.intersection(past).stream())
                .flatMap(range -> range.minus(windows).stream())
                .flatMap(range -> range.minus(store.heldWithin(range)).stream()).forEach(cutter::active);
        cutter.end(SessionEnd.RECOVERED);
        return cutter.takeChanges().stream()
                .flatMap(change -> change instanceof SessionChange.Ended ended ? Stream.of(ended) : Stream.empty())
                .toList();
    }

    private void fold(List<Activity> unfolded, List<Orphan> orphans, List<SessionChange.Ended> homes) {
        Optional<TimeRange> span = extent(unfolded);
        if (span.isPresent()) {
            NavigableSet<Instant> cuts = cuts(unfolded, orphans, span.get());
            homes.forEach(home -> cuts.addAll(List.of(home.range().start(), home.range().end())));
            store.add(BlockFolder.fold(unfolded, span.get().end(), cuts, store.blocksWithin(span.get())));
        }
    }

    /** A block ends where a session ends or may turn out to end, and where the evidence does. */
    private NavigableSet<Instant> cuts(List<Activity> unfolded, List<Orphan> orphans, TimeRange extent) {
        NavigableSet<Instant> cuts = new TreeSet<>(List.of(extent.end()));
        store.heldWithin(extent).forEach(held -> cuts.addAll(List.of(held.start(), held.end())));
        for (Orphan orphan : orphans) {
            TimeRange window = Verdict.window(orphan, rules.maxLength());
            cuts.addAll(List.of(window.start(), window.end()));
            active(unfolded).flatMap(range -> range.intersection(window).stream()).map(TimeRange::end)
                    .max(Comparator.naturalOrder()).ifPresent(cuts::add);
        }
        return cuts;
    }

    private void recover(Orphan orphan) {
        Verdict verdict = Verdict.of(orphan, rules.maxLength(), launch, store::latestActiveEnd);
        Cause cause = Cause.of(orphan.recorder(), bootId);
        if (store.recover(new Recovered(orphan.id(), verdict.range(), cause, verdict.evidence(), verdict.window(),
                launch))) {
            recovered++;
            LOG.info("Recovered session {}: {} to {}, {}, by {}", orphan.id(), verdict.range().start(),
                    verdict.range().end(), cause.wire(), verdict.evidence().wire());
        }
    }

    private void settle(List<Activity> unfolded, List<SessionChange.Ended> homes) {
        if (unfolded.isEmpty()) {
            return;
        }
        Cause cause = Cause.of(store.previousLaunch(), bootId);
        store.settle(homes.stream().map(home -> new Recovered(home.id(), home.range(), cause, Evidence.ACTIVITY,
                home.range(), launch)).toList(), unfolded);
        recovered += homes.size();
        homes.forEach(home -> LOG.info("Recovered session {}: {} to {}, from activity that no session held", home.id(),
                home.range().start(), home.range().end()));
    }

    private static Stream<TimeRange> active(List<Activity> spans) {
        return spans.stream().filter(span -> span.state() == ActivityState.ACTIVE).map(Activity::unfolded)
                .filter(range -> !range.isEmpty());
    }

    private static Optional<TimeRange> extent(List<Activity> spans) {
        Optional<Instant> start = spans.stream().map(span -> span.unfolded().start()).min(Comparator.naturalOrder());
        Optional<Instant> end = spans.stream().map(span -> span.range().end()).max(Comparator.naturalOrder());
        return start.flatMap(from -> end.map(to -> new TimeRange(from, to)));
    }

    /** The time that sessions hold and that orphans may claim. */
    private record Claimed(DeskTime stored, List<TimeRange> windows) implements DeskTime {

        @Override
        public List<TimeRange> heldWithin(TimeRange range) {
            return Stream.concat(stored.heldWithin(range).stream(), windows.stream().filter(range::overlaps)).toList();
        }

        @Override
        public Optional<Instant> nextStartAfter(Instant instant) {
            return stored.nextStartAfter(instant);
        }
    }
}
