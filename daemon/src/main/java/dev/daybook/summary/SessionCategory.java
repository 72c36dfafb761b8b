package dev.daybook.summary;

import dev.daybook.category.Categories;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The category that a session gets from what was used in it. Pure. */
final class SessionCategory {

    private SessionCategory() {}

    /** That of most of its active time; null when nothing was used. */
    static @Nullable String of(List<SummaryStore.Use> uses, Categories categories) {
        Map<String, Long> seconds = new LinkedHashMap<>();
        uses.forEach(use -> seconds.merge(
                categories.of(use.focus().application(), use.focus().title(), use.focus().url()), use.seconds(),
                Long::sum));
        return seconds.entrySet().stream().max(Map.Entry.comparingByValue()).map(Map.Entry::getKey).orElse(null);
    }
}
