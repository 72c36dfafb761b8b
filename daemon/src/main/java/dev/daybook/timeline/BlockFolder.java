package dev.daybook.timeline;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Folds spans into blocks. Pure: the same spans, cuts and taken time give the same blocks.
 *
 * <p><b>Invariant:</b> a second is counted once. What lies in {@code taken} is left out, and where two spans overlap
 * (a clock set back) the one that starts first counts.
 */
public final class BlockFolder {

    private final NavigableSet<Instant> cuts;
    private final List<TimeRange> covered;
    private final NavigableMap<Instant, Tally> tallies = new TreeMap<>();

    private BlockFolder(NavigableSet<Instant> cuts, Collection<TimeRange> taken) {
        this.cuts = new TreeSet<>(cuts);
        this.covered = new ArrayList<>(taken);
        taken.forEach(range -> {
            this.cuts.add(range.start());
            this.cuts.add(range.end());
        });
    }

    /**
     * Folds what is not folded yet.
     *
     * @param spans in any order; of each, only {@link Activity#unfolded} before {@code until} is folded
     * @param until a minute's border or one of {@code cuts}, so that no block is folded by halves
     * @param cuts where a minute becomes two blocks
     * @param taken time that stored blocks cover already
     * @return blocks in order of start; a minute with nothing gives none
     */
    public static List<Block> fold(
            Collection<Activity> spans, Instant until, NavigableSet<Instant> cuts, Collection<TimeRange> taken) {
        BlockFolder folder = new BlockFolder(cuts, taken);
        spans.stream()
                .filter(span -> span.state() != ActivityState.ASLEEP)
                .sorted(Comparator.comparing(span -> span.range().start()))
                .forEach(span -> folder.add(span, until));
        return folder.tallies.values().stream().map(Tally::block).toList();
    }

    private void add(Activity span, Instant until) {
        Instant end = TimeRange.earlier(span.range().end(), until);
        if (!span.folded().isBefore(end)) {
            return;
        }
        TimeRange piece = new TimeRange(span.folded(), end);
        for (TimeRange free : piece.minus(covered.stream().filter(piece::overlaps).toList())) {
            count(span, free);
            covered.add(free);
        }
    }

    private void count(Activity span, TimeRange range) {
        Instant from = range.start();
        while (from.isBefore(range.end())) {
            TimeRange part = partAround(from);
            Instant to = TimeRange.earlier(range.end(), part.end());
            tallies.computeIfAbsent(part.start(), start -> new Tally(part)).add(span, new TimeRange(from, to));
            from = to;
        }
    }

    /** The minute around {@code instant}, narrowed by the cuts on either side. */
    private TimeRange partAround(Instant instant) {
        Instant minute = instant.truncatedTo(ChronoUnit.MINUTES);
        Instant before = cuts.floor(instant);
        Instant after = cuts.higher(instant);
        Instant next = minute.plus(1, ChronoUnit.MINUTES);
        return new TimeRange(
                before == null ? minute : TimeRange.later(minute, before),
                after == null ? next : TimeRange.earlier(next, after));
    }

    /** What one minute or part of a minute holds. */
    private static final class Tally {

        private final TimeRange range;
        private final Map<Focus, Integer> uses = new LinkedHashMap<>();
        private int idle;
        private int locked;

        Tally(TimeRange range) {
            this.range = range;
        }

        void add(Activity span, TimeRange part) {
            int seconds = (int) part.length().toSeconds();
            switch (span.state()) {
                case ACTIVE -> uses.merge(span.focus() == null ? Focus.NOTHING : span.focus(), seconds, Integer::sum);
                case IDLE -> idle += seconds;
                case LOCKED -> locked += seconds;
                case ASLEEP -> throw new IllegalStateException("time asleep is no part of a block");
            }
        }

        Block block() {
            int active = uses.values().stream().mapToInt(Integer::intValue).sum();
            return new Block(range, active, idle, locked,
                    uses.entrySet().stream().map(use -> new Block.Use(use.getKey(), use.getValue())).toList());
        }
    }
}
