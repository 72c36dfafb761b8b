package dev.daybook.timeline;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Cuts a stored block in two where a session's boundary was moved into it, by folding again what it was made of. Pure.
 *
 * <p><b>Invariant:</b> the parts hold exactly the seconds that the block held, of every kind and of every focus. Where
 * the spans do not say so any more there is no cut.
 */
public final class BlockCut {

    private final Block block;
    private final Instant at;

    private BlockCut(Block block, Instant at) {
        this.block = block;
        this.at = at;
    }

    /**
     * The parts of {@code block}.
     *
     * @param at within the block
     * @param spans at least all that overlap it, in any order, folded or not
     * @return two blocks in order, or one where the other part holds nothing; empty when they do not add up to the block
     */
    public static Optional<List<Block>> of(Block block, Instant at, List<Activity> spans) {
        BlockCut cut = new BlockCut(block, at);
        // Where spans overlap, the one that was folded first has counted: that was the older one, or the earlier one.
        Stream<Comparator<Activity>> orders = Stream.of(Comparator.comparingLong(Activity::id),
                Comparator.comparing(span -> span.range().start()));
        return orders.map(order -> cut.parts(spans.stream().sorted(order).toList())).filter(cut::addUp).findFirst();
    }

    private List<Block> parts(List<Activity> spans) {
        List<TimeRange> covered = new ArrayList<>();
        List<Activity> pieces = new ArrayList<>();
        for (Activity span : spans) {
            if (span.state() != ActivityState.ASLEEP) {
                span.range().intersection(block.range()).ifPresent(range -> range.minus(covered).forEach(free -> {
                    pieces.add(new Activity(span.id(), free, span.state(), span.focus(), free.start()));
                    covered.add(free);
                }));
            }
        }
        TimeRange whole = block.range();
        return BlockFolder.fold(pieces, whole.end(), new TreeSet<>(List.of(whole.start(), at, whole.end())), List.of());
    }

    private boolean addUp(List<Block> parts) {
        return parts.stream().mapToInt(Block::activeSeconds).sum() == block.activeSeconds()
                && parts.stream().mapToInt(Block::idleSeconds).sum() == block.idleSeconds()
                && parts.stream().mapToInt(Block::lockedSeconds).sum() == block.lockedSeconds()
                && uses(parts).equals(uses(List.of(block)));
    }

    private static Map<Focus, Integer> uses(List<Block> blocks) {
        Map<Focus, Integer> seconds = new HashMap<>();
        blocks.forEach(block -> block.uses().forEach(use -> seconds.merge(use.focus(), use.seconds(), Integer::sum)));
        return seconds;
    }
}
