package dev.daybook.ui.week;

import dev.daybook.api.Totals.Total;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sums the totals of categories, which are nested by slashes, to their tops. Pure. */
final class Shares {

    private static final Comparator<Share> LARGEST_FIRST = Comparator.comparingLong(Share::seconds).reversed()
            .thenComparing(Share::category);

    private Shares() {}

    /** One share a top, largest first; beneath it the categories it holds, whatever their depth. */
    static List<Share> of(Collection<Total> totals) {
        Map<String, Long> byCategory = new LinkedHashMap<>();
        totals.forEach(total -> byCategory.merge(total.key(), total.seconds(), Long::sum));
        Map<String, Map<String, Long>> tops = new LinkedHashMap<>();
        byCategory.forEach((category, seconds) -> tops
                .computeIfAbsent(top(category), name -> new LinkedHashMap<>()).put(category, seconds));
        return tops.entrySet().stream()
                .map(top -> share(top.getKey(), top.getValue()))
                .filter(share -> share.seconds() > 0)
                .sorted(LARGEST_FIRST)
                .toList();
    }

    private static Share share(String top, Map<String, Long> parts) {
        long seconds = parts.values().stream().mapToLong(Long::longValue).sum();
        boolean whole = parts.size() == 1 && parts.containsKey(top);
        List<Share> nested = whole
                ? List.of()
                : parts.entrySet().stream()
                        .filter(part -> part.getValue() > 0)
                        .map(part -> new Share(part.getKey(), part.getValue(), List.of()))
                        .sorted(LARGEST_FIRST)
                        .toList();
        return new Share(top, seconds, nested);
    }

    private static String top(String category) {
        int slash = category.indexOf('/');
        return slash < 0 ? category : category.substring(0, slash);
    }
}
