package dev.daybook.cli.view;

import dev.daybook.api.Timeline.Block;
import dev.daybook.api.Timeline.Use;
import dev.daybook.api.Totals.Total;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** An ink for each of the largest categories of a page, the same wherever it shows on it. */
record CategoryInks(Map<String, Ink> inks) {

    private static final List<Ink> HUES = List.of(Ink.HUE_1, Ink.HUE_2, Ink.HUE_3, Ink.HUE_4, Ink.HUE_5, Ink.HUE_6);

    /** What the API answers for what no rule takes. */
    private static final String NONE = "Uncategorised";

    /** By their time, largest first. */
    static CategoryInks of(List<Total> categories) {
        Map<String, Ink> inks = new HashMap<>();
        for (Total total : categories) {
            if (inks.size() < HUES.size() && !total.key().equals(NONE)) {
                inks.put(total.key(), HUES.get(inks.size()));
            }
        }
        return new CategoryInks(Map.copyOf(inks));
    }

    Ink of(String category) {
        return inks.getOrDefault(category, Ink.OTHER);
    }

    /** That of what most of the blocks' time went into. */
    Ink most(List<Block> blocks) {
        Map<String, Integer> seconds = new LinkedHashMap<>();
        blocks.stream().flatMap(block -> block.uses().stream())
                .forEach(use -> seconds.merge(use.category(), use.seconds(), Integer::sum));
        return seconds.entrySet().stream().max(Comparator.comparingInt(Map.Entry::getValue))
                .map(most -> of(most.getKey())).orElse(Ink.OTHER);
    }

    /** Total seconds of each category in these blocks, largest first. */
    static List<Total> totals(List<Block> blocks) {
        Map<String, Long> seconds = new HashMap<>();
        for (Block block : blocks) {
            for (Use use : block.uses()) {
                seconds.merge(use.category(), (long) use.seconds(), Long::sum);
            }
        }
        return seconds.entrySet().stream().map(entry -> new Total(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(Total::seconds).reversed().thenComparing(Total::key)).toList();
    }
}
