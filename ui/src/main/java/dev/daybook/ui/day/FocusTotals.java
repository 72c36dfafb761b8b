package dev.daybook.ui.day;

import dev.daybook.api.Timeline.Block;
import dev.daybook.api.Timeline.Use;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sums what was in focus. Pure. */
final class FocusTotals {

    private FocusTotals() {}

    private record Key(String application, String title, String category) {}

    /** Of the blocks that start in {@code [from, to)}, the longest first. */
    static List<FocusRow> of(List<Block> blocks, Instant from, Instant to) {
        Map<Key, FocusRow> rows = new LinkedHashMap<>();
        for (Block block : blocks) {
            if (!block.start().isBefore(from) && block.start().isBefore(to)) {
                block.uses().forEach(use -> rows.merge(new Key(use.application(), use.title(), use.category()),
                        row(use), FocusTotals::sum));
            }
        }
        return rows.values().stream().sorted(Comparator.comparingLong(FocusRow::seconds).reversed()).toList();
    }

    private static FocusRow row(Use use) {
        return new FocusRow(use.application(), use.title(), use.category(), use.seconds());
    }

    private static FocusRow sum(FocusRow earlier, FocusRow later) {
        return new FocusRow(earlier.application(), earlier.title(), earlier.category(),
                earlier.seconds() + later.seconds());
    }
}
