package dev.daybook.summary;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The title that a session gets from what was used in it. Pure. */
public final class SessionTitle {

    private static final int MOST = 3;

    private SessionTitle() {}

    /**
     * The applications used longest.
     *
     * @return null when nothing was used
     */
    public static @Nullable String of(List<SummaryStore.Use> uses) {
        return uses.isEmpty()
                ? null
                : applications(uses).keySet().stream().limit(MOST).collect(Collectors.joining(", "));
    }

    /** Seconds of each, longest first. */
    static Map<String, Long> applications(List<SummaryStore.Use> uses) {
        Map<String, Long> seconds = new LinkedHashMap<>();
        uses.forEach(use -> seconds.merge(name(use), use.seconds(), Long::sum));
        return seconds.entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, Long::sum, LinkedHashMap::new));
    }

    private static String name(SummaryStore.Use use) {
        return use.focus().application().isEmpty() ? "no window" : use.focus().application();
    }
}
