package dev.daybook.recovery;

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
import java.util.ArrayList;
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
            attempt("fold the activity a crash left", () -> fold(unfolded, orphans));
            orphans.forEach(orphan -> attempt("recover session " + orphan.id(), () -> recover(orphan)));
            attempt("give left activity a session", () -> settle(unfolded));
        });
        LOG.info("Recovered {} orphan sessions, {} failed", recovered, failed);
        return new RecoveryReport(launch, recovered, failed, error);
    }

    private void attempt(String what, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            LOG.error("Could not {}", what, e);
            failed++;
            error = error == null ? "could not " + what + ": " + e.getMessage() : error;
        }
    }

    private void fold(List<Activity> unfolded, List<Orphan> orphans) {
        Optional<TimeRange> span = extent(unfolded);
        if (span.isPresent()) {
            store.add(BlockFolder.fold(unfolded, span.get().end(), cuts(unfolded, orphans, span.get()),
                    store.blocksWithin(span.get())));
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

    private void settle(List<Activity> unfolded) {
        if (unfolded.isEmpty()) {
            return;
        }
        SessionCutter cutter = new SessionCutter(rules, zone, store, store::nextSessionId);
        TimeRange past = new TimeRange(Instant.EPOCH, launch);
        active(unfolded).flatMap(range -> range.intersection(past).stream())
                .flatMap(range -> range.minus(store.heldWithin(range)).stream()).forEach(cutter::active);
        cutter.end(SessionEnd.RECOVERED);
        Cause cause = Cause.of(store.previousLaunch(), bootId);
        List<Recovered> sessions = new ArrayList<>();
        for (SessionChange change : cutter.takeChanges()) {
            if (change instanceof SessionChange.Ended(long id, TimeRange range, SessionEnd why)) {
                LOG.info("Recovered session {}: {} to {}, from activity that no session held", id, range.start(),
                        range.end());
                sessions.add(new Recovered(id, range, cause, Evidence.ACTIVITY, range, launch));
            }
        }
        store.settle(sessions, unfolded);
        recovered += sessions.size();
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
}
