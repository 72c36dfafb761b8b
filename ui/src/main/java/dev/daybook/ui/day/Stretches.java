package dev.daybook.ui.day;

import dev.daybook.api.Day;
import dev.daybook.api.Timeline.Block;
import dev.daybook.api.Timeline.Use;
import dev.daybook.ui.day.Stretch.Kind;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** From blocks and gaps to what the strip paints: a block looks like what most of it was. Pure. */
final class Stretches {

    private Stretches() {}

    /** In order of start; those that touch and look alike are one. */
    static List<Stretch> of(List<Block> blocks, List<Day.Gap> gaps) {
        List<Stretch> ordered = Stream.concat(gaps.stream().map(Stretches::of), blocks.stream().map(Stretches::of))
                .sorted(Comparator.comparing(Stretch::start)).toList();
        List<Stretch> merged = new ArrayList<>();
        for (Stretch next : ordered) {
            Stretch last = merged.isEmpty() ? null : merged.getLast();
            if (last != null && last.looksLike(next) && !next.start().isAfter(last.end())) {
                merged.set(merged.size() - 1, last.through(next));
            } else {
                merged.add(next);
            }
        }
        return merged;
    }

    private static Stretch of(Day.Gap gap) {
        return new Stretch(gap.start(), gap.end(), switch (gap.kind()) {
            case "asleep" -> Kind.ASLEEP;
            case "paused" -> Kind.PAUSED;
            default -> Kind.UNKNOWN;
        }, "");
    }

    private static Stretch of(Block block) {
        Instant start = block.start();
        if (block.activeSeconds() >= Math.max(block.idleSeconds(), block.lockedSeconds())) {
            return new Stretch(start, block.end(), Kind.ACTIVE, main(block.uses()));
        }
        Kind kind = block.lockedSeconds() > block.idleSeconds() ? Kind.LOCKED : Kind.IDLE;
        return new Stretch(start, block.end(), kind, "");
    }

    private static String main(List<Use> uses) {
        Map<String, Integer> seconds = new LinkedHashMap<>();
        uses.forEach(use -> seconds.merge(use.category(), use.seconds(), Integer::sum));
        return seconds.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey)
                .orElse("Uncategorised");
    }
}
